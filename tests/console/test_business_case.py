"""How a business case is read, revised, appraised and spent against from a command line."""

import asyncio
import csv
import json
import shutil
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from domain.business_case.commands import case_stream
from domain.business_case.plan import Terms
from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from tests.console.desk import Desk, assert_told
from tests.console.typed import Ended, Lockgate
from tests.domain.business_case import scene
from tests.readmodels import money, story
from tests.readmodels.cast import PROGRAMME
from tests.readmodels.steps import tell

FUND_AND_CASE = """
fund:
  envelope_pence: 1130000000
  years: [{year: 2024, amount_pence: 346100000}, {year: 2025, amount_pence: 347100000}]
  guardian: finance
  gates: [design]

business_case:
  keepers: [sponsor]
  recorders: [finance]
  approved: {amount_pence: 1130000000, to_year: 2025}
  appraisal: {series: {use: green-book-2026}, base_year: 2018, to_year: 2027}
  versions:
    - id: original
      name: Case of July
      reason: Approved by Cabinet.
      lines:
        - id: team
          name: Programme team
          kind: transformation
          spending: revenue
          funding: Transformation fund
          years: [{year: 2024, amount_pence: 346120000}, {year: 2025, amount_pence: 440840000}]
"""
HEADING = "period,line,amount,kind,reference\n"


@pytest.fixture(scope="module")
def told_case(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an installation with Surrey's case, Bedford's budget, and a file of actuals."""
    home = tmp_path_factory.mktemp("case")
    asyncio.run(_tell(f"sqlite:///{shutil.copy(migrated_file, home / 'record.db')}"))
    return home


async def _tell(url: str) -> None:
    unknown = scene.row(1, "J-9", line="hub", number=3)
    # The benefits of the story begin in 2018.
    plan = replace(scene.PLAN, appraisal=Terms(series=scene.GREEN_BOOK, base_year=2018, to_year=2029))
    commands = (
        *story.programme_starts(),
        *money.the_fund_is_established(),
        replace(scene.ADOPT, programme=PROGRAMME, plan=plan),
        replace(
            scene.bring(scene.row(3_000_000_00), unknown, unreadable=(scene.UNREADABLE,)), programme=PROGRAMME
        ),
    )
    async with await EventStore.open(url, PROJECTIONS) as store:
        await tell(store, *commands)


@pytest.mark.parametrize(
    "read", ["case", "spend", "appraise", "appraise --optimism mott-macdonald-2002", "budget"]
)
def test_every_read_answers_in_every_form(lockgate: Lockgate, told_case: Path, read: str) -> None:
    forms = ("table", "json", "jsonl", "csv")
    table, document, _, sheet = (
        lockgate("money", *read.split(), "-o", form, home=told_case) for form in forms
    )
    assert (table.code, table.err) == (0, "")
    assert table.out.splitlines()[-1].startswith("Next: lockgate ")
    assert json.loads(document.out)["programme"] == PROGRAMME
    rows = list(csv.reader(StringIO(sheet.out)))
    assert {len(row) for row in rows} == {len(rows[0])}


def test_both_cases_stand_side_by_side(lockgate: Lockgate, told_case: Path) -> None:
    shown = lockgate("money", "case", home=told_case).out
    assert "Case update-2025 is £1,676,000 below Case original: In-house design" in shown
    assert (
        "It costs more than before in 2026/27 by £572,200, 2028/29 by £85,400, 2029/30 by £85,400." in shown
    )
    assert "To 2027/28 it is £1,881,800 below the £11,300,000 approved, and £1,846,800 below" in shown
    page = json.loads(lockgate("money", "case", "-o", "json", home=told_case).out)
    assert [each["variance"] for each in page["years"]][:3] == [-1_178_400_00, -937_800_00, 572_200_00]
    assert page["totals"][1]["variance"] == 256_400_00
    same = lockgate("money", "case", "--before", "update-2025", home=told_case)
    assert "as much as" in same.out
    assert_told(lockgate("money", "case", "--after", "draft", home=told_case), 5, "There is original, update")


def test_spend_stands_against_ask_case_and_envelope(lockgate: Lockgate, told_case: Path) -> None:
    shown = lockgate("money", "spend", home=told_case).out
    assert "All years: £3,000,000.00 spent, owed or committed; at most £500,000.00" in shown
    assert "Rows not understood, and not counted: 2." in shown
    assert "The business case has no line hub." in shown
    assert "#################... 86 %" in shown
    page = json.loads(lockgate("money", "spend", "-o", "json", home=told_case).out)
    assert page["files"][0]["not_understood"] == 2
    assert page["lines"][1]["underspend"] == 470_600_00
    assert {each["year"]: each["cap"] for each in page["years"]}["2018/19"] == 300_000_00


def test_an_appraisal_states_its_rates_and_its_base_year(lockgate: Lockgate, told_case: Path) -> None:
    shown = lockgate("money", "appraise", home=told_case).out
    assert "3.5 % for years 0 to 30; 3 % for years 31 to 75; 2.5 % for years 76 to 125." in shown
    assert "in the worth of 2018/19" in shown
    assert "The case has no allowance for optimism" in shown
    allowed = lockgate("money", "appraise", "--optimism", "mott-macdonald-2002", home=told_case).out
    assert "Outsourcing" in allowed
    assert "Equipment" not in allowed


def test_budgets_taken_ahead_of_benefit_are_told_in_both_readings(
    lockgate: Lockgate, told_case: Path
) -> None:
    shown = lockgate("money", "budget", home=told_case).out
    assert "Read as increment, budget is taken ahead of benefit: £1,000,000 on 2017-04-01" in shown
    page = json.loads(lockgate("money", "budget", "-o", "json", home=told_case).out)
    taken = {(each["reading"], each["year"]): each["taken"] for each in page["reductions"]}
    assert taken["increment", "2019/20"] == 10_300_000_00
    assert taken["cumulative", "2019/20"] == 6_500_000_00


@pytest.mark.parametrize(
    ("asked", "code", "sentence"),
    [
        ("--series red-book", 6, "No series of rates of this name is shipped"),
        ("--optimism nobody", 6, "No source of values of this name is shipped"),
        ("--base-year 2019", 6, "nothing may fall before it"),
        ("--to-year 2017", 6, "not before the base year"),
        ("--to-year 9999", 6, "ends before 9999"),
    ],
)
def test_what_cannot_be_appraised_is_refused(
    lockgate: Lockgate, told_case: Path, asked: str, code: int, sentence: str
) -> None:
    assert_told(lockgate("money", "appraise", *asked.split(), home=told_case), code, sentence)


@pytest.mark.parametrize("read", ["case", "spend", "appraise", "budget"])
def test_a_programme_without_a_case_says_so(lockgate: Lockgate, waiting: Path, read: str) -> None:
    assert_told(lockgate("money", read, home=waiting), 5, "no business case here")


def with_case(desk: Desk) -> None:
    file = desk.blueprint()
    file.write_text(file.read_text() + FUND_AND_CASE)
    answer = desk.types(f"programme start {file} --as asha")
    assert answer.code == 0, answer.err


def brings(desk: Desk, *rows: str, words: str = "", who: str = "chloe") -> Ended:
    file = desk.folder / "june.csv"
    file.write_text(HEADING + "\n".join(rows))
    return desk.types(f"money actuals {desk.programme} {file} --as {who} {words}")


def test_actuals_come_in_by_file_and_count_once(desk: Desk) -> None:
    with_case(desk)
    good, bad = '2024-06,team,"1,000.01",spend,J-1', "2024-06,team,1.005,spend,J-2"
    dry = brings(desk, good, words="--dry-run")
    assert (dry.code, "Dry run, nothing was sent" in dry.out) == (0, True)
    refused = brings(desk, good, bad)
    assert refused.code == 6
    assert "fraction of a penny" in refused.out
    assert_told(brings(desk, good, who="ben"), 6, "Here it is finance.", look=_spend(desk))
    assert brings(desk, "=1,=2,=3,=4,=5").code == 6

    partly = brings(desk, good, bad, words="--keep-good")
    assert (partly.code, "Brought in: 1 of £1,000.01 counted" in partly.out) == (8, True)
    desk.awaits("actuals-recorded", case_stream(desk.programme))
    again = brings(desk, good, words="-o json")
    assert json.loads(again.out)["again"] == 1
    page = json.loads(desk.types(f"money spend {desk.programme} -o json").out)
    assert (page["whole"]["spent"], len(page["not_understood"])) == (1_000_01, 1)
    told = desk.types(f"audit timeline --programme {desk.programme}").out
    assert "Chloe Day brought in the actuals of june.csv: 1 row of £1,000.01 in all counted" in told


def test_a_case_is_revised_by_file_with_a_reason(desk: Desk) -> None:
    with_case(desk)
    file = desk.folder / "case.csv"
    file.write_text("line,year,amount\nteam,2024/25,2282800\nhub,2025/26,1\n")
    revise = f"money revise {desk.programme} update {file} --reason 'Built sooner.' --as ben"
    refused = desk.types(revise)
    assert (refused.code, "It is a new line" in refused.out) == (6, True)
    file.write_text("line,year,amount\nteam,2024/25,2282800\nteam,2025/26,3470600\n")
    assert "Dry run" in desk.types(f"{revise} --dry-run").out
    assert [desk.types(revise).code for _ in range(2)] == [0, 0]
    assert (
        "update is £2,116,200 below Case of July: Built sooner."
        in desk.types(f"money case {desk.programme}").out
    )


def _spend(desk: Desk) -> str:
    return f"lockgate money spend {desk.programme}"
