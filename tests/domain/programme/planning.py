"""How the plan of the programme is changed in the rules that are told about it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.identity import Actor
from domain.programme.baseline.events import BaselineAdopted
from domain.programme.commands import (
    AcceptLead,
    ExpectExternal,
    FailExternal,
    HandOverLead,
    MeetExternal,
    Replan,
    ScoreRelease,
)
from domain.programme.events import ReleaseCleared, ReleasePlanned
from domain.programme.outside.dependency import ExternalDependency
from domain.programme.scoring.criteria import Criterion, Score
from domain.release.plan import ExternalId, ReleaseId, ReleasePlan
from domain.stage import Stage
from tests.domain.people import BEN, CHLOE, GITA, LATER
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A, begun, later

WHY = "The platform is bought a quarter later."
A_QUARTER_ON = later(PLAN_2A, 91)
CLEARED = ReleaseCleared(release=PLAN_1A.id, at=LATER)

CASE_SYSTEMS = ExternalDependency(
    id=ExternalId("X1"),
    name="Case systems bought again",
    needed_by=date(2019, 1, 31),
    owner="Bedford Borough 2020",
    source="Implementation plan, 3.3",
)
AFTER_X1 = replace(PLAN_2A, depends_on_external=(CASE_SYSTEMS.id,))
WITH_X1 = begun(replace(PLAN, releases=(PLAN_1A, AFTER_X1), external=(CASE_SYSTEMS,)))

CRITERIA = (
    Criterion(id="benefit", name="Benefits released", weight=3),
    Criterion(id="risk", name="Implementation risk", weight=2),
)
WITH_CRITERIA = begun(replace(PLAN, criteria=CRITERIA))


def replan(*releases: ReleasePlan, replaces: int = 1, by: Actor = GITA, at: datetime = LATER) -> Replan:
    """Gita sits on the council, which is steward."""
    return Replan(programme=PLAN.id, releases=releases, replaces=replaces, reason=WHY, by=by, at=at)


def adopted(
    *,
    version: int = 2,
    added: Sequence[ReleaseId] = (),
    changed: Sequence[ReleaseId] = (),
    taken_out: Sequence[ReleaseId] = (),
    by: Actor = GITA,
    at: datetime = LATER,
) -> BaselineAdopted:
    return BaselineAdopted(
        version=version,
        reason=WHY,
        by=by.identity,
        added=tuple(added),
        changed=tuple(changed),
        taken_out=tuple(taken_out),
        at=at,
    )


def planned(plan: ReleasePlan, at: datetime = LATER) -> ReleasePlanned:
    return ReleasePlanned(plan=plan, at=at)


def with_stage(plan: ReleasePlan, stage: Stage, **changes: object) -> ReleasePlan:
    """The same release with another plan for one stage."""
    stages = tuple(
        replace(each, **changes) if each.stage is stage else each  # type: ignore[arg-type]
        for each in plan.stages
    )
    return replace(plan, stages=stages)


def expect(expected: date, *, by: Actor = GITA, reason: str = "One bid only.") -> ExpectExternal:
    return ExpectExternal(
        programme=PLAN.id, external=CASE_SYSTEMS.id, expected=expected, reason=reason, by=by, at=LATER
    )


def meet(note: str = "Contract of 3 June.", *, by: Actor = GITA) -> MeetExternal:
    return MeetExternal(programme=PLAN.id, external=CASE_SYSTEMS.id, note=note, by=by, at=LATER)


def fail(reason: str = "Nobody bid.", *, by: Actor = GITA) -> FailExternal:
    return FailExternal(programme=PLAN.id, external=CASE_SYSTEMS.id, reason=reason, by=by, at=LATER)


def hand_over(
    to: Actor = CHLOE, *, day: date | None = None, by: Actor = GITA, release: ReleaseId = PLAN_1A.id
) -> HandOverLead:
    """From a quarter on, unless another day is given."""
    day = day or LATER.date() + timedelta(days=91)
    return HandOverLead(
        programme=PLAN.id, release=release, to=to.identity, day=day, reason="Asha moves on.", by=by, at=LATER
    )


def accept(by: Actor = BEN, *, release: ReleaseId = PLAN_1A.id, at: datetime = LATER) -> AcceptLead:
    return AcceptLead(programme=PLAN.id, release=release, by=by, at=at)


def score(
    benefit: int, risk: int, *, release: ReleaseId = PLAN_1A.id, by: Actor = GITA, at: datetime = LATER
) -> ScoreRelease:
    scores = (Score(criterion="benefit", points=benefit), Score(criterion="risk", points=risk))
    return ScoreRelease(
        programme=PLAN.id, release=release, scores=scores, reason="Workshop of 9 May.", by=by, at=at
    )
