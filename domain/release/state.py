"""What a release is now, from what happened to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import reduce
from typing import assert_never

from domain.evidence import Evidence, evidence_digest
from domain.release.events import (
    ConsultationClosed,
    ConsultationFoundUnnecessary,
    ConsultationOpened,
    EvidenceOffered,
    PlanAdopted,
    ReadinessReported,
    ReleaseEvent,
    ReleaseRegistered,
    ReleaseSignedOff,
    ReleaseStopped,
    ReleaseWithdrawn,
    SprintEnded,
    SprintStarted,
    StageDeferred,
    StageEntered,
    StagePassed,
    StageReturned,
    StageSubmitted,
)
from domain.release.plan import ReleasePlan
from domain.release.readiness import Measure
from domain.release.terms import NO_TERMS, Terms
from domain.stage import Stage


class Ending(StrEnum):
    """How a release can end."""

    SIGNED_OFF = "signed-off"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release; `plan` is None until it is registered, `stage` until work on it begins.

    `returned` is the last round of the stage that the gate sent back or put off, 0 when none was, and
    `returned_on` the digest of the evidence that it had seen; `deferred` says that it was put off. The
    consultation tells when it opened and whom it affects, or why there is nobody to hear. `baseline` is the
    newest baseline of the programme that its plan was changed by.
    """

    programme: str = ""
    plan: ReleasePlan | None = None
    benefits: tuple[str, ...] = ()
    stage: Stage | None = None
    round: int = 0
    submitted: bool = False
    returned: int = 0
    returned_on: str = ""
    deferred: StageDeferred | None = None
    passages: tuple[StagePassed, ...] = ()
    consultation: ConsultationOpened | ConsultationFoundUnnecessary | None = None
    consultation_closed_at: datetime | None = None
    sprints_started: int = 0
    sprints_ended: int = 0
    terms: Terms = NO_TERMS
    offered: Mapping[Stage, tuple[Evidence, ...]] = field(default_factory=dict)
    readiness: Mapping[Measure, ReadinessReported] = field(default_factory=dict)
    signed_off: bool = False
    stopped: ReleaseStopped | None = None
    baseline: int = 1
    withdrawn: ReleaseWithdrawn | None = None

    @property
    def passed(self) -> tuple[Stage, ...]:
        """The stages whose gates opened the way, in order."""
        return tuple(each.stage for each in self.passages)

    @property
    def ending(self) -> Ending | None:
        """How the release ended; None while it goes on."""
        if self.stopped:
            return Ending.STOPPED
        return Ending.SIGNED_OFF if self.signed_off else None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it: it ended, or was withdrawn before it began."""
        return self.ending is not None or self.withdrawn is not None

    @property
    def has_fresh_evidence(self) -> bool:
        """Whether what was handed in for the stage is no longer what the gate sent it back on."""
        if self.stage is None or not self.returned:
            return False
        return evidence_digest(self.evidence(self.stage)) != self.returned_on

    def is_under_way(self, stage: Stage, round: int) -> bool:
        """Whether this stage is being worked on, in this round."""
        return self.stage is stage and self.round == round and stage not in self.passed

    def evidence(self, stage: Stage) -> tuple[Evidence, ...]:
        """Everything handed in for a stage's gate, in order."""
        return self.offered.get(stage, ())


def evolve(release: Release, event: ReleaseEvent) -> Release:
    """The release after one more event; it believes every event."""
    match event:
        case ReleaseRegistered():
            return _registered(release, event)
        case PlanAdopted():
            return replace(release, plan=event.plan, baseline=event.baseline)
        case ReleaseWithdrawn():
            return replace(release, withdrawn=event)
        case StageEntered():
            return _entered(release, event)
        case ConsultationOpened() | ConsultationFoundUnnecessary():
            return replace(release, consultation=event)
        case ConsultationClosed():
            return replace(release, consultation_closed_at=event.at)
        case SprintStarted():
            return replace(release, sprints_started=event.number)
        case SprintEnded():
            return replace(release, sprints_ended=event.number)
        case EvidenceOffered():
            pieces = (*release.evidence(event.stage), event.evidence)
            return replace(release, offered={**release.offered, event.stage: pieces})
        case ReadinessReported():
            return replace(release, readiness={**release.readiness, event.measure: event})
        case StageSubmitted():
            return replace(release, submitted=True)
        case StagePassed():
            return replace(release, passages=(*release.passages, event), submitted=False)
        case StageReturned():
            back = replace(release, submitted=False, returned=event.round, deferred=None)
            return replace(back, returned_on=event.evidence_digest)
        case StageDeferred():
            return replace(release, submitted=False, returned=event.round, deferred=event)
        case ReleaseStopped():
            return replace(release, submitted=False, returned=event.round, stopped=event)
        case ReleaseSignedOff():
            return replace(release, signed_off=True)
        case _:
            assert_never(event)


def _entered(release: Release, event: StageEntered) -> Release:
    entered = replace(release, stage=event.stage, round=event.round, submitted=False)
    return entered if event.stage is release.stage else replace(entered, returned=0, deferred=None)


def fold(events: Iterable[ReleaseEvent]) -> Release:
    """The release that these events made."""
    return reduce(evolve, events, Release())


def _registered(release: Release, event: ReleaseRegistered) -> Release:
    return replace(
        release,
        programme=event.programme,
        plan=event.plan,
        benefits=event.benefits,
        terms=event.terms,
    )
