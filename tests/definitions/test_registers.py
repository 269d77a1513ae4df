"""How a blueprint says what a programme keeps in registers, when milestones are due, and what it counts."""

import re
from datetime import date
from pathlib import Path

import pytest

from definitions.loader import load_blueprint
from domain.identity import Identity
from domain.milestone.plan import Milestone
from domain.money import Pence
from domain.plan_quarter import PlanCalendar
from domain.programme.counts import Counted, CountOf, PrintedCount
from domain.programme.plan import ProgrammePlan
from domain.programme.register.plan import (
    INDICATORS,
    RISKS,
    Detail,
    EntryId,
    RegisterEntry,
    RegisterId,
    Rule,
)
from domain.release.cost import YearsCost
from domain.release.rating.legend import Colour
from domain.roster import RoleId
from tests.definitions.edited import edited, faults_of, line_of

POLICIES = "\npolicies:\n"
KEPT = """
plan_calendar: {name: Action plan, first_month: 2018-07, quarters: 5}
milestones:
  - {id: M1, text: Governance reaffirmed, due: 2018-09-14}
rag_legend:
  - {colour: red, means: off track}
  - {colour: green, means: under way and on track}
registers:
  - id: principles
    name: Principles
    entries:
      - {id: P1, title: Benefits led}
      - {id: P6, title: Regular review, rule: review-time, owner: asha, review_on: 2019-01-31}
  - id: workstreams
    name: Workstreams
    entries: [{id: core-it, title: Core IT turnaround}]
  - id: funding-approaches
    name: Funding approaches
    entries: [{id: contract-change, title: Contract change, rule: like-for-like}]
  - id: activity-split
    name: Who does what
    entries:
      - {id: procurement, title: Procurement, details: {council: accountable, partner: supports, share: 40}}
risks:
  - {id: T1, title: Platform not yet selected, category: technology}
counts:
  - {name: technology risks, printed: 3, of: register:risks/technology}
  - {name: boards, printed: 6, of: boards}
"""
OF_THE_FIRST = """    kind: phase
    milestones:
      - {id: M1, text: Designed and approved, quarter: 1}
      - {id: M2, text: Operational, quarter: 3, key: true, review_days: 5}
    workstream: core-it
    funding: [contract-change]
    costs: [{year: 2018, budget_pence: 4000000, pressure_pence: 1000000, argued_in: Councillor devices}]
"""
KIND = "    kind: phase\n"
DOCUMENT = Path(__file__).parents[2] / "docs" / "registers.md"
NAMED = ("  organisation: ", "  parent: Kent transformed\n  organisation: ")


def kept(folder: Path, *replacements: tuple[str, str]) -> Path:
    return edited(folder, (POLICIES, KEPT + POLICIES), (KIND, OF_THE_FIRST), *replacements)


def plan_of(folder: Path, *replacements: tuple[str, str]) -> ProgrammePlan:
    return load_blueprint(kept(folder, *replacements))


def test_the_example_in_the_documents_is_sound(tmp_path: Path) -> None:
    of_programme, of_release = re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    path = edited(tmp_path, (POLICIES, f"\n{of_programme}{POLICIES}"), (KIND, KIND + of_release))
    plan = load_blueprint(path)
    assert [each.id for each in plan.registers][-1] == "activity-split"
    assert plan.releases[0].resourcing == "contract"


def test_a_programme_may_keep_nothing(tmp_path: Path) -> None:
    plan = load_blueprint(edited(tmp_path))
    assert (plan.registers, plan.milestones, plan.counts, plan.plan_calendar) == ((), (), (), None)


def test_a_milestone_is_due_on_its_day_or_the_last_one_of_its_quarter(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    assert plan.plan_calendar == PlanCalendar(name="Action plan", first=date(2018, 7, 1), quarters=5)
    assert plan.milestones == (Milestone(id="M1", text="Governance reaffirmed", due=date(2018, 9, 14)),)
    assert plan.releases[0].milestones == (
        Milestone(id="M1", text="Designed and approved", due=date(2018, 9, 30), quarter=1),
        Milestone(id="M2", text="Operational", due=date(2019, 3, 31), quarter=3, key=True, review_days=5),
    )


def test_a_release_says_where_it_belongs_and_what_it_costs(tmp_path: Path) -> None:
    release = plan_of(tmp_path).releases[0]
    assert (release.workstream, release.funding) == ("core-it", ("contract-change",))
    assert release.costs == (
        YearsCost(
            year=2018,
            budget=Pence(40_000_00),
            pressure=Pence(10_000_00),
            argued_in="Councillor devices",
        ),
    )


def test_entries_are_as_they_are_written(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    principles, split = plan.register(RegisterId("principles")), plan.register(RegisterId("activity-split"))
    assert principles
    assert principles.entries[1] == RegisterEntry(
        id=EntryId("P6"),
        title="Regular review",
        rule=Rule.REVIEW_TIME,
        owner=Identity(issuer="urn:lockgate:development", subject="asha"),
        review_on=date(2019, 1, 31),
    )
    assert split
    assert split.entries[0].details[2] == Detail(name="share", value="40")


def test_risks_and_indicators_are_no_registers_and_counted_all_the_same(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    assert {RISKS, INDICATORS}.isdisjoint(each.id for each in plan.registers)
    assert [each.id for each in plan.risks] == ["T1"]


def test_a_programme_has_a_legend_counts_boards_and_a_parent(tmp_path: Path) -> None:
    board = ("  - id: programme-board\n", "  - id: programme-board\n    board: true\n")
    plan = plan_of(tmp_path, NAMED, board)
    assert plan.legend.colours[0] == Colour(name="red", means="off track")
    assert plan.counts[0] == PrintedCount(
        name="technology risks",
        printed=3,
        of=CountOf(what=Counted.REGISTER, name="risks", area="technology"),
    )
    assert plan.parent == "Kent transformed"
    assert [role.id for role in plan.roster.roles if role.is_board] == [RoleId("programme-board")]


@pytest.mark.parametrize(
    ("old", "new", "sentence", "at"),
    [
        ("quarters: 5", "quarters: 0", "at least one quarter", "plan_calendar:"),
        ("2018-07,", "2018-13,", "first_month", "plan_calendar:"),
        ("quarter: 1}", "quarter: 6}", "has no quarter 6", "- {id: M1, text: Designed"),
        (
            "quarter: 1}",
            "due: 2018-09-30, quarter: 1}",
            "either its quarter or the day",
            "- {id: M1, text: D",
        ),
        (", review_days: 5", "", "as P6 says", "- {id: M2"),
        (", argued_in: Councillor devices", "", "costs no more", "costs:"),
        ("workstream: core-it", "workstream: od", "od is not in the register", "workstream: od"),
        ("id: workstreams", "id: risks", "sections of their own", "- id: risks"),
        ("of: boards", "of: sheep", "What is counted is one of register", "- {name: boards"),
        (
            "of: register:risks/technology",
            "of: register:indicators",
            "no register indicators",
            "- {name: tech",
        ),
        ("review-time", "luck", "rule", "- {id: P6"),
        ("budget_pence: 4000000", "budget_pence: -1", "cannot be negative", "costs:"),
    ],
)
def test_what_cannot_be_is_told_where_it_stands(
    tmp_path: Path, old: str, new: str, sentence: str, at: str
) -> None:
    path = kept(tmp_path, (old, new))
    faults = [fault for fault in faults_of(path) if sentence in f"{fault.field} {fault.sentence}"]
    assert faults, faults_of(path)
    assert line_of(path, faults[0]).startswith(at)
