"""What waiting at gates costs in benefit, from a command line."""

from collections.abc import Iterator, Sequence
from functools import partial

from sqlalchemy import Connection

from console.answer import Answer, Cell, ExactMoney, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.today import Clock, clock_of
from domain.money import exact_pounds
from domain.waiting.cost import GateCost, ReleaseCost, Split, WaitingCost
from domain.waiting.price import Price, Range
from domain.waiting.waits import Cause
from readmodels.cost_of_waiting import waiting_cost

ESTIMATE = (
    "An estimate, kept nowhere: a benefit that begins a day later loses a day of what a full year brings. A "
    "wait costs nothing until the next stage was to begin, and is taken to be made up for by nobody later."
)
RANGE = ("low a day", "likely a day", "high a day")
LOST = ("lost so far", "to people", "to evidence", "to rework")


def waiting(*, programme: Programme = None, common: Reading = READING) -> int:
    """What waiting at gates costs a day, and has cost: for people, for evidence and for rework."""
    question = partial(_answer, typed=programme, clock=clock_of(common))
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def said_of_waiting(cost: GateCost | None) -> list[str]:
    """What a day of waiting at an open gate costs, in a sentence; nothing where it does not wait."""
    if cost is None or cost.waits_for is None:
        return []
    if cost.a_day is None:
        return [f"Waiting for {cost.waits_for}. What that costs cannot be valued: {cost.why_not}"]
    likely, lost = exact_pounds(cost.a_day.likely), exact_pounds(cost.lost.total.likely)
    span = f"{exact_pounds(cost.a_day.low)} to {exact_pounds(cost.a_day.high)}"
    since = f", from {cost.costs_from} on" if cost.costs_from else ""
    return [f"Waiting for {cost.waits_for} costs {likely} of benefit a day ({span}){since}; so far {lost}."]


def said_of_programme(found: WaitingCost) -> list[str]:
    """What all waiting past its plan costs a programme a day; nothing where none does."""
    now = found.a_day.total
    if now == Range():
        return []
    parts = "; ".join(f"for {cause} {exact_pounds(_of(found.a_day, cause).likely)}" for cause in Cause)
    return [
        f"Waiting costs {exact_pounds(now.likely)} of benefit a day"
        f" ({exact_pounds(now.low)} to {exact_pounds(now.high)}): {parts}."
    ]


def _answer(connection: Connection, *, typed: str | None, clock: Clock) -> Answer:
    id = programme_of(connection, typed)
    found = waiting_cost(connection, id, clock(connection, id))
    lost = found.lost.total
    return Answer(
        document={"estimate": True, "programme": id, "waiting": found},
        said=(
            ESTIMATE,
            *(said_of_programme(found) or ["No gate waits past its plan for anything that can be valued."]),
            f"So far {exact_pounds(lost.likely)} ({exact_pounds(lost.low)} to {exact_pounds(lost.high)}).",
        ),
        sheets=(_gates(found.gates), _releases(found.releases), _not_valued(found.not_valued)),
        next=_next(found, id),
    )


def _gates(gates: Sequence[GateCost]) -> Sheet:
    columns = ("gate", "waits for", "since", "asked", "holds up", "costs from", *RANGE, *LOST, "why not")
    return Sheet(columns=columns, rows=[_gate(each) for each in gates], title="Gates", empty="none yet")


def _gate(each: GateCost) -> tuple[Cell, ...]:
    return (
        each.gate,
        each.waits_for,
        each.since,
        ", ".join(who.subject for who in each.asked) or None,
        ", ".join(each.holds_up) or None,
        each.costs_from,
        *_range(each.a_day),
        *_lost(each.lost),
        each.why_not or None,
    )


def _releases(releases: Sequence[ReleaseCost]) -> Sheet:
    columns = ("release", "held up by", *RANGE, *LOST, "why not")
    rows = [
        (
            each.release,
            ", ".join(each.held_up_by) or None,
            *_range(each.a_day),
            *_lost(each.lost),
            each.why_not or None,
        )
        for each in releases
    ]
    return Sheet(columns=columns, rows=rows, title="Releases", empty="none")


def _not_valued(prices: Sequence[Price]) -> Sheet:
    rows = [(each.benefit, each.release, each.why_not) for each in prices]
    return Sheet(columns=("benefit", "release", "why"), rows=rows, title="Cannot be valued", empty="none")


def _range(a_day: Range | None) -> Iterator[Cell]:
    for amount in (a_day.low, a_day.likely, a_day.high) if a_day else (None, None, None):
        yield None if amount is None else ExactMoney(amount)


def _lost(split: Split) -> Iterator[Cell]:
    yield ExactMoney(split.total.likely)
    yield from (ExactMoney(_of(split, cause).likely) for cause in Cause)


def _of(split: Split, cause: Cause) -> Range:
    amount: Range = getattr(split, cause.value)
    return amount


def _next(found: WaitingCost, programme: str) -> str:
    open_now = [each.gate for each in found.gates if each.waits_for and each.asked]
    return f"lockgate gate explain {open_now[0]}" if open_now else f"lockgate plan critical-path {programme}"
