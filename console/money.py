"""What a programme's money looks like from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, ExactMoney, Sheet
from console.failing import DONE
from console.installation import settings_of
from console.naming import programme_of
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.today import Now, now_of
from domain.money import exact_pounds
from readmodels.money import AskLine, LineOfBudget, MoneyPage, YearLine
from readmodels.money import money as money_page
from readmodels.unwitnessed import unwitnessed
from runtime.trust import own_policy
from tlog.policy import Policy

YEARS = ("year", "may ask for", "taken", "drawn", "left", "opens")
ASKS = ("ask", "round", "year", "amount", "line", "state", "asked by", "grant", "drawn", "until")
LINES = ("line", "name", "began with", "moved", "unspent")


def show(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    common: Reading = READING,
) -> int:
    """The envelope, each year, each ask and grant, and what is left on each line."""
    # Nobody kept when a witness came to see what, so that of the past it cannot be told.
    trust = None if common.as_of else own_policy(settings_of(common))
    question = partial(
        _page, programme=programme, now=now_of(common), trust=trust, is_past=bool(common.as_of)
    )
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def _page(
    connection: Connection, *, programme: str | None, now: Now, trust: Policy | None, is_past: bool
) -> Answer:
    id, at = programme_of(connection, programme), now(connection)
    page = money_page(connection, id, at=at)
    unseen = () if is_past else unwitnessed(connection, id, trust=trust, at=at)
    return Answer(
        document=page,
        said=[*_said(page), *(f"{each.capability} cannot be drawn yet: {each.why}." for each in unseen)],
        sheets=(
            Sheet(columns=YEARS, rows=[_year(each) for each in page.years], empty="No year is planned."),
            Sheet(columns=ASKS, rows=[_ask(each) for each in page.asks], title="Asks", empty="None yet."),
            *(
                (Sheet(columns=LINES, rows=[_line(each) for each in page.lines], title="Lines"),)
                if page.lines
                else ()
            ),
        ),
        next=_next(page),
    )


def _said(page: MoneyPage) -> list[str]:
    said = [
        f"{exact_pounds(page.taken)} of the envelope of {exact_pounds(page.envelope)} is taken, "
        f"{exact_pounds(page.left)} is left; {exact_pounds(page.drawn)} was drawn."
    ]
    if page.frozen:
        since = f"{page.frozen.since:%Y-%m-%d %H:%M}"
        said.append(f"All money is stopped by {page.frozen.by} since {since}: {page.frozen.reason}")
    return said


def _year(each: YearLine) -> tuple[Cell, ...]:
    amounts = (each.planned, each.taken, each.drawn, each.left)
    return (each.year, *(ExactMoney(amount) for amount in amounts), each.opens)


def _ask(each: AskLine) -> tuple[Cell, ...]:
    line = f"{each.from_line} to {each.line}" if each.from_line else each.line
    return (
        each.ask,
        each.round,
        each.year,
        ExactMoney(each.amount),
        line,
        each.state,
        each.requested_by,
        each.capability,
        ExactMoney(each.drawn),
        each.valid_until,
    )


def _line(each: LineOfBudget) -> tuple[Cell, ...]:
    amounts = (each.planned, each.moved, each.unspent)
    return (each.line, each.name, *(ExactMoney(amount) for amount in amounts))


def _next(page: MoneyPage) -> str:
    for each in page.asks:
        if each.state == "at its gate":
            return f"lockgate gate show {each.gate}"
        if each.state == "granted":
            return (
                f"lockgate money draw {page.programme} {each.capability} POUNDS --reference TEXT --as PERSON"
            )
    return f"lockgate programme show {page.programme}"
