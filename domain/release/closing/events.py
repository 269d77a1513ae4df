"""How the end of a release after its sign-off is recorded."""

from dataclasses import dataclass
from datetime import datetime

from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseClosed:
    """Nothing of the release is left to the programme."""

    by: Identity
    at: datetime
