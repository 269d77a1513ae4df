"""How a command reaches the people's office."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from console.installation import actor_of, require_record, settings_of
from console.options import Common
from console.seal_waiting import Seal, newest_of, wait_for_seal
from domain.identity import Actor
from domain.refusal import Rejected
from runtime.failures import Refused
from runtime.settings import Settings

if TYPE_CHECKING:
    from runtime.office import Office

DryRun = Annotated[bool, Parameter(negative=(), help="Say what would be done, and do nothing")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who asks, in which installation."""

    actor: Actor
    settings: Settings


def desk_of(common: Common) -> Desk:
    """Who asks, before anything else is looked at.

    :raises NotSignedIn: when nobody knows.
    """
    settings = settings_of(common)
    actor = actor_of(common, settings)
    require_record(settings)
    return Desk(actor=actor, settings=settings)


async def send(desk: Desk, errand: Callable[["Office"], Awaitable[None]], *, look: str) -> Seal:
    """Has something done at the office; it is done once all that was recorded by then is sealed.

    :raises Unavailable: when the Temporal server does not answer.
    :raises Refused: when it is not theirs to have; `look` shows why.
    :raises NotSealedYet: when it was recorded, and not sealed in time.
    """
    async with office(desk.settings, look=look) as opened:
        since = await opened.store.position()
        await errand(opened)
        own = await opened.store.query(partial(newest_of, by=desk.actor.identity, since=since))
        return await wait_for_seal(opened.store, desk.settings, own=own)


@asynccontextmanager
async def office(settings: Settings, *, look: str) -> AsyncIterator["Office"]:
    """The office of this installation; `look` shows why something may have been refused there.

    :raises Unavailable: when the Temporal server does not answer.
    """
    # Loading Temporal takes seconds, and whatever can be refused has been refused before this.
    from runtime.office import open_office

    async with open_office(settings) as opened:
        try:
            yield opened
        except Refused as refused:
            refused.next = f"Look again: {look}"
            raise


def would_be_refused(refusal: Rejected, look: str) -> Refused:
    """What somebody is told who only tries; the rules that were asked are the ones that will judge."""
    sentence = f"It would be refused: {refusal.sentence}"
    return Refused(sentence, code=refusal.reason, next=f"Look again: {look}")


def now() -> datetime:
    """The moment at which people act."""
    return datetime.now(UTC)
