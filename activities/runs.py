"""What workflows are started with."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.gate.subject import GateSubject
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSetting:
    """Which time a workflow lives in: Temporal's own, or a business time that began at `starts_at`.

    `offset` is what to add to Temporal's time, once the first task has found it out.
    """

    starts_at: datetime | None = None
    offset: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRun:
    """What `ProgrammeDelivery` is started with; it waits to be told to begin."""

    programme: str
    clock: ClockSetting
    has_begun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRun:
    """What `ProgrammeReview` is started with, each month."""

    programme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NightlyReplayRun:
    """What `NightlyReplay` is started with, each night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRun:
    """What `ReleaseDelivery` is started with; `is_handed_over` once an earlier run has acted on its end."""

    programme: str
    release: ReleaseId
    clock: ClockSetting
    is_handed_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRun:
    """What `GateReview` is started with."""

    subject: GateSubject
    title: str
    clock: ClockSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitRun:
    """What `BenefitRealisation` is started with."""

    programme: str
    benefit: str
    clock: ClockSetting
