"""One step of an approval: who is asked, how many of them, and what their answers amount to."""

from dataclasses import dataclass
from enum import StrEnum

from domain.gate.outcome import Outcome
from domain.roster import RoleId


class StepKind(StrEnum):
    """What a step is for.

    Those consulted must be heard before the next step, whatever they say. Those who decide settle the
    gate. Those who ratify confirm it afterwards, or the decision lapses. Endorsements and notes are
    recorded, and hold nothing up unless the policy says so.
    """

    CONSULT = "consult"
    DECIDE = "decide"
    RATIFY = "ratify"
    ENDORSE = "endorse"
    NOTE = "note"


class Method(StrEnum):
    """How the answers of a step are counted.

    veto: every seat says yes, and one no ends the step. threshold: every seat says yes, and a no only
    takes away whoever said it. consensus: everybody is heard, a quorum takes part, and nobody says no.
    majority: of a quorum, more yes than no. casting-vote: the same, and the chair's word breaks a tie.
    Abstaining counts towards a quorum and never towards yes.
    """

    VETO = "veto"
    THRESHOLD = "threshold"
    CONSENSUS = "consensus"
    MAJORITY = "majority"
    CASTING_VOTE = "casting-vote"

    @property
    def fills_seats(self) -> bool:
        """Whether each seat is filled by a person of its own, rather than a body voting."""
        return self in (Method.VETO, Method.THRESHOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class HowMany:
    """At least so many people, and at least so many per cent of those who hold the role, rounded up."""

    least: int = 1
    percent: int = 0

    def of(self, holders: int) -> int:
        """How many of so many holders; never fewer than one, so that an empty board passes nothing."""
        return max(1, self.least, -(-holders * self.percent // 100))


ANY = HowMany()
ALL = HowMany(percent=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A role or board that is asked, and how many of it must say yes or, where a body votes, take part."""

    role: RoleId
    how_many: HowMany = ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step as its policy sets it out.

    `fallback` is the outcome when its target can no longer be reached. `blocks` makes an endorsement or a
    note binding. `within_days` is how many working days there are to ratify.
    """

    id: str
    kind: StepKind
    asks: tuple[Ask, ...]
    method: Method = Method.VETO
    fallback: Outcome = Outcome.REJECTED
    blocks: bool = False
    within_days: int | None = None

    @property
    def is_binding(self) -> bool:
        """Whether the gate stays shut until this step is met."""
        if self.kind is StepKind.RATIFY:
            return False
        return self.blocks or self.kind in (StepKind.CONSULT, StepKind.DECIDE)

    @property
    def roles(self) -> tuple[RoleId, ...]:
        """The roles asked, in order."""
        return tuple(ask.role for ask in self.asks)


def decided_by(*roles: RoleId) -> tuple[Step, ...]:
    """The plainest policy: one person of each role says yes, and one no rejects."""
    asks = tuple(Ask(role=role) for role in roles)
    return (Step(id="decide", kind=StepKind.DECIDE, asks=asks),)
