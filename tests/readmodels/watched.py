"""The story's programme with risks on its own scale and indicators, and what people say of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from domain.aggregate import Command
from domain.identity import Identity
from domain.indicator.commands import ReadIndicator
from domain.indicator.plan import (
    IndicatorId,
    IndicatorPlan,
    Measured,
    Target,
    TargetStatus,
    TargetToCome,
)
from domain.indicator.trend import Direction
from domain.indicator.value import Value, value_of
from domain.programme.commands import StartProgramme
from domain.programme.counts import PrintedCount, count_of
from domain.programme.watched.expanding import from_the_start
from domain.release.commands import RegisterRelease
from domain.risk.commands import CloseRisk, EscalateRisk, ReviewRisk, ScoreRisk
from domain.risk.plan import FirstScore, RiskId, RiskPlan, ScoreKind
from domain.risk.scale import Level, RiskScale
from domain.risk.terms import Appetite, RiskTerms
from domain.roster import Person, RoleId
from tests.readmodels.cast import BEN, CHLOE, PLAN, PROGRAMME, ROSTER, actor, at
from tests.readmodels.steps import CLOCK

WORDS = tuple(Level(name=name, value=value) for name, value in (("L", 1), ("M", 2), ("H", 3)))
SCALE = RiskScale(likelihood=WORDS, impact=WORDS)
TERMS = RiskTerms(scale=SCALE, appetite=Appetite(most=4), review_months=1, board=RoleId("programme-board"))


# Whoever types in development is known by another issuer than the story's people.
AT_THE_DESK = Identity(issuer="urn:lockgate:development", subject="kim")
PEOPLE = replace(ROSTER, people=(*ROSTER.people, Person(identity=AT_THE_DESK, name="Kim Lowe")))


def value(text: str) -> Value:
    found = value_of(text)
    assert found
    return found


def scored(kind: ScoreKind, likelihood: str, impact: str) -> FirstScore:
    score = SCALE.score(likelihood, impact)
    assert score
    return FirstScore(kind=kind, score=score)


T1 = RiskPlan(
    id=RiskId("T1"),
    title="Platform not yet selected",
    category="technology",
    owners=(BEN, CHLOE),
    controls=("Careful selection",),
    planned=("Proof of concept",),
    scores=(scored(ScoreKind.INHERENT, "H", "H"), scored(ScoreKind.RESIDUAL, "M", "M")),
    themes=("Narrative risk I",),
)
T2 = RiskPlan(
    id=RiskId("T2"),
    title="Integration depends on suppliers",
    category="technology",
    scores=(scored(ScoreKind.RESIDUAL, "L", "H"),),
)
O1 = RiskPlan(id=RiskId("O1"), title="Key people leave", category="operational", release="2A")
O2 = replace(O1, id=RiskId("O2"), title="It is too much at once", release="")
CALLS = IndicatorPlan(
    id=IndicatorId("13"),
    title="Abandonment rate",
    unit="%",
    direction=Direction.LOWER,
    target=Target(value=value("6"), status=TargetStatus.AGREED),
    baseline=Measured(value=value("15.2")),
    reading=Measured(value=value("10.2"), on=date(2018, 3, 31), source="Telephony report"),
)
WAIT = IndicatorPlan(
    id=IndicatorId("2"),
    title="Average call wait",
    direction=Direction.LOWER,
    baseline=Measured(value=value("77-199")),
    to_come=TargetToCome(words="Q2 2018", by=date(2018, 6, 30)),
    comment="By kind of call.",
)


def _count(name: str, printed: int, of: str) -> PrintedCount:
    what = count_of(of)
    assert what
    return PrintedCount(name=name, printed=printed, of=what)


WATCHED = replace(
    PLAN,
    roster=PEOPLE,
    risk_terms=TERMS,
    risks=(T1, T2, O1, O2),
    indicators=(CALLS, WAIT),
    counts=(
        _count("technology risks", 2, "register:risks/technology"),
        _count("risks", 4, "register:risks"),
        _count("indicators", 2, "register:indicators"),
    ),
)


def programme_starts() -> Iterator[Command]:
    yield StartProgramme(programme=PROGRAMME, plan=WATCHED, by=actor(BEN), at=at(3, 1))
    for each in WATCHED.releases:
        yield RegisterRelease(programme=PROGRAMME, release=each.id, plan=each, by=CLOCK, at=at(3, 1))
    yield from from_the_start(WATCHED, actor(BEN), at(3, 1))


def people_speak() -> Iterator[Command]:
    """T1 rises above appetite and goes up, T2 is reviewed, O2 is closed, and calls are counted again."""
    asked: Any = {"programme": PROGRAMME, "by": actor(BEN), "roster": PEOPLE}
    on_t1 = {**asked, "risk": T1.id}
    yield ScoreRisk(
        kind=ScoreKind.RESIDUAL,
        likelihood="H",
        impact="M",
        reason="Tenders are late.",
        at=at(3, 20),
        **on_t1,
    )
    yield EscalateRisk(to=RoleId("cmt"), reason="The board cannot help.", at=at(3, 21), **on_t1)
    yield ReviewRisk(found="No change.", review_on=date(2018, 9, 1), risk=T2.id, at=at(3, 21), **asked)
    yield CloseRisk(reason="It was spread out.", risk=O2.id, at=at(3, 22), **asked)
    calls = {**asked, "indicator": CALLS.id, "source": "Telephony report"}
    yield ReadIndicator(value=value("11"), on=date(2018, 4, 30), at=at(5, 1), **calls)
    yield ReadIndicator(
        value=value("12.5"), on=date(2018, 4, 30), reason="A queue was missing.", at=at(5, 2), **calls
    )


def whole_watch() -> Iterator[Command]:
    yield from programme_starts()
    yield from people_speak()
