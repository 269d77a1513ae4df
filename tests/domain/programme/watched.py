"""A programme that begins with a risk and an indicator, and what people add to them."""

from dataclasses import replace

from domain.aggregate import Command
from domain.indicator.plan import IndicatorId
from domain.programme.watched.commands import AddIndicators, AddRisks, SplitRisk
from domain.risk.plan import RiskId
from tests.domain.indicator import scene as indicator
from tests.domain.people import BEN, LATER
from tests.domain.programme.scene import PLAN, START, begun
from tests.domain.risk import scene as risk

WATCHED_PLAN = replace(PLAN, risk_terms=risk.TERMS, risks=(risk.PLAN,), indicators=(indicator.PLAN,))
BEGUN = begun(WATCHED_PLAN)
WHY = "Raised at the board."
MORE = replace(risk.PLAN, id=RiskId("R13"))
ADD = AddRisks(programme=PLAN.id, risks=(MORE,), reason=WHY, by=BEN, at=LATER)
SPLIT = SplitRisk(programme=PLAN.id, risk=risk.R12, into=risk.PARTS, reason=WHY, by=BEN, at=LATER)
MEASURE = AddIndicators(
    programme=PLAN.id,
    indicators=(replace(indicator.PLAN, id=IndicatorId("14")),),
    reason=WHY,
    by=BEN,
    at=LATER,
)
WAY: list[Command] = [replace(START, plan=WATCHED_PLAN), ADD, SPLIT, MEASURE]
