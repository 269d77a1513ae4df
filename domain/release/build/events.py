"""What can have happened to the build of a release."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.release.build.plan import SprintTerms
from domain.release.build.requirement import Moscow, Requirement, RequirementId, Scores, Weights

UNTOLD = SprintTerms()


@dataclass(frozen=True, slots=True, kw_only=True)
class SprintPlanned:
    """Somebody laid down what will be fixed in a sprint, before it started."""

    number: int
    terms: SprintTerms
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SprintStarted:
    """A timebox of the build began; from here on its terms are fixed."""

    number: int
    of: int
    at: datetime
    terms: SprintTerms = UNTOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class SprintEnded:
    """A timebox of the build ended; its time was fixed, its scope was not."""

    number: int
    of: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementAdded:
    """Something more is to be built, for this reason."""

    requirement: Requirement
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementReclassified:
    """A requirement matters more or less than it did."""

    requirement: RequirementId
    moscow: Moscow
    was: Moscow
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementResized:
    """A requirement is more or less work than was thought, in points."""

    requirement: RequirementId
    points: int
    was: int
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementDropped:
    """A requirement will not be built."""

    requirement: RequirementId
    was: Moscow
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementScored:
    """Somebody said what a requirement is worth."""

    requirement: RequirementId
    scores: Scores
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BacklogWeighed:
    """The order of the backlog follows these weights from here on."""

    weights: Weights
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementPlanned:
    """A requirement is to be built in this sprint."""

    requirement: RequirementId
    sprint: int
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementMovedOut:
    """A requirement left a sprint, and waits in the backlog."""

    requirement: RequirementId
    sprint: int
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementDelivered:
    """What somebody built was accepted by somebody else, by these criteria; sprint 0 is after the last."""

    requirement: RequirementId
    sprint: int
    quality: tuple[str, ...]
    built_by: Identity
    accepted_by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementCarriedOver:
    """A requirement was not finished when its sprint ended, for the so-manieth time.

    It goes into the next sprint; after the last, `into` is None, and it waits in the backlog.
    """

    requirement: RequirementId
    sprint: int
    into: int | None
    times: int
    at: datetime


BuildEvent: TypeAlias = (
    SprintPlanned
    | SprintStarted
    | SprintEnded
    | RequirementAdded
    | RequirementReclassified
    | RequirementResized
    | RequirementDropped
    | RequirementScored
    | BacklogWeighed
    | RequirementPlanned
    | RequirementMovedOut
    | RequirementDelivered
    | RequirementCarriedOver
)
