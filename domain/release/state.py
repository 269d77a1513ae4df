"""What a release is now, from what happened to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import assert_never

from domain.evidence import Evidence, evidence_digest
from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.release.events import (
    ConsultationClosed,
    ConsultationFoundUnnecessary,
    ConsultationOpened,
    EvidenceOffered,
    ReleaseEvent,
    ReleaseRegistered,
    ReleaseSignedOff,
    SprintEnded,
    SprintStarted,
    StageEntered,
    StagePassed,
    StageReturned,
    StageSubmitted,
)
from domain.release.plan import ReleasePlan
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release; `plan` is None until it is registered, `stage` until work on it begins.

    `returned` is the last round of the stage that the gate sent back, 0 when none was, and `returned_on` the
    digest of the evidence that it had seen.
    """

    programme: str = ""
    plan: ReleasePlan | None = None
    benefits: tuple[str, ...] = ()
    stage: Stage | None = None
    round: int = 0
    submitted: bool = False
    returned: int = 0
    returned_on: str = ""
    passed: tuple[Stage, ...] = ()
    consultation: ConsultationOpened | ConsultationFoundUnnecessary | None = None
    consultation_closed: bool = False
    sprints_started: int = 0
    sprints_ended: int = 0
    limits: EvidenceLimits = SAFE_LIMITS
    offered: Mapping[Stage, tuple[Evidence, ...]] = field(default_factory=dict)
    signed_off: bool = False

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
        case StageEntered():
            returned = release.returned if event.stage is release.stage else 0
            return replace(release, stage=event.stage, round=event.round, submitted=False, returned=returned)
        case ConsultationOpened() | ConsultationFoundUnnecessary():
            return replace(release, consultation=event)
        case ConsultationClosed():
            return replace(release, consultation_closed=True)
        case SprintStarted():
            return replace(release, sprints_started=event.number)
        case SprintEnded():
            return replace(release, sprints_ended=event.number)
        case EvidenceOffered():
            pieces = (*release.evidence(event.stage), event.evidence)
            return replace(release, offered={**release.offered, event.stage: pieces})
        case StageSubmitted():
            return replace(release, submitted=True)
        case StagePassed():
            return replace(release, passed=(*release.passed, event.stage), submitted=False)
        case StageReturned():
            return replace(release, submitted=False, returned=event.round, returned_on=event.evidence_digest)
        case ReleaseSignedOff():
            return replace(release, signed_off=True)
        case _:
            assert_never(event)


def fold(events: Iterable[ReleaseEvent]) -> Release:
    """The release that these events made."""
    return reduce(evolve, events, Release())


def _registered(release: Release, event: ReleaseRegistered) -> Release:
    return replace(
        release,
        programme=event.programme,
        plan=event.plan,
        benefits=event.benefits,
        limits=event.evidence,
    )
