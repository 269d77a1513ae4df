"""What can be asked of the build of a release."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.identity import Identity
from domain.money import Pence
from domain.release.build.requirement import Delivery, Moscow, Requirement, RequirementId, Scores, Weights
from domain.release.command import ReleaseCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class StartSprint(ReleaseCommand):
    """Begin a timebox."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSprint(ReleaseCommand):
    """End a timebox."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSprint(ReleaseCommand):
    """Lay down what will be fixed in a sprint; what is None stays as it is."""

    number: int
    days: int | None = None
    cost: Pence | None = None
    quality: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRequirements(ReleaseCommand):
    """Build these as well: all of them, or none."""

    requirements: tuple[Requirement, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReclassifyRequirement(ReleaseCommand):
    """Say that a requirement matters more or less than it did."""

    requirement: RequirementId
    moscow: Moscow
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResizeRequirement(ReleaseCommand):
    """Say that a requirement is more or less work than was thought, in points."""

    requirement: RequirementId
    points: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DropRequirement(ReleaseCommand):
    """Do not build it."""

    requirement: RequirementId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRequirement(ReleaseCommand):
    """Say what a requirement is worth."""

    requirement: RequirementId
    scores: Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighBacklog(ReleaseCommand):
    """Order the backlog by other weights."""

    weights: Weights
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanIntoSprint(ReleaseCommand):
    """Build these in a sprint that has not ended: all of them, or none."""

    number: int
    requirements: tuple[RequirementId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveOutOfSprint(ReleaseCommand):
    """Let these wait in the backlog: all of them, or none."""

    requirements: tuple[RequirementId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverRequirements(ReleaseCommand):
    """Accept what somebody else built: all of these, or none.

    `lead` is whoever leads the release, as it is looked up; a message is not believed.
    """

    deliveries: tuple[Delivery, ...]
    lead: Identity | None = None


BuildFromPeople: TypeAlias = (
    PlanSprint
    | AddRequirements
    | ReclassifyRequirement
    | ResizeRequirement
    | DropRequirement
    | ScoreRequirement
    | WeighBacklog
    | PlanIntoSprint
    | MoveOutOfSprint
    | DeliverRequirements
)
AnyBuildCommand: TypeAlias = StartSprint | EndSprint | BuildFromPeople
