"""How conditions are asked for and met, and a gate's question taken back, from a command line."""

import asyncio
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import count
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.gates import Gate, page_of
from console.moments import day_of
from console.naming import person_of
from console.options import COMMON, Common, Nth
from console.printing import show as print_answer
from console.reading import answers
from console.writing import Desk, DryRun, desk_of, now, office
from domain.gate.commands import DischargeCondition, Recuse, WithdrawGate
from domain.gate.condition import Condition
from domain.gate.subject import GateSubject
from runtime.failures import Failure
from runtime.settings import Settings


class NotACondition(Failure):
    """What was typed is no condition."""

    code = "usage"
    next = 'Give it as "TEXT;OWNER;YYYY-MM-DD".'


def discharge(
    gate: Gate,
    condition: Annotated[str, Parameter(help="The condition's name, such as c1")],
    *,
    note: Annotated[str, Parameter(help="What shows that it is met")],
    round: Nth | None = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Show that a condition is met."""
    return asyncio.run(_discharge(gate, condition, note, round, dry_run=dry_run, common=common))


def withdraw(
    gate: Gate,
    *,
    reason: Annotated[str, Parameter(help="Why; people will ask for it later")],
    round: Nth | None = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Take the question of a gate back before it is answered."""
    return asyncio.run(_withdraw(gate, reason, round, dry_run=dry_run, common=common))


def recuse(
    gate: Gate,
    *,
    reason: Annotated[str, Parameter(help="Why, such as an interest in what is decided")],
    round: Nth | None = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Stand aside from this round of a gate."""
    return asyncio.run(_recuse(gate, reason, round, dry_run=dry_run, common=common))


def conditions_of(
    connection: Connection, typed: Sequence[str], in_use: Collection[str], programme: str, settings: Settings
) -> tuple[Condition, ...]:
    """The conditions typed as TEXT;OWNER;DAY, each under a name of its own.

    :raises NotACondition: when one of them has another form.
    """
    free = (name for name in _names() if name not in in_use)
    return tuple(
        _condition(connection, each, name, programme, settings)
        for each, name in zip(typed, free, strict=False)
    )


def _names() -> Iterator[str]:
    return (f"c{number}" for number in count(1))


def _condition(
    connection: Connection, typed: str, name: str, programme: str, settings: Settings
) -> Condition:
    parts = [part.strip() for part in typed.rsplit(";", 2)]
    if len(parts) < 3 or not all(parts):
        raise NotACondition(f"{typed!r} is no condition.")
    text, owner, due = parts
    who = person_of(connection, owner, programme, settings)
    return Condition(id=name, text=text, owner=who, due=day_of(due))


async def _discharge(
    gate: str, condition: str, note: str, round: int | None, *, dry_run: bool, common: Common
) -> int:
    desk = desk_of(common)
    subject = await _subject(desk, gate, round)
    command = DischargeCondition(subject=subject, by=desk.actor, at=now(), condition=condition, note=note)
    if not dry_run:
        async with office(desk.settings, look=_look(subject)) as opened:
            await opened.tend_gate(command)
    return _tell(command, f"Condition {condition} of {subject.gate} is met.", dry_run=dry_run, common=common)


async def _withdraw(gate: str, reason: str, round: int | None, *, dry_run: bool, common: Common) -> int:
    desk = desk_of(common)
    subject = await _subject(desk, gate, round)
    command = WithdrawGate(subject=subject, by=desk.actor, at=now(), reason=reason)
    if not dry_run:
        async with office(desk.settings, look=_look(subject)) as opened:
            await opened.tend_gate(command)
    return _tell(
        command, f"{subject.gate}, round {subject.round}, is withdrawn.", dry_run=dry_run, common=common
    )


async def _recuse(gate: str, reason: str, round: int | None, *, dry_run: bool, common: Common) -> int:
    desk = desk_of(common)
    subject = await _subject(desk, gate, round)
    command = Recuse(subject=subject, by=desk.actor, at=now(), reason=reason)
    if not dry_run:
        async with office(desk.settings, look=_look(subject)) as opened:
            await opened.tend_gate(command)
    who = desk.actor.identity.subject
    return _tell(
        command,
        f"{who} stands aside from {subject.gate}, round {subject.round}.",
        dry_run=dry_run,
        common=common,
    )


async def _subject(desk: Desk, gate: str, round: int | None) -> GateSubject:
    async with answers(desk.settings, None) as record:
        return (await record.query(partial(page_of, gate=gate, round=round))).subject


def _look(subject: GateSubject) -> str:
    return f"lockgate gate show {subject.gate}"


def _tell(
    command: DischargeCondition | Recuse | WithdrawGate, sentence: str, *, dry_run: bool, common: Common
) -> int:
    said = f"Dry run, nothing was sent: {sentence}" if dry_run else sentence
    answer = Answer(
        document={"done": not dry_run, "command": command},
        said=(said,),
        next=_look(command.subject),
    )
    print_answer(answer, common.output)
    return DONE
