"""Who people are, from a command line: shown, held and erased."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated

from cyclopts import Parameter

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.installation import require_record, settings_of
from console.options import COMMON, Common
from console.printing import show as print_answer
from console.seal_waiting import newest_of, wait_for_seal, with_seal
from console.writing import Desk, desk_of
from domain.person.refusals import PersonUnknown
from domain.person.retention import Retention, kept_until, retention
from domain.refusal import Rejected
from readmodels.person import PersonPage
from runtime.failures import Refused
from runtime.persons import Asking, Persons
from runtime.record import open_record
from runtime.settings import Settings

Person = Annotated[str, Parameter(name="WHO", help="The name that they sign in with, or their pseudonym")]
Issuer = Annotated[str, Parameter(help="Who vouches for them, where several do for one of that name")]
Why = Annotated[str, Parameter(name="--reason", help="Why; people will ask for it later")]
COLUMNS = ("what", "is")
AFTERWARDS = (
    "Older backups still hold it, and so do Temporal's histories until their retention is over, files of "
    "evidence, and what people wrote in their own words.",
)


def show(who: Person, *, issuer: Issuer = "", common: Common = COMMON) -> int:
    """What the record has of somebody, and how long it is kept."""
    settings = settings_of(common)
    require_record(settings)
    page = asyncio.run(_shown(settings, who, issuer))
    print_answer(_answer(page, settings), common.output)
    return DONE


def hold(who: Person, *, reason: Why, issuer: Issuer = "", common: Common = COMMON) -> int:
    """Keep everything of somebody, whatever is asked, until it is released."""
    desk = desk_of(common)
    asking = Asking(of=who, why=reason, by=desk.actor, issuer=issuer)
    return asyncio.run(_do(desk, who, lambda persons: persons.hold(asking), common))


def release(who: Person, *, reason: Why, issuer: Issuer = "", common: Common = COMMON) -> int:
    """Let the ordinary rules hold again for somebody."""
    desk = desk_of(common)
    asking = Asking(of=who, why=reason, by=desk.actor, issuer=issuer)
    return asyncio.run(_do(desk, who, lambda persons: persons.release(asking), common))


def erase(
    who: Person,
    *,
    legal_basis: Annotated[str, Parameter(help="Such as: Article 17(1)(b), asked for on 3 May 2026")],
    issuer: Issuer = "",
    common: Common = COMMON,
) -> int:
    """Erase who somebody is, for ever; what they did stays, under their pseudonym."""
    desk = desk_of(common)
    asking = Asking(of=who, why=legal_basis, by=desk.actor, issuer=issuer)
    return asyncio.run(_do(desk, who, lambda persons: persons.erase(asking), common, said=AFTERWARDS))


async def _shown(settings: Settings, who: str, issuer: str) -> PersonPage:
    async with await open_record(settings) as store:
        return await _refusing(Persons(store, settings).show(who, issuer), who)


async def _do(
    desk: Desk,
    who: str,
    ask: Callable[[Persons], Awaitable[PersonPage]],
    common: Common,
    *,
    said: tuple[str, ...] = (),
) -> int:
    async with await open_record(desk.settings) as store:
        since = await store.position()
        page = await _refusing(ask(Persons(store, desk.settings)), who)
        own = await store.query(partial(newest_of, by=desk.actor.identity, since=since))
        seal = await wait_for_seal(store, desk.settings, own=own)
    print_answer(with_seal(_answer(page, desk.settings, said=said), seal), common.output)
    return DONE


async def _refusing(doing: Awaitable[PersonPage], who: str) -> PersonPage:
    try:
        return await doing
    except PersonUnknown as refusal:
        raise Refused(
            refusal.sentence, code=refusal.reason, next="See who there is: lockgate roster show"
        ) from refusal
    except Rejected as refusal:
        look = f"Look again: lockgate admin person show {who}"
        raise Refused(refusal.sentence, code=refusal.reason, next=look) from refusal


def _answer(page: PersonPage, settings: Settings, *, said: tuple[str, ...] = ()) -> Answer:
    held, erased = page.standing.hold, page.standing.erased
    rows: list[tuple[Cell, ...]] = [
        ("pseudonym", page.person),
        ("signs in as", f"{page.who.subject} ({page.who.issuer})" if page.who else "erased"),
        ("called", ", ".join(page.names)),
        ("named by facts", len(page.positions)),
        ("last acted", page.last_acted),
        ("kept", _kept(page, settings)),
        ("legal hold", f"since {held.at:%d %B %Y}: {held.reason}" if held else "none"),
        ("erased", f"on {erased.at:%d %B %Y}: {erased.legal_basis}" if erased else "no"),
    ]
    return Answer(
        document=page,
        said=said,
        sheets=(Sheet(columns=COLUMNS, rows=rows),),
        next=f"lockgate audit timeline --kind {'personal-data-erased' if erased else 'legal-hold-placed'}",
    )


def _kept(page: PersonPage, settings: Settings) -> str:
    if page.who is None:
        return "no longer"
    if page.last_acted is None or retention(page.last_acted) is Retention.NAMED:
        return "until it is asked to be erased, since they never acted"
    until = kept_until(page.last_acted, settings.years_to_keep_who_acted)
    return f"until {until:%d %B %Y}, since they acted and are accountable"
