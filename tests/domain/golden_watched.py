"""One representative of every event of risks and indicators."""

from datetime import UTC, date, datetime

from domain.aggregate import Event
from domain.identity import Identity
from domain.indicator import events as indicator
from domain.indicator.plan import IndicatorId, IndicatorPlan, Measured, Target, TargetStatus, TargetToCome
from domain.indicator.trend import Direction
from domain.indicator.value import Value
from domain.programme.watched import events as watched
from domain.risk import events as risk
from domain.risk.plan import FirstScore, RiskId, RiskPlan, ScoreKind
from domain.risk.scale import Level, RiskScale, Score
from domain.risk.terms import Appetite, CategoryAppetite, RiskTerms
from domain.roster import RoleId

_AT = datetime(2018, 12, 21, 16, 45, 30, 123456, tzinfo=UTC)
_ASHA = Identity(issuer="https://login.shepway.example", subject="asha")
_BEN = Identity(issuer="https://login.shepway.example", subject="ben")

_LEVELS = (Level(name="L", value=1), Level(name="H", value=3))
_SCORE = Score(likelihood="L", impact="H", value=3)
_TERMS = RiskTerms(
    scale=RiskScale(likelihood=_LEVELS, impact=_LEVELS),
    appetite=Appetite(most=2, categories=(CategoryAppetite(category="technology", most=1),)),
    review_months=1,
    board=RoleId("board"),
)
_RISK = RiskPlan(
    id=RiskId("T1"),
    title="Platform not yet selected",
    category="technology",
    release="1A",
    owners=(_ASHA, _BEN),
    board=RoleId("board"),
    consequences=("The plan is revised.",),
    controls=("Careful selection",),
    planned=("Proof of concept",),
    scores=(FirstScore(kind=ScoreKind.RESIDUAL, score=_SCORE),),
    themes=("Narrative risk I",),
    review_on=date(2019, 3, 1),
)
_READING = Measured(value=Value(low=66_000, high=103_500), on=date(2018, 12, 1), source="Telephony report")
_INDICATOR = IndicatorPlan(
    id=IndicatorId("2"),
    title="Average call wait",
    category="contact centre",
    unit="seconds",
    direction=Direction.LOWER,
    owner=_ASHA,
    target=Target(value=Value(low=60_000, high=120_000), status=TargetStatus.TO_BE_SIGNED_OFF),
    to_come=TargetToCome(words="Q4 2019", by=date(2019, 12, 31)),
    baseline=_READING,
    reading=_READING,
    comment="60 for social care and 120 for other calls.",
)
_WHY = "Raised at the board."

EXAMPLES: tuple[Event, ...] = (
    watched.RiskTermsAdopted(terms=_TERMS, at=_AT),
    watched.RisksAdded(risks=(_RISK.id,), split_from="T0", by=_ASHA, reason=_WHY, at=_AT),
    watched.IndicatorsAdded(indicators=(_INDICATOR.id,), by=_ASHA, reason=_WHY, at=_AT),
    risk.RiskRegistered(programme="shepway-fom", plan=_RISK, terms=_TERMS, split_from="T0", by=_ASHA, at=_AT),
    risk.RiskScored(kind=ScoreKind.RESIDUAL, score=_SCORE, reason=_WHY, by=_ASHA, at=_AT),
    risk.ControlPlanned(control="Proof of concept", by=_ASHA, at=_AT),
    risk.ControlEstablished(control="Proof of concept", by=_ASHA, at=_AT),
    risk.ControlDropped(control="Proof of concept", reason="It is too late.", by=_ASHA, at=_AT),
    risk.RiskReviewed(found="No change.", review_on=date(2019, 2, 1), by=_ASHA, at=_AT),
    risk.RiskAssigned(owners=(_ASHA, _BEN), reason="They share it.", by=_ASHA, at=_AT),
    risk.RiskEscalated(
        from_board=RoleId("board"),
        to_board=RoleId("cabinet"),
        score=_SCORE,
        most=1,
        reason=_WHY,
        by=_ASHA,
        at=_AT,
    ),
    risk.RiskDivided(into=(RiskId("T1a"), RiskId("T1b")), reason=_WHY, by=_ASHA, at=_AT),
    risk.RiskClosed(reason="It is selected.", by=_ASHA, at=_AT),
    indicator.IndicatorRegistered(programme="shepway-fom", plan=_INDICATOR, by=_ASHA, at=_AT),
    indicator.ReadingTaken(
        value=_READING.value,
        on=date(2018, 12, 1),
        source=_READING.source,
        reason="Calls were missing.",
        by=_ASHA,
        at=_AT,
    ),
    indicator.IndicatorBaselineTaken(
        value=_READING.value,
        on=date(2018, 12, 1),
        source=_READING.source,
        reason="Calls were missing.",
        by=_ASHA,
        at=_AT,
    ),
    indicator.TargetStated(
        target=_INDICATOR.target, to_come=_INDICATOR.to_come, reason=_WHY, by=_ASHA, at=_AT
    ),
)
