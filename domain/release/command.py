"""What every command to a release carries, and where a release is recorded."""

from dataclasses import dataclass
from datetime import datetime

from domain.identity import Actor
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseCommand:
    """What every command to a release carries."""

    programme: str
    release: ReleaseId
    by: Actor
    at: datetime

    @property
    def stream(self) -> str:
        return release_stream(self.programme, self.release)


def release_stream(programme: str, release: str) -> str:
    """Where a release is recorded: `release-shepway-fom/1A`."""
    return f"release-{programme}/{release}"
