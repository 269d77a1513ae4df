"""The release that the rules are told about: 1A of Shepway, in its five stages."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TypedDict

from domain.evidence import Evidence, evidence_digest
from domain.gate.outcome import Outcome
from domain.gate.policy import PolicyId
from domain.identity import Actor
from domain.release.commands import OfferEvidence, RegisterRelease, SubmitStage, TakeOutcome
from domain.release.events import (
    EvidenceOffered,
    ReleaseEvent,
    ReleaseRegistered,
    ReleaseStopped,
    StageDeferred,
    StageEntered,
    StagePassed,
    StageReturned,
    StageSubmitted,
)
from domain.release.plan import ReleaseId, ReleasePlan, StagePlan
from domain.stage import STAGES, Stage
from tests.domain.papers import paper
from tests.domain.people import ASHA, EMIL, HANA, LOCKGATE, NOON

PROGRAMME, RELEASE_1A = "shepway-fom", ReleaseId("1A")

DAYS = {
    Stage.DESIGN: (date(2018, 4, 3), date(2018, 4, 30)),
    Stage.CONSULTATION: (date(2018, 5, 1), date(2018, 5, 31)),
    Stage.BUILD_SPRINTS: (date(2018, 6, 1), date(2018, 10, 31)),
    Stage.TRAINING: (date(2018, 11, 1), date(2018, 11, 30)),
    Stage.SIGN_OFF: (date(2018, 12, 3), date(2018, 12, 21)),
}
PLAN = ReleasePlan(
    id=RELEASE_1A,
    name="Leadership and strategy",
    kind="phase",
    lead=ASHA.identity,
    depends_on=(),
    stages=tuple(
        StagePlan(stage=stage, starts=starts, ends=ends, gate=PolicyId("stage-gate"))
        for stage, (starts, ends) in DAYS.items()
    ),
    sprints=2,
    affected_headcount=36,
)
_TRAINING_EARLY = replace(PLAN.stage(Stage.TRAINING), starts=date(2018, 7, 1))
# Training is planned to begin a month after the build, and long before the build's end.
SIDE_BY_SIDE = replace(
    PLAN, stages=tuple(_TRAINING_EARLY if each.stage is Stage.TRAINING else each for each in PLAN.stages)
)
NOBODY_AFFECTED = replace(PLAN, affected_headcount=0, nothing_to_consult_on="Only vacancies are removed.")

DESIGN_PAPER = paper("detailed-design", "The design.", author=EMIL.identity, submitted_by=HANA.identity)
SECOND_DRAFT = paper(
    "detailed-design", "The design, mended.", author=EMIL.identity, submitted_by=HANA.identity
)

ON_NOTHING = evidence_digest(())
COMES_AGAIN = date(2018, 6, 4)


class Asked(TypedDict):
    """What every command to this release carries."""

    programme: str
    release: ReleaseId
    by: Actor
    at: datetime


ASKED: Asked = {"programme": PROGRAMME, "release": RELEASE_1A, "by": LOCKGATE, "at": NOON}

REGISTER = RegisterRelease(plan=PLAN, benefits=("B-1A",), **ASKED)
REGISTERED = ReleaseRegistered(programme=PROGRAMME, plan=PLAN, benefits=("B-1A",), at=NOON)


def asked_on(day: date) -> Asked:
    """A command sent at nine on this day."""
    return {**ASKED, "at": datetime.combine(day, time(9), tzinfo=UTC)}


def entered(stage: Stage, round: int = 1) -> StageEntered:
    return StageEntered(stage=stage, round=round, at=NOON)


def submit(stage: Stage, round: int = 1) -> SubmitStage:
    return SubmitStage(stage=stage, round=round, **ASKED)


def submitted(stage: Stage, round: int = 1) -> StageSubmitted:
    return StageSubmitted(stage=stage, round=round, gate=f"shepway-fom/1A/{stage}", at=NOON)


def take(outcome: Outcome, stage: Stage = Stage.DESIGN, round: int = 1) -> TakeOutcome:
    return TakeOutcome(stage=stage, round=round, outcome=outcome, evidence_digest=ON_NOTHING, **ASKED)


def put_off(until: date = COMES_AGAIN, stage: Stage = Stage.DESIGN, round: int = 1) -> TakeOutcome:
    return replace(take(Outcome.DEFERRED, stage, round), until=until)


def passed(stage: Stage, round: int = 1) -> StagePassed:
    return StagePassed(stage=stage, round=round, outcome=Outcome.APPROVED, at=NOON)


def returned(stage: Stage, round: int = 1, on: str = ON_NOTHING) -> StageReturned:
    return StageReturned(stage=stage, round=round, outcome=Outcome.REJECTED, evidence_digest=on, at=NOON)


def deferred(round: int = 1, stage: Stage = Stage.DESIGN) -> StageDeferred:
    return StageDeferred(stage=stage, round=round, until=COMES_AGAIN, at=NOON)


def stopped(stage: Stage = Stage.DESIGN, round: int = 1) -> ReleaseStopped:
    return ReleaseStopped(stage=stage, round=round, reason="The grant fell through.", at=NOON)


def offer(
    evidence: Evidence = DESIGN_PAPER, stage: Stage = Stage.DESIGN, *, by: Actor = HANA
) -> OfferEvidence:
    asked: Asked = {**ASKED, "by": by}
    return OfferEvidence(stage=stage, evidence=evidence, **asked)


def offered(evidence: Evidence = DESIGN_PAPER, stage: Stage = Stage.DESIGN) -> EvidenceOffered:
    return EvidenceOffered(stage=stage, evidence=evidence, at=NOON)


def reached(stage: Stage) -> tuple[ReleaseEvent, ...]:
    """A release whose earlier stages passed at once, and that has entered this one."""
    history: list[ReleaseEvent] = [REGISTERED]
    for earlier in STAGES[: STAGES.index(stage)]:
        history += [entered(earlier), submitted(earlier), passed(earlier)]
    return (*history, entered(stage))
