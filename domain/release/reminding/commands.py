"""How people are reminded of what they answer for in a release."""

from dataclasses import dataclass
from datetime import date

from domain.release.command import ReleaseCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindOwners(ReleaseCommand):
    """Keep that everybody was told who answers for something on this day."""

    day: date
