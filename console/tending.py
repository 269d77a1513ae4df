"""How anything other than a word is asked of a gate, and what people are told then."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeAlias, TypedDict

from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.gates import page_of
from console.options import Common
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import Seal, with_seal
from console.writing import Desk, desk_of, now, send, would_be_refused
from domain.gate.commands import FromPeople
from domain.gate.decide import decide
from domain.gate.events import GateEvent
from domain.gate.evolving import evolve, fold
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.identity import Actor
from domain.refusal import Rejected
from readmodels.gate_page_lines import GatePage
from readmodels.recorded import recorded_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Which round of which gate somebody goes to, and whether they only ask what would be said."""

    gate: str
    round: int | None
    dry_run: bool
    common: Common


class Occasion(TypedDict):
    """What every command to a gate carries."""

    subject: GateSubject
    by: Actor
    at: datetime


Asking: TypeAlias = Callable[[GatePage, Occasion], FromPeople]
Telling: TypeAlias = Callable[[FromPeople, Gate], Sequence[str]]
LookUp: TypeAlias = Callable[[Connection, FromPeople], FromPeople]


def as_it_is(_: Connection, command: FromPeople) -> FromPeople:
    """For what carries all that it takes."""
    return command


def tend(
    errand: Errand, asking: Asking, telling: Telling, *, then: str = "show", look_up: LookUp = as_it_is
) -> int:
    """Asks a gate for something, and says what came of it; a dry run says what would.

    Name what is to be typed `then`, after the gate. `look_up` adds what only the record knows.

    :raises Refused: when it is not theirs to have, with the reason.
    """
    return asyncio.run(_tend(errand, asking, telling, then=then, look_up=look_up))


def gate_at(connection: Connection, subject: GateSubject) -> Gate:
    """A round of a gate as it is recorded."""
    found = (each.event for each in recorded_in(connection, subject.stream))
    return fold(event for event in found if isinstance(event, GateEvent))


async def _tend(errand: Errand, asking: Asking, telling: Telling, *, then: str, look_up: LookUp) -> int:
    desk, seal = desk_of(errand.common), None
    async with answers(desk.settings, None) as record:
        command = await record.query(partial(_command, errand=errand, asking=asking, desk=desk))
        look = f"lockgate gate show {command.subject.gate}"
        if errand.dry_run:
            gate = await record.query(partial(_foreseen, command=command, look_up=look_up, look=look))
    if not errand.dry_run:
        seal = await send(desk, lambda opened: opened.tend_gate(command), look=look)
        async with answers(desk.settings, None) as record:
            gate = await record.query(partial(gate_at, subject=command.subject))
    return _tell(errand, command, telling(command, gate), then, seal)


def _command(connection: Connection, *, errand: Errand, asking: Asking, desk: Desk) -> FromPeople:
    page = page_of(connection, gate=errand.gate, round=errand.round)
    return asking(page, Occasion(subject=page.subject, by=desk.actor, at=now()))


def _foreseen(connection: Connection, *, command: FromPeople, look_up: LookUp, look: str) -> Gate:
    """The gate as it would be; the rules that are asked are the ones that will judge."""
    gate = gate_at(connection, command.subject)
    try:
        events = decide(gate, look_up(connection, command))
    except Rejected as refusal:
        raise would_be_refused(refusal, look) from refusal
    for event in events:
        gate = evolve(gate, event)
    return gate


def _tell(errand: Errand, command: FromPeople, told: Sequence[str], then: str, seal: Seal | None) -> int:
    first, *more = told
    said = (f"Dry run, nothing was sent: {first}" if errand.dry_run else first, *more)
    verb, _, rest = then.partition(" ")
    answer = Answer(
        document={"done": not errand.dry_run, "command": command, "told": told},
        said=said,
        next=" ".join(word for word in ("lockgate gate", verb, command.subject.gate, rest) if word),
    )
    print_answer(with_seal(answer, seal), errand.common.output)
    return DONE
