"""What a gate asks for: the steps of its approval, the evidence they need, and how long people have."""

from dataclasses import dataclass
from typing import NewType

from domain.digest import digest
from domain.gate.step import Step, StepKind
from domain.roster import RoleId

PolicyId = NewType("PolicyId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class GatePolicy:
    """The rules of a gate as data; pinned by digest when a gate opens.

    Steps are taken in order. `evidence` names what must have been handed in. Days are working days.
    """

    id: PolicyId
    title: str
    steps: tuple[Step, ...]
    evidence: tuple[str, ...]
    answer_within_days: int
    remind_every_days: int

    @property
    def digest(self) -> str:
        return digest("gate-policy/1", self)

    @property
    def roles(self) -> tuple[RoleId, ...]:
        """Every role that is asked, each once, in order."""
        return tuple(dict.fromkeys(role for step in self.steps for role in step.roles))

    @property
    def deciders(self) -> tuple[RoleId, ...]:
        """The roles that decide."""
        return tuple(role for step in self.steps if step.kind is StepKind.DECIDE for role in step.roles)

    @property
    def ratification(self) -> Step | None:
        """The step that confirms the decision afterwards, if there is one."""
        return next((step for step in self.steps if step.kind is StepKind.RATIFY), None)
