"""What a build sets out with: its backlog, its timeboxes, and who accepts what was built."""

from dataclasses import dataclass

from domain.identity import Identity
from domain.money import NOTHING, Pence
from domain.release.build.requirement import Requirement, Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class SprintTerms:
    """What is fixed in a sprint (S-25): its days, its cost, and the criteria of its quality."""

    days: int = 0
    cost: Pence = NOTHING
    quality: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildPlan:
    """A build as its blueprint sets it out.

    Each sprint costs `sprint_cost` and meets `quality`, unless it is planned otherwise. `product_owners`
    accept what was built; where none is named, the lead of the release does.
    """

    product_owners: tuple[Identity, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    sprint_cost: Pence = NOTHING
    quality: tuple[str, ...] = ()
    weights: Weights | None = None


NO_BUILD_PLAN = BuildPlan()
