"""The programme's monthly reviews, from a command line."""

import asyncio
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import COMMON, READING, Common, Programme, Reading
from console.printing import show as print_answer
from console.reading import answers, ask
from console.seal_waiting import with_seal
from console.writing import DryRun, desk_of, now, send
from domain.programme.commands import HoldReview
from readmodels.people import names
from readmodels.reviews import ReviewLine
from readmodels.reviews import reviews as reviews_of
from runtime.failures import NotFound

COLUMNS = ("month", "called", "releases", "lacking", "held", "by", "note")
RELEASE_COLUMNS = ("release", "stage", "round", "days late", "lacks", "owner", "due")
LOOK = "lockgate review list"

Month = Annotated[str, Parameter(name="MONTH", help="Such as 2018-07")]


def list_reviews(*, programme: Programme = None, common: Reading = READING) -> int:
    """Every review of the programme that was called, and what each came to."""
    print_answer(ask(common, partial(_listed, programme=programme), programme=programme), common.output)
    return DONE


def show(month: Month, *, programme: Programme = None, common: Reading = READING) -> int:
    """What a month's review was told of each release."""
    print_answer(
        ask(common, partial(_shown, month=month, programme=programme), programme=programme), common.output
    )
    return DONE


def call(*, programme: Programme = None, common: Common = COMMON) -> int:
    """Have this month's review called now, instead of on the first of the month."""
    return asyncio.run(_call(programme, common))


def hold(
    month: Month,
    note: Annotated[str, Parameter(name="--note", help="What the review came to")],
    *,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say that a month's review was held, and what it came to."""
    return asyncio.run(_hold(month, note, programme, dry_run=dry_run, common=common))


def _listed(connection: Connection, *, programme: str | None) -> Answer:
    id = programme_of(connection, programme)
    found, called = reviews_of(connection, id), names(connection, id)
    rows = [
        (
            each.month,
            each.called_at,
            len(each.releases),
            sum(len(release.lacks) for release in each.releases),
            each.held_at,
            called.get(each.by, each.by.subject) if each.by else None,
            each.note,
        )
        for each in found
    ]
    then = f"lockgate review show {found[-1].month}" if found else "lockgate review call"
    return Answer(
        document=found,
        sheets=(Sheet(columns=COLUMNS, rows=rows, empty="No review was called yet."),),
        next=then,
    )


def _shown(connection: Connection, *, month: str, programme: str | None) -> Answer:
    id = programme_of(connection, programme)
    found, called = _review(connection, id, month), names(connection, id)
    rows = [
        (
            each.release,
            each.stage,
            each.round,
            each.days_late or None,
            lack.what if lack else "nothing",
            called.get(lack.owner, lack.owner.subject) if lack else None,
            lack.due if lack else None,
        )
        for each in found.releases
        for lack in (each.lacks or (None,))
    ]
    note = (f"{called.get(found.by, found.by.subject)} noted: {found.note}",) if found.by else ()
    return Answer(
        document=found,
        said=(f"Review of {month}, called on {found.called_at:%d %B %Y}.", *note),
        sheets=(Sheet(columns=RELEASE_COLUMNS, rows=rows, empty="Every release had ended."),),
        next=LOOK if found.by else f"lockgate review hold {month} --note …",
    )


def _review(connection: Connection, programme: str, month: str) -> ReviewLine:
    found = next((each for each in reviews_of(connection, programme) if each.month == month), None)
    if found is None:
        raise NotFound(f"No review of {month!r} was called.", next=LOOK)
    return found


async def _call(programme: str | None, common: Common) -> int:
    desk = desk_of(common)
    async with answers(desk.settings, None) as record:
        id = await record.query(partial(programme_of, typed=programme))
    seal = await send(desk, lambda opened: opened.call_review(id), look=LOOK)
    answer = Answer(document={"called": id}, said=("This month's review is called.",), next=LOOK)
    print_answer(with_seal(answer, seal), common.output)
    return DONE


async def _hold(month: str, note: str, programme: str | None, *, dry_run: bool, common: Common) -> int:
    desk, seal = desk_of(common), None
    async with answers(desk.settings, None) as record:
        id = await record.query(partial(programme_of, typed=programme))
    held = HoldReview(programme=id, by=desk.actor, at=now(), month=month, note=note)
    if not dry_run:
        seal = await send(desk, lambda opened: opened.tend_programme(held), look=LOOK)
    begins = "Dry run, nothing was sent" if dry_run else "Noted"
    answer = Answer(
        document={"done": not dry_run, "programme": id, "month": month, "note": note},
        said=(f"{begins}: the review of {month} was held.",),
        next=f"lockgate review show {month}",
    )
    print_answer(with_seal(answer, seal), common.output)
    return DONE
