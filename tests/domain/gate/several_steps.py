"""Gates of several steps, small enough to be told in a line."""

from dataclasses import replace
from typing import Any

from domain.gate.commands import AnyGateCommand, CountVotes, Decide, Recuse
from domain.gate.decide import decide
from domain.gate.events import DecisionTaken, GateEvent, GateOpened
from domain.gate.evolving import fold
from domain.gate.outcome import Choice
from domain.gate.panel import OpenStep, Panel
from domain.gate.state import Gate
from domain.gate.step import Ask, Step, StepKind
from domain.identity import Actor
from domain.roster import RoleId
from tests.domain.gate.scene import BOARD, OPENED, POLICY, SUBJECT, approve, taken
from tests.domain.people import IN_TEN_DAYS, LATER, LOCKGATE


def step(
    kind: StepKind, *people: Actor, id: str = "", role: RoleId = BOARD, needed: int = 1, **more: Any
) -> OpenStep:
    """A step that asks these people, who are one role; named after its kind unless it has an `id`."""
    asks = Step(id=id or kind.value, kind=kind, asks=(Ask(role=role),), **more)
    members = tuple(who.identity for who in people)
    return OpenStep(step=asks, panels=(Panel(role=role, members=members, needed=needed),))


def gate_of(*steps: OpenStep) -> GateOpened:
    """A gate that asks these steps, in this order."""
    policy = replace(POLICY, steps=tuple(each.step for each in steps))
    return replace(OPENED, policy=policy, policy_digest=policy.digest, steps=steps)


def said(command: Decide, step: str) -> DecisionTaken:
    """What somebody said, as it is recorded for a step."""
    return replace(taken(command), step=step)


def abstain(who: Actor) -> Decide:
    return replace(approve(who), choice=Choice.ABSTAIN)


def again(command: Decide) -> Decide:
    """The same words in another submission."""
    return replace(command, submission=f"{command.submission}-again")


def recuse(who: Actor, reason: str = "My firm has tendered.") -> Recuse:
    return Recuse(subject=SUBJECT, by=who, reason=reason, at=LATER)


def count(step: str = "decide") -> CountVotes:
    return CountVotes(subject=SUBJECT, step=step, by=LOCKGATE, at=IN_TEN_DAYS)


def after(opened: GateOpened, *commands: AnyGateCommand) -> Gate:
    """The gate once all of this was asked of it."""
    events: list[GateEvent] = [opened]
    for command in commands:
        events += decide(fold(events), command)
    return fold(events)
