"""What a release learned, for those that come after it."""

from dataclasses import dataclass

from domain.identity import Identity
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What was learned, what is to be done and by whom; for these kinds of release, or for all."""

    id: str
    release: ReleaseId
    text: str
    to_do: str
    owner: Identity
    kinds: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The release and the lesson, `1A/L-1`: by that it is known everywhere."""
        return f"{self.release}/{self.id}"

    def concerns(self, kind: str) -> bool:
        """Whether it is for releases of this kind."""
        return not self.kinds or kind in self.kinds
