"""A programme's risk of resistance, scored five by five as Surrey does, and what people do with it."""

from datetime import date, datetime
from typing import Any

from domain.aggregate import Command
from domain.programme.watched.commands import AddRisks
from domain.risk.commands import (
    AssignRisk,
    CloseRisk,
    DivideRisk,
    DropControl,
    EscalateRisk,
    EstablishControl,
    PlanControl,
    RegisterRisk,
    ReviewRisk,
    ScoreRisk,
)
from domain.risk.events import RiskEvent, RiskRegistered, RiskScored
from domain.risk.plan import FirstScore, RiskId, RiskPlan, ScoreKind
from domain.risk.scale import Level, RiskScale, Score
from domain.risk.terms import Appetite, CategoryAppetite, RiskTerms
from tests.domain.gate.scene import BOARD, CABINET, COUNCIL, ROSTER
from tests.domain.people import BEN, CHLOE, DINA, LATER, NOON

PROGRAMME = "shepway-fom"
R12 = RiskId("R12")
FIVE = tuple(Level(name=str(step), value=step) for step in range(1, 6))
SCALE = RiskScale(likelihood=FIVE, impact=FIVE)
TERMS = RiskTerms(
    scale=SCALE,
    appetite=Appetite(most=9, categories=(CategoryAppetite(category="technology", most=6),)),
    review_months=1,
    board=BOARD,
)


def at_(likelihood: int, impact: int) -> Score:
    return Score(likelihood=str(likelihood), impact=str(impact), value=likelihood * impact)


def first(kind: ScoreKind, likelihood: int, impact: int) -> FirstScore:
    return FirstScore(kind=kind, score=at_(likelihood, impact))


PLAN = RiskPlan(
    id=R12,
    title="Internal resistance to change",
    owners=(BEN.identity, CHLOE.identity),
    controls=("culture and change workstream", "communication plan"),
    planned=("early engagement",),
    scores=(first(ScoreKind.INHERENT, 4, 4), first(ScoreKind.RESIDUAL, 3, 3)),
)
ASKED: Any = {"programme": PROGRAMME, "risk": R12, "by": BEN, "at": LATER, "roster": ROSTER}
WHY = "The survey says so."

REGISTER = RegisterRisk(programme=PROGRAMME, risk=R12, plan=PLAN, terms=TERMS, by=DINA, at=NOON)
REGISTERED = RiskRegistered(
    programme=PROGRAMME, plan=PLAN, terms=TERMS, split_from="", by=DINA.identity, at=NOON
)


def score(kind: ScoreKind, likelihood: int, impact: int, **changes: Any) -> ScoreRisk:
    said = {**ASKED, "reason": WHY, **changes}
    return ScoreRisk(kind=kind, likelihood=str(likelihood), impact=str(impact), **said)


def scored(kind: ScoreKind, likelihood: int, impact: int, at: datetime = LATER) -> RiskScored:
    return RiskScored(kind=kind, score=at_(likelihood, impact), reason=WHY, by=BEN.identity, at=at)


HIGHER = score(ScoreKind.RESIDUAL, 4, 3)
IS_HIGHER = scored(ScoreKind.RESIDUAL, 4, 3)
PLAN_MORE = PlanControl(control="champions", **ASKED)
IN_PLACE = EstablishControl(control="early engagement", **ASKED)
DROP = DropControl(control="communication plan", reason="Nobody reads it.", **ASKED)
REVIEW = ReviewRisk(found="No change.", review_on=date(2018, 7, 2), **ASKED)
ASSIGN = AssignRisk(owners=(DINA.identity,), reason="They have left.", **ASKED)
UP = EscalateRisk(to=CABINET, reason=WHY, **ASKED)
TO_THE_TOP = EscalateRisk(to=COUNCIL, reason=WHY, **ASKED)
DIVIDE = DivideRisk(into=(RiskId("R12a"), RiskId("R12b")), reason=WHY, **ASKED)
CLOSE = CloseRisk(reason="It is over.", **ASKED)
PARTS = tuple(
    RiskPlan(id=id, title=title)
    for id, title in ((RiskId("R12a"), "Culture"), (RiskId("R12b"), "Technology is not adopted"))
)
ADD = AddRisks(programme=PROGRAMME, risks=(PLAN,), reason=WHY, by=BEN, at=LATER)

GIVEN: tuple[RiskEvent, ...] = (REGISTERED,)
# A risk that rises, goes up two boards and is closed, and one that is split.
TENDED: list[Command] = [REGISTER, PLAN_MORE, IN_PLACE, DROP, REVIEW, ASSIGN, HIGHER, UP, TO_THE_TOP, CLOSE]
SPLIT: list[Command] = [REGISTER, HIGHER, DIVIDE]
