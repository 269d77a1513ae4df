"""What the page of a gate looks like from a command line."""

from dataclasses import replace
from functools import partial
from shlex import quote
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.gate_sheets import (
    check_sheets,
    lesson_sheets,
    money_sheets,
    refused_sheet,
    said_of_money,
    said_of_stopping,
)
from console.naming import gate_of
from console.options import READING, Nth, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.sizes import in_bytes_if_known
from console.today import Clock, clock_of
from console.waiting import said_of_waiting
from domain.identity import Identity
from readmodels.cost_of_waiting import gate_cost
from readmodels.gate_page import gate_page
from readmodels.gate_page_lines import ConditionLine, DecisionLine, GatePage, SeatLine
from runtime.failures import NotFound

Gate = Annotated[
    str, Parameter(name="GATE", help="Such as shepway-fom/1A/design, 1A/design, or surrey-ctp/2025-26")
]


def show(gate: Gate, *, round: Nth | None = None, common: Reading = READING) -> int:
    """Everything needed to decide one gate: its newest round, or another."""
    question = partial(_priced, gate=gate, round=round, clock=clock_of(common))
    print_answer(_answer(ask(common, question, about=gate)), common.output)
    return DONE


def page_of(connection: Connection, *, gate: str, round: int | None) -> GatePage:
    """The page of a gate as people name it.

    :raises NotFound: when there has been no such round.
    """
    page = gate_page(connection, gate_of(connection, gate), round=round)
    if round is not None and page.state == "not begun" and round > len(page.earlier) + 1:
        raise NotFound(
            f"{page.gate} has had no round {round}.", next=f"See its newest: lockgate gate show {page.gate}"
        )
    return page


def _priced(connection: Connection, *, gate: str, round: int | None, clock: Clock) -> GatePage:
    """The page, with what an open round costs by now."""
    page = page_of(connection, gate=gate, round=round)
    if page.state != "open":
        return page
    on = clock(connection, page.programme)
    return replace(page, waiting=gate_cost(connection, page.programme, page.gate, on))


def _answer(page: GatePage) -> Answer:
    return Answer(
        document=page,
        said=_said(page),
        sheets=(
            _seats(page),
            *check_sheets(page.checks),
            *lesson_sheets(page.lessons),
            *money_sheets(page.money, lambda who: _called(page, who)),
            _evidence(page),
            *((_decisions(page),) if page.decisions else ()),
            *((_conditions(page),) if page.conditions else ()),
            *((_refused(page),) if page.refused or page.attempts else ()),
            *((_earlier(page),) if page.earlier else ()),
        ),
        next=_next(page),
    )


def _said(page: GatePage) -> list[str]:
    ended = f", {page.outcome}" if page.outcome else ""
    lines = [f"{page.gate}, round {page.round}: {page.state}{ended}", page.title, *page.reasons]
    if page.requested_by and page.opened_at:
        lines.append(f"Asked for by {_called(page, page.requested_by)} on {page.opened_at:%Y-%m-%d}.")
    if page.state == "open" and page.due:
        lines.append(f"Answer due by {page.due:%Y-%m-%d %H:%M} UTC; reminders so far: {page.reminders}.")
    lines += [f"Escalated to {each.to.role} on {each.at:%Y-%m-%d}." for each in page.escalations]
    if page.barred:
        lines.append(f"May not decide: {', '.join(_called(page, who) for who in page.barred)}.")
    if page.missing:
        lines.append(f"Evidence still missing: {', '.join(page.missing)}.")
    lines += [f"No longer a Must: {each}." for each in page.musts_given_up]
    lines += [
        *said_of_stopping(page.break_point),
        *said_of_money(page.money),
        *said_of_waiting(page.waiting),
        *(page.aftermath.effect if page.aftermath else ()),
    ]
    return [*lines, f"Evidence digest: {page.evidence_digest}"]


def _seats(page: GatePage) -> Sheet:
    rows = [_seat(page, each) for each in page.seats]
    columns = ("step", "role", "needed", "filled by", "may fill it")
    return Sheet(columns=columns, rows=rows, title="Seats", empty="none")


def _seat(page: GatePage, seat: SeatLine) -> tuple[Cell, ...]:
    filled = ", ".join(_called(page, who) for who in seat.filled_by) or None
    may = ", ".join(_called(page, who) for who in seat.holders)
    return (f"{seat.step} ({seat.method})", seat.role, seat.needed, filled, may)


def _evidence(page: GatePage) -> Sheet:
    rows = [
        (
            each.name,
            each.media_type or (each.link and "link") or None,
            in_bytes_if_known(each.size),
            each.digest,
            _called(page, each.author),
            _called(page, each.submitted_by),
        )
        for each in page.evidence
    ]
    columns = ("evidence", "type", "size", "digest", "author", "handed in by")
    return Sheet(columns=columns, rows=rows, title="Evidence", empty="none")


def _decisions(page: GatePage) -> Sheet:
    rows = [_decision(page, each) for each in page.decisions]
    return Sheet(columns=("who", "said", "counts", "reason", "at"), rows=rows, title="Decisions")


def _decision(page: GatePage, line: DecisionLine) -> tuple[Cell, ...]:
    taken = line.decision
    counts = "yes" if line.counts else "no"
    return (_called(page, taken.by), taken.choice, counts, taken.reason, taken.at)


def _conditions(page: GatePage) -> Sheet:
    rows = [_condition(page, each) for each in page.conditions]
    return Sheet(
        columns=("condition", "text", "owner", "due", "state", "note"), rows=rows, title="Conditions"
    )


def _condition(page: GatePage, line: ConditionLine) -> tuple[Cell, ...]:
    asked = line.condition
    return (asked.id, asked.text, _called(page, asked.owner), asked.due, line.state, line.note)


def _refused(page: GatePage) -> Sheet:
    return refused_sheet(page.refused, page.attempts, lambda who: _called(page, who))


def _earlier(page: GatePage) -> Sheet:
    rows = [(each.round, each.opened_at, each.closed_at, each.outcome) for each in page.earlier]
    return Sheet(columns=("round", "opened", "closed", "outcome"), rows=rows, title="Earlier rounds")


def _called(page: GatePage, who: Identity) -> str:
    return page.names.get(who, who.subject)


def _after(page: GatePage) -> str:
    """What is to be said to a decision that waits for scrutiny, or to an override."""
    after = page.aftermath
    if after is None or after.lapsed:
        return ""
    if after.overridden and not after.reviewed:
        return f"review-override {page.gate} --right --note TEXT --as PERSON"
    if after.called_in and not after.scrutinised:
        return f"answer-call-in {page.gate} --stands --reason TEXT --as PERSON"
    return ""


def _next(page: GatePage) -> str:
    if page.state == "open" and page.aftermath and page.aftermath.proposed:
        reference = quote(page.aftermath.proposed.reference)
        return f"lockgate gate confirm-override {page.gate} --reference {reference} --as PERSON"
    if page.state == "open":
        return f"lockgate gate approve {page.gate} --reason TEXT --as PERSON, or: lockgate gate reject"
    if after := _after(page):
        return f"lockgate gate {after}"
    owed = [each.condition.id for each in page.conditions if each.state in ("outstanding", "overdue")]
    if owed:
        return f"lockgate gate discharge {page.gate} {owed[0]} --note TEXT --as PERSON"
    if page.state == "not begun" and page.missing:
        wanted = f"{page.programme}/{page.release} {page.stage} {quote(page.missing[0])}"
        return f"lockgate evidence add {wanted} FILE --as PERSON"
    if page.subject.is_for_money:
        return f"lockgate money show {page.programme}"
    return f"lockgate release show {page.programme}/{page.release}"
