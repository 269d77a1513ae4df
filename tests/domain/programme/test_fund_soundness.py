"""Whether a programme's money holds together: every rule, each problem at its place."""

from dataclasses import replace
from datetime import date

import pytest

from domain.fund.plan import BudgetLine, FundPlan, LineId, Opening, YearsAsk
from domain.gate.policy import PolicyId
from domain.money import Pence
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path
from domain.programme.soundness import problems
from domain.roster import RoleId
from tests.domain.fund import scene
from tests.domain.gate.scene import BOARD, FINANCE
from tests.domain.people import actor
from tests.domain.programme.scene import PLAN, STAGE_GATE, with_role

OPENING = Opening(day=date(2019, 1, 24), gate=STAGE_GATE.id, requested_by=scene.REQUESTER.identity)
YEAR = YearsAsk(year=2019, amount=Pence(500_000_00), opening=OPENING)
FUND = replace(
    scene.PLAN, gates=(STAGE_GATE.id,), years=(scene.PLAN.years[0], replace(YEAR, amount=Pence(1)))
)
SILENT = replace(STAGE_GATE, id=PolicyId("silent"), deemed_consent=True)
NOBODY = RoleId("nobody")


def with_fund(fund: FundPlan) -> ProgrammePlan:
    return replace(PLAN, fund=fund)


def opened(**changes: object) -> ProgrammePlan:
    opening = replace(OPENING, **changes)  # type: ignore[arg-type]
    return with_fund(replace(FUND, years=(replace(YEAR, opening=opening),)))


HERE: Path = ("fund", "years", 0, "opening")
PROBLEMS: dict[str, tuple[ProgrammePlan, Path, str]] = {
    "a negative envelope": (
        with_fund(replace(FUND, envelope=Pence(-1), years=(), lines=())),
        ("fund", "envelope"),
        "An amount cannot be negative.",
    ),
    "a negative year": (
        with_fund(replace(FUND, years=(YearsAsk(year=2019, amount=Pence(-1)),))),
        ("fund", "years", 0, "amount"),
        "An amount cannot be negative.",
    ),
    "a negative line": (
        with_fund(replace(FUND, lines=(BudgetLine(id=LineId("x"), name="X", amount=Pence(-1)),))),
        ("fund", "lines", 0, "amount"),
        "An amount cannot be negative.",
    ),
    "years a penny above the envelope": (
        with_fund(
            replace(FUND, envelope=Pence(1_000_000_00), years=(replace(YEAR, amount=Pence(1_000_000_01)),))
        ),
        ("fund", "years"),
        "Together they are too much: £1,000,000.01 is above the envelope of £1,000,000.00.",
    ),
    "lines a penny above the envelope": (
        with_fund(replace(FUND, envelope=Pence(799_999_99), years=())),
        ("fund", "lines"),
        "Together they are too much: £800,000.00 is above the envelope of £799,999.99.",
    ),
    "a year twice": (
        with_fund(replace(FUND, years=(YEAR, replace(YEAR, opening=None)))),
        ("fund", "years", 1, "year"),
        "2019 is there twice.",
    ),
    "a line twice": (
        with_fund(replace(FUND, lines=(FUND.lines[0], replace(FUND.lines[1], id=FUND.lines[0].id)))),
        ("fund", "lines", 1, "id"),
        "team is there twice.",
    ),
    "an unknown guardian": (
        with_fund(replace(FUND, guardian=NOBODY)),
        ("fund", "guardian"),
        "There is no role nobody.",
    ),
    "an unknown role that vires": (
        with_fund(replace(FUND, virement=(BOARD, NOBODY))),
        ("fund", "virement", 1),
        "There is no role nobody.",
    ),
    "an unknown partner": (
        with_fund(replace(FUND, partners=(NOBODY,))),
        ("fund", "partners", 0),
        "There is no role nobody.",
    ),
    "a role named twice": (
        with_fund(replace(FUND, virement=(BOARD, BOARD))),
        ("fund", "virement", 1),
        "board is there twice.",
    ),
    "no gate": (
        with_fund(replace(FUND, gates=(), years=())),
        ("fund", "gates"),
        "Name a policy that decides on money.",
    ),
    "an unknown gate": (
        with_fund(replace(FUND, gates=(STAGE_GATE.id, PolicyId("none")))),
        ("fund", "gates", 1),
        "There is no policy none.",
    ),
    "a gate that silence opens": (
        replace(with_fund(replace(FUND, gates=(STAGE_GATE.id, SILENT.id))), policies=(STAGE_GATE, SILENT)),
        ("fund", "gates", 1),
        "Nobody's silence commits money.",
    ),
    "an opening at no gate of the fund": (
        opened(gate=PolicyId("none")),
        (*HERE, "gate"),
        "none is not among the gates of the fund.",
    ),
    "an opening for a stranger": (
        opened(requested_by=actor("zoe").identity),
        (*HERE, "requested_by"),
        "zoe is not among the people.",
    ),
    "an opening on no line": (opened(line=LineId("tea")), (*HERE, "line"), "There is no line tea."),
    "an opening after its year": (
        opened(day=date(2020, 4, 1)),
        (*HERE, "day"),
        "The financial year is over by then.",
    ),
    "an opening before the calendar": (
        opened(day=date(2016, 1, 4)),
        (*HERE, "day"),
        "The calendar england-and-wales covers 2017-01-01 to 2040-12-31 only.",
    ),
}


def test_a_sound_fund_has_no_problem() -> None:
    assert problems(with_fund(FUND)) == ()


@pytest.mark.parametrize(("plan", "path", "sentence"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_problem_stands_at_its_place(plan: ProgrammePlan, path: Path, sentence: str) -> None:
    (found,) = problems(plan)
    assert (found.path, found.sentence) == (path, sentence)


def test_nobody_asks_at_a_gate_that_they_alone_could_decide() -> None:
    roster = with_role(FINANCE, replace(PLAN.roster.by_id[FINANCE], holdings=())).roster
    asked = replace(opened(), roster=roster)
    assert any("Nobody can decide this gate as finance" in each.sentence for each in problems(asked))
    assert any("nobody could stop money" in each.sentence for each in problems(asked))
