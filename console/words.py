"""How a word about a programme, a release, a risk or an indicator is sent, and what people are told then."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.options import Common
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import with_seal
from console.writing import Desk, desk_of
from console.writing import send as send_to_office
from domain.aggregate import PROGRAMME, RELEASE, aggregate_for
from domain.programme import commands as programme_commands
from domain.programme.watched.expanding import FromPeople as OfWatched
from domain.programme.watched.expanding import expanded
from domain.refusal import Rejected
from domain.release import commands as release_commands
from domain.release.command import ReleaseCommand
from readmodels.as_recorded import programme_as_recorded, release_as_recorded
from readmodels.recorded import recorded_in
from runtime.failures import Refused

if TYPE_CHECKING:
    from runtime.office import Office

Word: TypeAlias = programme_commands.FromPeople | release_commands.FromPeople | OfWatched
Wish: TypeAlias = Callable[[Connection, Desk], Word]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What people are told when it is done, and what they may look at then."""

    said: Sequence[str]
    look: str


def send(wish: Wish, told: Callable[[Word], Told], *, dry_run: bool, common: Common) -> int:
    """Sends what somebody wishes to say; a dry run asks the same rules, and sends nothing.

    :raises Refused: when it is not theirs to say, or cannot be, with the reason.
    """
    return asyncio.run(_send(wish, told, dry_run=dry_run, common=common))


async def _send(wish: Wish, told: Callable[[Word], Told], *, dry_run: bool, common: Common) -> int:
    desk, seal = desk_of(common), None
    async with answers(desk.settings, None) as record:
        word = await record.query(lambda connection: wish(connection, desk))
        answer = told(word)
        if dry_run:
            await record.query(partial(_foreseen, word=word, look=answer.look))
    if not dry_run:
        seal = await send_to_office(desk, partial(_tend, word=word), look=answer.look)
    first, *more = answer.said
    said = (f"Dry run, nothing was sent: {first}" if dry_run else first, *more)
    document = {"done": not dry_run, "command": word}
    print_answer(with_seal(Answer(document=document, said=said, next=answer.look), seal), common.output)
    return DONE


async def _tend(opened: "Office", *, word: Word) -> None:
    if isinstance(word, ReleaseCommand):
        await opened.tend_release(word)
    else:
        await opened.tend_programme(word)


def _foreseen(connection: Connection, *, word: Word, look: str) -> None:
    """Asks the rules that will judge."""
    try:
        if isinstance(word, ReleaseCommand):
            RELEASE.decide(release_as_recorded(connection, word.programme, word.release), word)
        elif isinstance(word, OfWatched):
            require_grantable(connection, word)
        else:
            PROGRAMME.decide(programme_as_recorded(connection, word.programme), word)
    except Rejected as refusal:
        sentence = f"It would be refused: {refusal.sentence}"
        raise Refused(sentence, code=refusal.reason, next=f"Look again: {look}") from refusal


def require_grantable(connection: Connection, word: OfWatched) -> None:
    """Asks every stream that a word on risks or indicators goes to.

    :raises Rejected: when one of them refuses.
    """
    programme = programme_as_recorded(connection, word.programme)
    for command in expanded(programme, word):
        aggregate = aggregate_for(command)
        state = aggregate.fold(each.event for each in recorded_in(connection, command.stream))
        aggregate.decide(state, command)
