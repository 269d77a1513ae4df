"""The programme that is supposed to have gone otherwise: its first release was sent back, and is late."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from domain.benefit.profile import BenefitId, BenefitProfile
from domain.benefit.state import Benefit, fold
from domain.gate.outcome import Outcome
from domain.gate.subject import GateSubject
from domain.money import Pence
from domain.programme.path.course import course_of
from domain.programme.path.forecast import Situation
from domain.programme.path.progress import progress_of
from domain.programme.path.working_days import working_days
from domain.release.events import ReleaseEvent, StageEntered, StagePassed, StageReturned
from domain.release.plan import ReleaseId, ReleasePlan
from domain.stage import Stage
from domain.what_if.changes import AnotherDecision
from domain.what_if.supposing import Known
from tests.domain.benefit.scene import PROFILE, REGISTERED
from tests.domain.calendars import ENGLAND
from tests.domain.programme.scene import PLAN_1A, PLAN_2A

R1A, R2A = PLAN_1A.id, PLAN_2A.id
SUBJECT = GateSubject(programme="shepway-fom", release=R1A, stage=Stage.DESIGN, round=1)
DAYS = working_days(ENGLAND)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)


def after(plan: ReleasePlan, working_days: int) -> date:
    """So many working days after the next stage should have begun."""
    return ENGLAND.add(plan.stage(Stage.CONSULTATION).starts, working_days)


RETURNED = StageReturned(
    stage=Stage.DESIGN, round=1, outcome=Outcome.REJECTED, evidence_digest="", at=noon(after(PLAN_1A, 0))
)
PASSED = StagePassed(stage=Stage.DESIGN, round=2, outcome=Outcome.APPROVED, at=noon(after(PLAN_1A, 30)))
PASSED_ON = PASSED.at.date()
SENT_BACK: Sequence[ReleaseEvent] = (
    StageEntered(stage=Stage.DESIGN, round=1, at=noon(PLAN_1A.starts)),
    RETURNED,
    PASSED,
    StageEntered(stage=Stage.CONSULTATION, round=1, at=PASSED.at),
)


def known(
    events: Sequence[ReleaseEvent] = SENT_BACK,
    *,
    on: date = PASSED_ON,
    plans: Sequence[ReleasePlan] = (PLAN_1A, PLAN_2A),
    given_up: Sequence[ReleaseId] = (),
) -> Known:
    """What is known on a day, when these things happened to release 1A."""
    progress = progress_of(PLAN_1A, events, on=on, days=DAYS)
    situation = Situation(
        plans=tuple(plans),
        calendar=ENGLAND,
        on=on,
        progress={R1A: progress} if progress else {},
        expected={},
    )
    history: Mapping[ReleaseId, Sequence[ReleaseEvent]] = {R1A: events}
    return Known(course=course_of(situation), given_up=frozenset(given_up), history=history, on=on)


def decided(
    would: Outcome, at: date, *, was: Outcome | None = Outcome.REJECTED, was_at: date | None = None
) -> AnotherDecision:
    return AnotherDecision(
        subject=SUBJECT, was=was, was_at=noon(was_at) if was_at else RETURNED.at, would=would, at=noon(at)
    )


def benefit(release: ReleaseId, annual: int) -> Benefit:
    profile: BenefitProfile = replace(
        PROFILE, id=BenefitId(f"B-{release}"), release=release, annual=Pence(annual)
    )
    return fold([replace(REGISTERED, profile=profile)])


BENEFITS = (benefit(R1A, 400_00), benefit(R2A, 40_00))
