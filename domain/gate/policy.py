"""What a gate asks for: the steps of its approval, what they need, and how long people have."""

from dataclasses import dataclass
from typing import NewType

from domain.digest import digest, digested
from domain.gate.check import Check, CheckKind
from domain.gate.step import Step, StepKind
from domain.roster import RoleId

PolicyId = NewType("PolicyId", str)

_FORM = "gate-policy/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInRule:
    """For so many working days after a decision this body may call it in; so many of its members together."""

    by: RoleId
    within_days: int
    members: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakGlass:
    """Two people of the one role may pass the gate without its approval; somebody of the other reviews it."""

    by: RoleId
    reviewed_by: RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class GatePolicy:
    """The rules of a gate as data; pinned by digest when a gate opens.

    Steps are taken in order. `evidence` names what must have been handed in. Days are working days.
    `immaterial` names the evidence whose change lapses no approval, and `material` the facts whose change
    does. At a `break_point` a decider may stop the release. With `deemed_consent` nobody's objection in time
    is an outcome of its own; a policy may not use it for money or sign-off.
    """

    id: PolicyId
    title: str
    steps: tuple[Step, ...]
    evidence: tuple[str, ...]
    answer_within_days: int
    remind_every_days: int
    checks: tuple[Check, ...] = ()
    immaterial: tuple[str, ...] = ()
    material: tuple[CheckKind, ...] = ()
    call_in: CallInRule | None = None
    break_glass: BreakGlass | None = None
    break_point: bool = False
    deemed_consent: bool = False

    @property
    def digest(self) -> str:
        return digest(_FORM, self)

    @property
    def digested(self) -> bytes:
        """What the digest is over."""
        return digested(_FORM, self)

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
