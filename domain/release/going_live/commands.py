"""What people ask of a release as it goes live, and after."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.identity import Identity
from domain.release.command import ReleaseCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class GoLive(ReleaseCommand):
    """Let people work with what was built; `lead` is who leads the release, as it is looked up."""

    lead: Identity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferHandover(ReleaseCommand):
    """Name who in the service is to take a part over; named again, the newest is asked."""

    part: str
    to: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptHandover(ReleaseCommand):
    """Take a part over."""

    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseNonCompliance(ReleaseCommand):
    """Say where people do not work as the release set out, and who sees to it."""

    item: str
    what: str
    owner: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressNonCompliance(ReleaseCommand):
    """Say how it was seen to."""

    item: str
    how: str


GoingLiveCommand: TypeAlias = (
    GoLive | OfferHandover | AcceptHandover | RaiseNonCompliance | AddressNonCompliance
)
