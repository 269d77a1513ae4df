"""How consultations stand, and what the law would ask for, from a command line."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.moments import day_of
from console.naming import release_of
from console.options import READING, Programme, Reading, Release
from console.printing import show as print_answer
from console.reading import ask
from domain.release.consultation.lawful import LawfulDates
from readmodels.consultation import ConsultationPage, Foreseen, consultation, if_it_began

AFFECTED = ("establishment", "heads", "voluntary", "re-engaged", "notified before")
DATES = ("what", "day")
RESPONSES = ("response", "speaks for", "heads", "summary", "answer")


def show(release: Release, *, programme: Programme = None, common: Reading = READING) -> int:
    """How the consultation on a release stands, and what it still lacks."""
    print_answer(
        ask(common, partial(_shown, typed=release, programme=programme), about=release, programme=programme),
        common.output,
    )
    return DONE


def check(
    release: Release,
    *,
    begins: Annotated[str, Parameter(name="--from", help="The day on which consultation would begin")],
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """What the law asks for if consultation begins on a day, and when anybody could leave."""
    day = day_of(begins)
    answer = ask(
        common,
        partial(_checked, typed=release, programme=programme, begins=day),
        about=release,
        programme=programme,
    )
    print_answer(answer, common.output)
    return DONE


def _shown(connection: Connection, *, typed: str, programme: str | None) -> Answer:
    page = consultation(connection, *release_of(connection, typed, programme))
    return Answer(
        document=page,
        said=(_standing(page), *_law(page), *(f"Lacking: {each}" for each in page.lacks)),
        sheets=(_affected(page), _responses(page)),
        next=f"lockgate audit timeline --programme {page.programme} --release {page.release}",
    )


def _checked(connection: Connection, *, typed: str, programme: str | None, begins: date) -> Answer:
    found = if_it_began(connection, *release_of(connection, typed, programme), begins)
    return Answer(
        document=found,
        said=tuple(_foreseen(found)),
        sheets=(Sheet(columns=DATES, rows=list(_dates(found))),),
        next=f"lockgate consultation show {found.programme}/{found.release}",
    )


def _standing(page: ConsultationPage) -> str:
    held, name = page.held, f"{page.programme}/{page.release}"
    if held.unnecessary:
        return f"{name} has nothing to consult on: {held.unnecessary.reason}"
    if held.closed_at:
        return f"Consultation on {name} closed on {held.closed_at.date()}."
    if held.closes_on:
        return f"Consultation on {name} is open until {held.closes_on}."
    return f"Consultation on {name} has not begun."


def _law(page: ConsultationPage) -> Iterator[str]:
    if page.lawful:
        yield _counted(page.lawful)
        yield f"Nobody leaves before {page.earliest_leaving}. {_rule(page.lawful)}"
        if page.lawful.notifies:
            yield f"Up to {page.lawful.award_days} days' pay each is at stake."
    if page.held.notified:
        sent = page.held.notified
        yield f"Form HR1 {sent.reference} was sent on {sent.day}; first dismissal on {sent.first_dismissal}."
        for body in page.held.uncopied:
            yield f"{body} has no copy of it yet."
    for each in page.held.representatives:
        yield f"{each.people} speak for {each.body} ({each.kind})."
    if page.held.transfer:
        moved, due = page.held.transfer.transfer, page.held.transfer.information_due
        yield f"{moved.heads} transfer to {moved.transferee} on {moved.effective}; information due by {due}."
    if page.transfer_rule:
        rule = page.transfer_rule
        yield f"Up to {rule.most_weeks} weeks' pay each is at stake: {rule.source}."


def _foreseen(found: Foreseen) -> Iterator[str]:
    name, dates = f"{found.programme}/{found.release}", found.dates
    begins = f"If consultation on {name} begins on {dates.begins}"
    yield f"{begins}, nobody leaves before {dates.earliest_leaving}."
    yield _counted(dates)
    if not found.fits:
        yield f"The first dismissal is planned for {found.first_dismissal}: that is too soon."
    yield _rule(dates)


def _counted(dates: LawfulDates) -> str:
    where = dates.establishment or "the organisation"
    who = f" ({', '.join(dates.counted_with)})" if dates.counted_with else ""
    heads = f"{dates.counted} heads{who} count at {where} within {dates.window_days} days"
    return (
        f"{heads}: at least {dates.minimum_days} days, form HR1 {'is' if dates.notifies else 'is not'} due."
    )


def _rule(dates: LawfulDates) -> str:
    return f"Rule of {dates.pack} since {dates.rule_since}: {dates.source}."


def _dates(found: Foreseen) -> Iterator[tuple[str, date | str | int]]:
    dates = found.dates
    yield "consultation begins", dates.begins
    yield "earliest notice, after form HR1" if dates.notifies else "earliest notice", dates.earliest_notice
    yield "consultation closes", found.closes_on
    yield "earliest day on which anybody can leave", dates.earliest_leaving
    if dates.notifies:
        yield "most days' pay at stake for each", dates.award_days
    yield "digest of the law", dates.pack_digest


def _affected(page: ConsultationPage) -> Sheet:
    rows = [
        (each.establishment or "anywhere", each.heads, each.voluntary, each.reengaged, each.notified)
        for each in page.affected
    ]
    return Sheet(columns=AFFECTED, rows=rows, title="Affected", empty="Nobody is affected.")


def _responses(page: ConsultationPage) -> Sheet:
    answers = page.held.answers
    rows = [
        (
            each.response,
            each.speaks_for,
            each.heads,
            each.summary,
            answers[each.response].answer if each.response in answers else None,
        )
        for each in page.held.responses.values()
    ]
    return Sheet(columns=RESPONSES, rows=rows, title="Responses", empty="No response yet.")
