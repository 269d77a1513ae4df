"""What an operator is told who moves the record, or backs it up."""

from pathlib import Path

from tests.console.typed import Lockgate


def test_backup_is_verified_and_restored_elsewhere(told: Path, lockgate: Lockgate, tmp_path: Path) -> None:
    backed_up = lockgate("admin", "backup", "--to", str(tmp_path / "backup.db"), home=told)
    assert (backed_up.code, backed_up.err) == (0, "")
    assert "each row the same in both." in backed_up.out

    (tmp_path / "new").mkdir()
    record = tmp_path / "new" / "record.db"
    moved = lockgate(
        "admin",
        "move",
        "--from",
        f"sqlite:///{tmp_path / 'backup.db'}",
        "--to",
        f"sqlite:///{record}",
    )
    assert (moved.code, moved.err) == (0, "")
    timeline = [lockgate("audit", "timeline", "-o", "json", home=home).out for home in (told, record.parent)]
    assert timeline[0] == timeline[1]


def test_backup_never_replaces_a_file(told: Path, lockgate: Lockgate, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    file.write_text("something else")
    answer = lockgate("admin", "backup", "--to", str(file), home=told)
    assert answer.code == 1
    assert "is there already" in answer.err
    assert file.read_text() == "something else"


def test_record_is_not_moved_onto_another(told: Path, lockgate: Lockgate) -> None:
    url = f"sqlite:///{told / 'record.db'}"
    answer = lockgate("admin", "move", "--from", url, "--to", url)
    assert answer.code == 1
    assert "A record is moved to a fresh database only." in answer.err
    assert "Next: Name a database that is empty." in answer.err


def test_a_file_that_is_not_there_is_not_made_by_moving_it(lockgate: Lockgate, tmp_path: Path) -> None:
    source, target = (f"sqlite:///{tmp_path / name}" for name in ("nowhere.db", "target.db"))
    answer = lockgate("admin", "move", "--from", source, "--to", target)
    assert answer.code == 5
    assert f"There is no record in {tmp_path / 'nowhere.db'}." in answer.err
    assert list(tmp_path.glob("*.db")) == []


def test_database_is_named_by_a_url(lockgate: Lockgate) -> None:
    answer = lockgate("admin", "move", "--from", "record.db", "--to", "elsewhere.db")
    assert answer.code == 2
