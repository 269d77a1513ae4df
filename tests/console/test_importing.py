"""What a list from a file brings about, and what is said of the rows that were refused."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import pytest

from console.failing import DONE, PARTLY, REFUSED
from console.importing import Bringing, Tried, bring, rows_of, tried
from console.writing import Desk
from definitions.lists.rows import RefusedRow, Row
from definitions.values import Count, Id
from domain.release.commands import ReportReadiness
from domain.release.evolving import fold
from domain.release.readiness import Measure
from domain.stage import Stage
from runtime.failures import Failure
from runtime.settings import Settings
from tests.domain.people import CHLOE, NOON
from tests.domain.release.scene import PROGRAMME, REGISTERED, RELEASE_1A, entered

DESK = Desk(actor=CHLOE, settings=Settings())
UNDER_WAY = fold((REGISTERED, entered(Stage.TRAINING)))


class TaughtRow(Row):
    KEY: ClassVar[tuple[str, ...]] = ("team",)

    team: Id
    taught: Count


def reported(rows: Sequence[TaughtRow]) -> ReportReadiness:
    if rows[0].team == "nobody":
        raise Failure("There is nobody called nobody.")
    taught = sum(row.taught for row in rows)
    return ReportReadiness(
        programme=PROGRAMME,
        release=RELEASE_1A,
        by=CHLOE,
        at=NOON,
        measure=Measure.TRAINING,
        done=taught,
        of=9,
    )


def listed(folder: Path, *lines: str) -> Tried[ReportReadiness]:
    file = folder / "list.csv"
    file.write_text("\n".join(("team,taught", *lines)), encoding="utf-8")
    return tried(rows_of(file, TaughtRow, Settings()), UNDER_WAY, reported)


def test_all_rows_are_one_command(tmp_path: Path) -> None:
    done = listed(tmp_path, "lpg,2", "gpl,3")
    assert (done.good, done.refused) == (2, ())
    assert done.command is not None
    assert done.command.done == 5


def test_what_the_domain_refuses_is_listed_with_what_the_file_gets_wrong(tmp_path: Path) -> None:
    done = listed(tmp_path, "lpg,2", "gpl,10", "nobody,1", "pgl,x")

    assert done.good == 1
    assert [(each.line, each.column) for each in done.refused] == [(3, ""), (4, ""), (5, "taught")]
    assert done.refused[0].reason.startswith("So many of so many")
    assert done.refused[1].reason == "There is nobody called nobody."


@pytest.mark.parametrize(
    ("lines", "keep_good", "code", "kept"),
    [
        pytest.param(["lpg,2", "gpl,10"], False, REFUSED, 0, id="one refused row refuses the file"),
        pytest.param(["lpg,2", "gpl,10"], True, PARTLY, 1, id="good rows are kept when asked"),
        pytest.param(["gpl,10"], True, REFUSED, 0, id="nothing is good"),
        pytest.param(["lpg,2"], False, DONE, 1, id="everything is good"),
    ],
)
def test_the_exit_code_tells(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    lines: list[str],
    keep_good: bool,
    code: int,
    kept: int,
) -> None:
    how = Bringing(desk=DESK, keep_good=keep_good, dry_run=True, output="json", look="lockgate …")

    assert asyncio.run(bring(listed(tmp_path, *lines), how, _never)) == code

    answer = json.loads(capsys.readouterr().out)
    assert (answer["done"], answer["kept"]) == (False, kept)
    assert [each["line"] for each in answer["refused"]] == [3] * (len(lines) == 2) + [2] * (
        lines == ["gpl,10"]
    )


def test_people_see_a_table_of_what_was_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused = (RefusedRow(line=3, column="taught", reason="It is blank."),)
    how = Bringing(desk=DESK, keep_good=False, dry_run=False, output="table", look="lockgate …")
    command = listed(tmp_path, "lpg,2").command

    asyncio.run(bring(Tried(command=command, good=1, refused=refused), how, _never))

    printed = capsys.readouterr().out
    assert "Refused: 0 rows kept, 1 row refused." in printed
    assert "1 row are good" not in printed
    assert "--keep-good" in printed
    assert [word in printed for word in ("taught", "It is blank.")] == [True, True]


async def _never(_: object, __: object) -> None:
    raise AssertionError("nothing was to be sent")
