"""What can have happened to a release as it went live, and since."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseWentLive:
    """People work with what the release built."""

    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverOffered:
    """Somebody in the service is to take a part of the release over."""

    part: str
    to: Identity
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverAccepted:
    """They took it over."""

    part: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NonComplianceRaised:
    """People do not work as the release set out, and somebody is to see to it (B-13)."""

    item: str
    what: str
    owner: Identity
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NonComplianceAddressed:
    """It was seen to, and this is how."""

    item: str
    how: str
    by: Identity
    at: datetime


GoingLiveEvent: TypeAlias = (
    ReleaseWentLive | HandoverOffered | HandoverAccepted | NonComplianceRaised | NonComplianceAddressed
)
