"""How far a release has come, as people report it and gates judge it."""

from dataclasses import dataclass
from enum import StrEnum

from domain.release.refusals import OutstandingDoesNotFit, PortionImpossible
from domain.repeats import repeated


class Measure(StrEnum):
    """What is counted: deliverables accepted, Musts delivered, people trained, transition planned, risks."""

    DELIVERABLES = "deliverables"
    MUSTS = "musts"
    TRAINING = "training"
    TRANSITION = "transition"
    RISKS = "risks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """So many of so many, and the names of those outstanding, where they were named.

    Of risks, `of` are those open, `done` those within appetite, and `outstanding` names those above it.
    """

    done: int
    of: int
    outstanding: tuple[str, ...] = ()

    @property
    def left(self) -> int:
        """How many are outstanding, named or not."""
        return self.of - self.done


def require_possible(portion: Portion) -> None:
    """Lets a portion pass that can be.

    :raises PortionImpossible: when a number is negative, or more is done than there is.
    :raises OutstandingDoesNotFit: when names are given, and they are not those of everything left.
    """
    if not 0 <= portion.done <= portion.of:
        raise PortionImpossible(f"{portion.done} of {portion.of}.")
    if not portion.outstanding:
        return
    if any(not name.strip() for name in portion.outstanding):
        raise OutstandingDoesNotFit("A name is blank.")
    if twice := repeated(portion.outstanding):
        raise OutstandingDoesNotFit(f"Named twice: {', '.join(twice)}.")
    if len(portion.outstanding) != portion.left:
        raise OutstandingDoesNotFit(f"Outstanding: {portion.left}, named: {len(portion.outstanding)}.")
