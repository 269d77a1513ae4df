"""How a release is closed."""

from dataclasses import dataclass

from domain.identity import Identity
from domain.release.closing.ownership import OwnedBenefit
from domain.release.command import ReleaseCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRelease(ReleaseCommand):
    """End a release that was signed off, when nothing of it is left to the programme.

    `benefits` are those that have not ended, `team` who belongs to the programme, and `lead` who leads the
    release, as recorded now.
    """

    benefits: tuple[OwnedBenefit, ...] = ()
    team: tuple[Identity, ...] = ()
    lead: Identity | None = None
