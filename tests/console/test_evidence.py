"""How evidence is handed in, shown, written again and checked from a command line."""

import json
import shutil
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from domain.evidence import link_digest
from runtime.evidence.folder import EvidenceFolder
from tests.console.desk import Desk, assert_told
from tests.console.typed import Lockgate
from tests.readmodels.cast import CASE

CONTENT = "The case."
DIGEST = f"sha256:{sha256(CONTENT.encode()).hexdigest()}"
PLANS = "https://folkestone.example/plans"
PROGRAM = b"MZ\x90\0\x03\0\0\0"
ADD = ("evidence", "add", "1A", "design", "business-case")
NO_TEMPORAL = "127.0.0.1:9"


@pytest.fixture
def home(waiting: Path, tmp_path: Path) -> Path:
    """A home of one's own, whose record names a case that is not in the folder yet."""
    return Path(shutil.copytree(waiting, tmp_path / "home"))


@pytest.fixture
def folder(home: Path) -> EvidenceFolder:
    return EvidenceFolder(home / "evidence")


def test_a_file_is_kept_shown_checked_and_written_again(desk: Desk) -> None:
    desk.starts()
    added = desk.hands_in(CONTENT)
    assert (added.code, f"text/plain, 9 bytes\nDigest {DIGEST}" in added.out) == (0, True)
    desk.awaits("gate-evidence-changed", f"gate-{desk.design}-1")

    (line,) = json.loads(desk.types(f"evidence show {desk.design} -o json").out)["evidence"]
    assert (line["file"], line["piece"]["digest"], line["piece"]["size"]) == ("kept", DIGEST, 9)
    assert "text/plain" in desk.types(f"gate show {desk.design}").out
    assert desk.types(f"evidence check {desk.programme}").code == 0
    assert desk.types(f"evidence get {DIGEST} -o {desk.folder}/again.txt").code == 0
    assert (desk.folder / "again.txt").read_text() == CONTENT


def test_a_link_is_handed_in_and_what_was_seen_there_is_known(desk: Desk) -> None:
    desk.starts()
    (desk.folder / "seen.txt").write_text(CONTENT)
    seen = f"--link {PLANS} --seen {desk.folder}/seen.txt"

    added = desk.types(f"evidence add {desk.release} design 'business case' {seen} --as ewan")

    assert (added.code, f"Link {PLANS}" in added.out, link_digest(PLANS, DIGEST) in added.out) == (
        0,
        True,
        True,
    )
    desk.awaits("gate-evidence-changed", f"gate-{desk.design}-1")
    (line,) = json.loads(desk.types(f"evidence show {desk.design} -o json").out)["evidence"]
    assert (line["file"], line["piece"]["link"], line["piece"]["seen"]) == ("elsewhere", PLANS, DIGEST)
    assert "Links, whose content was not looked at: 1." in desk.types(f"evidence check {desk.programme}").out


def test_the_release_refuses_what_the_programme_does_not_take(desk: Desk) -> None:
    blueprint = desk.blueprint()
    blueprint.write_text(f"{blueprint.read_text()}\nevidence: {{most_bytes: 5, types: [text/csv]}}\n")
    assert desk.types(f"programme start {blueprint} --as asha").code == 0
    desk.awaits("gate-opened", f"gate-{desk.design}-1")
    facts = desk.facts()

    assert_told(desk.hands_in(CONTENT), 6, "It has 9 bytes; at most 5 are taken.")
    assert_told(desk.hands_in("abc"), 6, "It is text/plain; taken are text/csv.")
    assert desk.facts() == facts


def test_a_program_by_another_name_is_refused_and_not_copied(
    lockgate: Lockgate, home: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(PROGRAM)

    answer = lockgate(*ADD, str(report), "--as", "asha", home=home)

    assert_told(answer, 6, "It is application/vnd.microsoft.portable-executable; taken are")
    assert not (home / "evidence").exists()


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ("", 2, "Name a file or a --link, and not both."),
        (f"case.txt --link {PLANS}", 2, "Name a file or a --link, and not both."),
        ("case.txt --seen case.txt", 2, "What was seen belongs to a --link."),
        ("--link http://folkestone.example", 6, "A link is a whole https address"),
        ("missing.txt", 5, "missing.txt cannot be read."),
        (".", 1, ". is no plain file."),
        ("link.txt", 1, "link.txt is a symbolic link"),
        ("empty.txt", 6, "An empty file shows nothing."),
    ],
)
def test_what_cannot_be_handed_in_is_told_why(
    lockgate: Lockgate, home: Path, tmp_path: Path, words: str, code: int, sentence: str
) -> None:
    (tmp_path / "case.txt").write_text(CONTENT)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "link.txt").symlink_to("case.txt")

    assert_told(lockgate(*ADD, *words.split(), "--as", "asha", home=home), code, sentence)
    assert not (home / "evidence").exists()


def test_a_dry_run_keeps_nothing(lockgate: Lockgate, home: Path, tmp_path: Path) -> None:
    (tmp_path / "case.txt").write_text(CONTENT)

    answer = lockgate(*ADD, "case.txt", "--as", "asha", "--dry-run", home=home)

    assert (answer.code, DIGEST in answer.out) == (0, True)
    assert not (home / "evidence").exists()


def test_the_bytes_are_kept_before_the_event_is_recorded(
    lockgate: Lockgate, home: Path, folder: EvidenceFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCKGATE_TEMPORAL_ADDRESS", NO_TEMPORAL)
    (tmp_path / "case.txt").write_text("Another case.")
    before = lockgate("audit", "timeline", home=home).out

    answer = lockgate(*ADD, "case.txt", "--as", "asha", home=home)

    assert_told(answer, 1, "does not answer")
    assert lockgate("audit", "timeline", home=home).out == before
    folder.verify(f"sha256:{sha256(b'Another case.').hexdigest()}")


def test_what_cannot_be_kept_is_not_recorded(
    lockgate: Lockgate, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "case.txt").write_text(CONTENT)
    monkeypatch.setenv("LOCKGATE_EVIDENCE_FOLDER", str(tmp_path / "case.txt"))
    before = lockgate("audit", "timeline", home=home).out

    assert_told(lockgate(*ADD, "case.txt", "--as", "asha", home=home), 1, "The file could not be kept in")
    assert lockgate("audit", "timeline", home=home).out == before


def test_missing_files_are_listed(lockgate: Lockgate, home: Path) -> None:
    people, programs = (
        lockgate("evidence", "check", home=home),
        lockgate("evidence", "check", "-o", "json", home=home),
    )

    assert (people.code, CASE.digest in people.out, "missing" in people.out) == (1, True, True)
    (wrong,) = json.loads(programs.out)["wrong"]
    assert (programs.code, wrong["state"], wrong["named"]["stream"]) == (1, "missing", "release-care/1A")
    assert "missing" in lockgate("evidence", "show", "1A/design", home=home).out
    assert_told(lockgate("evidence", "get", CASE.digest, "-o", "-", home=home), 5, "No file is kept here")


def test_the_check_is_content_once_every_file_is_there(
    lockgate: Lockgate, home: Path, folder: EvidenceFolder
) -> None:
    folder.keep(BytesIO(CONTENT.encode()), most_bytes=100)

    assert lockgate("evidence", "check", home=home).code == 0
    assert lockgate("evidence", "check", "care", home=home).code == 0
    assert_told(lockgate("evidence", "check", "other", home=home), 5, "There is no programme 'other'.")
    assert "kept" in lockgate("evidence", "show", "1A/design", home=home).out
    assert "record: 1; missing or altered: 0." in lockgate("admin", "doctor", home=home).out


def test_altered_files_are_listed_and_never_given_out(
    lockgate: Lockgate, home: Path, folder: EvidenceFolder, tmp_path: Path
) -> None:
    folder.keep(BytesIO(CONTENT.encode()), most_bytes=100)
    (file,) = (each for each in (home / "evidence").rglob("*") if each.is_file())
    file.chmod(0o640)
    file.write_text("The cAse.")

    checked = lockgate("evidence", "check", home=home)
    assert (checked.code, "altered" in checked.out) == (1, True)
    for target in ("-", "again.txt"):
        assert_told(
            lockgate("evidence", "get", DIGEST, "-o", target, home=home), 1, "no longer has the content"
        )
    assert not (tmp_path / "again.txt").exists()
    assert "record: 1; missing or altered: 1." in lockgate("admin", "doctor", home=home).out


def test_a_file_is_written_to_standard_output_or_to_a_new_file(
    lockgate: Lockgate, home: Path, folder: EvidenceFolder, tmp_path: Path
) -> None:
    folder.keep(BytesIO(CONTENT.encode()), most_bytes=100)
    (tmp_path / "mine.txt").write_text("Mine.")

    assert lockgate("evidence", "get", DIGEST, "-o", "-", home=home).out == CONTENT
    assert_told(
        lockgate("evidence", "get", DIGEST, "-o", "mine.txt", home=home), 1, "mine.txt is there already."
    )
    assert_told(lockgate("evidence", "get", DIGEST, "-o", "no/such.txt", home=home), 1, "cannot be written")
    assert_told(lockgate("evidence", "get", "../record.db", "-o", "-", home=home), 5, "is no digest")
    assert (tmp_path / "mine.txt").read_text() == "Mine."


DATA = "--assessment data-protection-impact --assessed-on 2018-05-02"


def test_an_assessment_is_handed_in_with_its_kind_and_day(desk: Desk) -> None:
    desk.starts()
    file = desk.folder / "dpia.txt"
    file.write_text("What it does to people's data.")
    told = f"{DATA} --advice 'Go on.' --residual-risk low --as ewan"

    added = desk.types(f"evidence add {desk.release} design dpia {file} {told} -o json")

    assert json.loads(added.out)["command"]["evidence"]["assessment"] == {
        "kind": "data-protection-impact",
        "day": "2018-05-02",
        "advice": "Go on.",
        "residual_risk": "low",
    }


@pytest.mark.parametrize(
    ("told", "code", "sentence"),
    [
        ("--assessment equality-impact", 2, "An assessment has a kind and a day."),
        ("--assessed-on 2018-05-02", 2, "An assessment has a kind and a day."),
        (DATA, 6, "the data protection officer's advice"),
    ],
)
def test_a_part_of_an_assessment_is_none(
    lockgate: Lockgate, waiting: Path, tmp_path: Path, told: str, code: int, sentence: str
) -> None:
    file = tmp_path / "dpia.txt"
    file.write_text("What it does to people's data.")

    answer = lockgate(*ADD, str(file), *told.split(), "--as", "ewan", home=waiting)

    assert_told(answer, code, sentence)
