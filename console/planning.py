"""How people change what is planned in a programme, and what they are told then."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, TypeAlias

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.naming import release_of
from console.options import Common
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import with_seal
from console.writing import Desk, desk_of, send
from domain.programme.commands import FromPeople
from domain.programme.decide import decide
from domain.programme.events import ProgrammeEvent
from domain.refusal import Rejected
from readmodels.plan import programme_now
from runtime.failures import Refused

Programme: TypeAlias = Annotated[str, Parameter(name="PROGRAMME", help="Such as shepway-fom")]
Release: TypeAlias = Annotated[str, Parameter(name="RELEASE", help="Such as 1A, or shepway-fom/1A")]
External: TypeAlias = Annotated[str, Parameter(name="DEPENDENCY", help="Such as X1, or bedford-dom/X1")]
Asking: TypeAlias = Callable[[Connection, Desk], FromPeople]


def change_plan(asking: Asking, done: str, *, dry_run: bool, common: Common) -> int:
    """Asks a programme for something about its plan, and says that it is `done`; a dry run that it would be.

    :raises Refused: when it is not theirs to have, with the reason.
    """
    return asyncio.run(_change(asking, done, dry_run=dry_run, common=common))


def foreseen(connection: Connection, command: FromPeople) -> Sequence[ProgrammeEvent]:
    """What the programme would answer; the rules that are asked are the ones that will judge.

    :raises Refused: when it would refuse.
    """
    try:
        return decide(programme_now(connection, command.programme), command)
    except Rejected as refusal:
        raise would_be_refused(refusal, command.programme) from refusal


def would_be_refused(refusal: Rejected, programme: str) -> Refused:
    """What somebody is told who only tries."""
    sentence = f"It would be refused: {refusal.sentence}"
    return Refused(sentence, code=refusal.reason, next=f"Look again: lockgate plan show {programme}")


def in_programme(connection: Connection, typed: str) -> tuple[str, str]:
    """The programme and the id typed: `bedford-dom/X1`, or `X1` when there is one programme."""
    return release_of(connection, typed, None)


async def _change(asking: Asking, done: str, *, dry_run: bool, common: Common) -> int:
    desk, seal = desk_of(common), None
    async with answers(desk.settings, None) as record:
        command = await record.query(lambda connection: asking(connection, desk))
        if dry_run:
            await record.query(partial(foreseen, command=command))
    look = f"lockgate plan show {command.programme}"
    if not dry_run:
        seal = await send(desk, lambda opened: opened.tend_programme(command), look=look)
    begins = f"Dry run, nothing was sent: {done}" if dry_run else done
    answer = Answer(document={"done": not dry_run, "command": command}, said=(begins,), next=look)
    print_answer(with_seal(answer, seal), common.output)
    return DONE
