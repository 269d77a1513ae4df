"""What a pack says of itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from eventstore.canonical import canonical
from packs.staging import Staged

FORMAT = "lockgate-pack/1"
MANIFEST = "MANIFEST.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Which log, how many facts of it, whose bodies, since which visit, and every file."""

    made_by: str
    origin: str
    size: int
    programme: str | None
    since: int | None

    def encoded(self, files: Iterable[Staged]) -> bytes:
        """The bytes of the manifest; nothing in it tells when or where it was made."""
        listed = [
            {"name": each.name, "sha256": each.sha256, "size": each.size}
            for each in sorted(files, key=lambda each: each.name)
        ]
        return canonical(
            {
                "format": FORMAT,
                "made_by": self.made_by,
                "origin": self.origin,
                "size": self.size,
                "programme": self.programme,
                "since": self.since,
                "files": listed,
            }
        )
