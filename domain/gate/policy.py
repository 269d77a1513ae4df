"""What a gate asks for: the roles that must decide, the evidence they need, and how long they have."""

from dataclasses import dataclass
from typing import NewType

from domain.digest import digest
from domain.roster import RoleId

PolicyId = NewType("PolicyId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class GatePolicy:
    """The rules of a gate as data; pinned by digest when a gate opens.

    Every role in `deciders` must say yes, each through a person of its own. `evidence` names what must have
    been handed in. Days are calendar days.
    """

    id: PolicyId
    title: str
    deciders: tuple[RoleId, ...]
    evidence: tuple[str, ...]
    answer_within_days: int
    remind_every_days: int

    @property
    def digest(self) -> str:
        return digest("gate-policy/1", self)
