"""What stands in the registers of a programme, and what of it is overdue for review."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.identity import Identity
from domain.programme.register.plan import Detail, RegisterId
from domain.programme.register.refusals import RegisterUnknown
from domain.programme.register.state import KeptEntry, KeptRegister
from readmodels.as_recorded import programme_as_recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """A register, and how many of its entries count, were retired, and are overdue for review."""

    id: str
    name: str
    entries: int
    retired: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """An entry as it stands; `retired` is why it counts no more, `found` what its newest review said."""

    register: str
    id: str
    title: str
    area: str
    text: str
    link: str
    owner: Identity | None
    review_on: date | None
    is_overdue: bool
    rule: str
    details: tuple[Detail, ...]
    found: str
    retired: str | None


def registers(connection: Connection, programme: str, *, today: date) -> tuple[RegisterLine, ...]:
    """Every register that a programme keeps."""
    kept = programme_as_recorded(connection, programme).registers.values()
    return tuple(
        RegisterLine(
            id=each.id,
            name=each.name,
            entries=len(each.current),
            retired=len(each.entries) - len(each.current),
            overdue=len([entry for entry in each.current if entry.is_overdue(today)]),
        )
        for each in kept
    )


def entries(connection: Connection, programme: str, register: str, *, today: date) -> tuple[EntryLine, ...]:
    """Everything that ever stood in a register, in the order in which it came.

    :raises RegisterUnknown: when the programme keeps none of this id.
    """
    kept = programme_as_recorded(connection, programme).registers
    found = kept.get(RegisterId(register))
    if found is None:
        raise RegisterUnknown(f"{register} is not among {', '.join(kept) or 'any'}.")
    return _lines(found, today)


def overdue(connection: Connection, programme: str, *, today: date) -> tuple[EntryLine, ...]:
    """The entries of every register whose day of review has passed, the longest overdue first."""
    kept = programme_as_recorded(connection, programme).registers.values()
    late = [line for each in kept for line in _lines(each, today) if line.is_overdue]
    return tuple(sorted(late, key=lambda line: line.review_on or today))


def _lines(register: KeptRegister, today: date) -> tuple[EntryLine, ...]:
    return tuple(_line(register, each, today) for each in register.entries.values())


def _line(register: KeptRegister, kept: KeptEntry, today: date) -> EntryLine:
    entry = kept.entry
    return EntryLine(
        register=register.id,
        id=entry.id,
        title=entry.title,
        area=entry.area,
        text=entry.text,
        link=entry.link,
        owner=entry.owner,
        review_on=entry.review_on,
        is_overdue=kept.is_overdue(today),
        rule=entry.rule or "",
        details=entry.details,
        found=kept.reviewed.found if kept.reviewed else "",
        retired=kept.retired.reason if kept.retired else None,
    )
