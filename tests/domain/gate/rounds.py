"""Rounds of a gate whose policy has more to it than steps, begun by the domain itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from domain.gate.check import Check
from domain.gate.commands import AnyGateCommand, ChangeFacts, Decide, OpenGate, Reaffirm
from domain.gate.decide import decide
from domain.gate.events import DecisionTaken, GateEvent
from domain.gate.evolving import fold
from domain.gate.facts import NO_FACTS, SubjectFacts
from domain.gate.outcome import Choice, Outcome
from domain.gate.policy import GatePolicy
from domain.gate.state import Gate
from domain.gate.step import decided_by
from domain.gate.subject import GateSubject
from domain.identity import Actor
from domain.money import Pence
from domain.roster import Delegation, Limit, RoleId, Roster, held_by
from domain.stake import Stake
from tests.domain.gate.scene import BOARD, OPEN_GATE, POLICY, ROSTER, SUBJECT, approve
from tests.domain.people import BEN, IVO, LATER, LOCKGATE, NEXT_DAY, NOON

BOARD_ALONE = replace(POLICY, steps=decided_by(BOARD))
ASK = GateSubject(programme="shepway-fom", ask="2018-19", round=1)
ONE_YES = ("ben approved as board.",)
BEN_TO_IVO = Delegation(
    id="D-1",
    giver=BEN.identity,
    taker=IVO.identity,
    roles=(BOARD,),
    since=NOON.date(),
    until=date(2018, 12, 31),
    reason="Leave.",
)


def begun(policy: GatePolicy = BOARD_ALONE, **changes: Any) -> list[GateEvent]:
    """A round that has just opened; of the board alone, unless told otherwise."""
    return list(decide(Gate(), asked(policy, **changes)))


def asked(policy: GatePolicy = BOARD_ALONE, **changes: Any) -> OpenGate:
    return replace(OPEN_GATE, policy=policy, **changes)


def going_on(given: Sequence[GateEvent], *commands: AnyGateCommand) -> list[GateEvent]:
    """What has happened once all of this was asked as well."""
    events = list(given)
    for command in commands:
        events += decide(fold(events), command)
    return events


def outcome_of(given: Sequence[GateEvent], *commands: AnyGateCommand) -> Outcome | None:
    return fold(going_on(given, *commands)).outcome


def said(given: Sequence[GateEvent], command: Decide) -> DecisionTaken:
    """What somebody says, as a round records it first."""
    word = decide(fold(given), command)[0]
    assert isinstance(word, DecisionTaken)
    return word


def learn(facts: SubjectFacts, *, at: datetime = LATER) -> ChangeFacts:
    return ChangeFacts(subject=SUBJECT, facts=facts, by=LOCKGATE, at=at)


def reaffirm(who: Actor, seen: str, *, at: datetime = NEXT_DAY) -> Reaffirm:
    submission = f"{who.identity.subject}-still"
    return Reaffirm(subject=SUBJECT, submission=submission, evidence_digest=seen, by=who, at=at)


def once_more(command: Decide, **changes: Any) -> Decide:
    """The same words in another submission."""
    return replace(command, submission=f"{command.submission}-once-more", **changes)


def checking(*checks: Check, **changes: Any) -> GatePolicy:
    return replace(BOARD_ALONE, checks=checks, **changes)


def with_limit(role: RoleId, limit: Limit | None, roster: Roster = ROSTER) -> Roster:
    """The people, with a limit to what one role decides."""
    roles = (replace(each, limit=limit) if each.id == role else each for each in roster.roles)
    return replace(roster, roles=tuple(roles))


def held(role: RoleId, *people: Actor, roster: Roster = ROSTER) -> Roster:
    """The people, with a role held by others."""
    holdings = held_by(*(who.identity for who in people))
    roles = (replace(each, holdings=holdings) if each.id == role else each for each in roster.roles)
    return replace(roster, roles=tuple(roles))


def at_stake(whole: int, **more: Any) -> SubjectFacts:
    """The facts of an ask for so many pence."""
    return replace(NO_FACTS, stake=Stake(whole=Pence(whole), year=2018, **more))


def defer(
    who: Actor, until: Any, *, reason: str = "The grant is not certain.", at: datetime = LATER
) -> Decide:
    return replace(approve(who, at=at), choice=Choice.DEFER, reason=reason, until=until)


def stop(who: Actor, *, reason: str = "The benefits do not justify the cost.") -> Decide:
    return replace(approve(who), choice=Choice.STOP, reason=reason)
