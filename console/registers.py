"""What the registers of a programme look like from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.today import Clock, clock_of
from readmodels.registers import EntryLine, RegisterLine, entries, overdue, registers

REGISTERS = ("register", "name", "entries", "retired", "overdue")
ENTRIES = ("entry", "title", "area", "owner", "review", "says", "found", "retired")


def list_registers(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    register: Annotated[str | None, Parameter(help="Such as principles; without it, all")] = None,
    *,
    is_overdue: Annotated[
        bool, Parameter(name="--overdue", negative=(), help="Entries whose day of review has passed")
    ] = False,
    retired: Annotated[bool, Parameter(negative=(), help="Those that were retired too")] = False,
    common: Reading = READING,
) -> int:
    """The registers of a programme, or what stands in one of them."""
    clock = clock_of(common)
    if is_overdue:
        question = partial(_overdue, typed=programme, register=register, clock=clock)
    elif register is None:
        question = partial(_all, typed=programme, clock=clock)
    else:
        question = partial(_one, typed=programme, register=register, retired=retired, clock=clock)
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def _all(connection: Connection, *, typed: str | None, clock: Clock) -> Answer:
    id = programme_of(connection, typed)
    today = clock(connection, id).date()
    found = registers(connection, id, today=today)
    rows = [_register(each) for each in found]
    return Answer(
        document=found,
        sheets=(Sheet(columns=REGISTERS, rows=rows, empty="The programme keeps no register."),),
        next=f"lockgate register list {id} {found[0].id}" if found else f"lockgate programme show {id}",
    )


def _one(connection: Connection, *, typed: str | None, register: str, retired: bool, clock: Clock) -> Answer:
    id = programme_of(connection, typed)
    today = clock(connection, id).date()
    found = [
        each for each in entries(connection, id, register, today=today) if retired or each.retired is None
    ]
    return _entries(id, found, "It has no entries.")


def _overdue(connection: Connection, *, typed: str | None, register: str | None, clock: Clock) -> Answer:
    id = programme_of(connection, typed)
    today = clock(connection, id).date()
    if register is not None:
        entries(connection, id, register, today=today)
    found = [each for each in overdue(connection, id, today=today) if register in (None, each.register)]
    return _entries(id, found, "No review is overdue.")


def _entries(programme: str, found: list[EntryLine], empty: str) -> Answer:
    return Answer(
        document=found,
        sheets=(Sheet(columns=ENTRIES, rows=[_entry(each) for each in found], empty=empty),),
        next=f"lockgate register list {programme}",
    )


def _register(line: RegisterLine) -> tuple[Cell, ...]:
    return line.id, line.name, line.entries, line.retired, line.overdue


def _entry(line: EntryLine) -> tuple[Cell, ...]:
    owner = line.owner.subject if line.owner else None
    return line.id, line.title, line.area, owner, _review(line), _says(line), line.found, line.retired


def _review(line: EntryLine) -> str | None:
    if line.review_on is None:
        return None
    return f"{line.review_on}, overdue" if line.is_overdue else f"{line.review_on}"


def _says(line: EntryLine) -> str:
    rule = f"tested: {line.rule}" if line.rule else ""
    details = (f"{each.name}: {each.value}" for each in line.details)
    return "; ".join(part for part in (line.text, line.link, rule, *details) if part)
