"""What can have happened to the lead of a release."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadOffered:
    """Whoever leads a release would hand it over on this day, if the other accepts."""

    release: ReleaseId
    to: Identity
    day: date
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadHandedOver:
    """From this day on somebody else leads the release, and asks for its gates."""

    release: ReleaseId
    from_: Identity
    to: Identity
    day: date
    reason: str
    by: Identity
    at: datetime


LeadEvent: TypeAlias = LeadOffered | LeadHandedOver
