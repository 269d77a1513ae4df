"""Which facts' bodies a pack holds: those of one programme, or of all, and every erasure."""

from dataclasses import dataclass

ERASURE = "personal-data-erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """One programme, or all of them when it is None."""

    programme: str | None

    def covers(self, stream: str, type: str) -> bool:
        """Whether the body of a fact belongs into the pack.

        By the stream's name alone: a verifier that knows nothing of Lockgate must come to the same answer.
        """
        return self.programme is None or type == ERASURE or programme_of(stream) == self.programme


def programme_of(stream: str) -> str:
    """The programme in the name of a stream: `gate-shepway-fom/1A/design-2` is of `shepway-fom`."""
    return stream.partition("-")[2].partition("/")[0]
