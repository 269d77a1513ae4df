"""What a list of deliverables says of each of them."""

from dataclasses import dataclass
from datetime import date

from domain.identity import Identity
from domain.release.deliverables.plan import DeliverableId


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who is to answer for a deliverable, and by when; None leaves it as it is."""

    deliverable: DeliverableId
    owner: Identity | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Which version of a deliverable is found good."""

    deliverable: DeliverableId
    version: int
