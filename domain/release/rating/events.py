"""What can have happened to the rating of a release."""

from dataclasses import dataclass
from datetime import datetime

from domain.identity import Identity
from domain.release.rating.legend import Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRated:
    """Somebody said how the release stands, in a colour of its programme's legend."""

    colour: Colour
    comment: str
    by: Identity
    at: datetime
