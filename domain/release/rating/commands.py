"""How people rate a release."""

from dataclasses import dataclass

from domain.release.command import ReleaseCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRelease(ReleaseCommand):
    """Say how the release stands, in a colour of its programme's legend, and why."""

    colour: str
    comment: str
