"""How people write in the registers of a programme from a command line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, TypeAlias

from cyclopts import Parameter
from sqlalchemy import Connection

from console.failing import DONE
from console.importing import KeepGood, ListFile
from console.moments import day_of
from console.naming import person_of, programme_of
from console.options import COMMON, Common, Reason
from console.register_lists import Addition, bring_entries
from console.words import Told, Word, send
from console.writing import Desk, DryRun, now
from domain.programme.register.commands import AddEntries, RetireEntry, ReviewEntry, ReviseEntry
from domain.programme.register.plan import Detail, EntryId, RegisterEntry, RegisterId
from domain.programme.register.refusals import EntryUnknown
from readmodels.as_recorded import programme_as_recorded
from runtime.failures import Failure

Programme = Annotated[str, Parameter(name="PROGRAMME", help="Such as bedford-dom")]
RegisterName = Annotated[str, Parameter(name="REGISTER", help="Such as principles")]
EntryName = Annotated[str, Parameter(name="ENTRY", help="Such as P1")]
NewEntryName = Annotated[str | None, Parameter(name="ENTRY", help="Such as P1")]
Title = Annotated[str | None, Parameter(name="TITLE", help="What the entry is about")]
NewTitle = Annotated[str | None, Parameter(help="What the entry is about")]
Area = Annotated[str | None, Parameter(help="The area or category that it belongs to")]
Text = Annotated[str | None, Parameter(help="What the entry says in full")]
Link = Annotated[str | None, Parameter(help="Where a document is found")]
Owner = Annotated[str | None, Parameter(help="Id of the person who looks after it")]
ReviewOn = Annotated[str | None, Parameter(name="--review-on", help="When it is looked at again")]
Details = Annotated[
    tuple[str, ...], Parameter(name="--detail", negative=(), help="NAME=VALUE, such as likelihood=M")
]
Changes: TypeAlias = dict[str, Any]


class NotADetail(Failure):
    """What was typed is no detail."""

    code = "usage"
    next = "Give it as NAME=VALUE, such as likelihood=M."


class NeitherEntryNorFile(Failure):
    """What is to be added is said in neither way, or in both."""

    code = "usage"
    next = "lockgate register add --help"


def add(
    programme: Programme,
    register: RegisterName,
    entry: NewEntryName = None,
    title: Title = None,
    *,
    reason: Reason,
    area: Area = None,
    text: Text = None,
    link: Link = None,
    owner: Owner = None,
    review_on: ReviewOn = None,
    details: Details = (),
    file: ListFile = None,
    keep_good: KeepGood = False,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Add an entry to a register; a file has id and title, and as wanted area, text, owner, review on …"""
    if file and not (entry or title):
        addition = Addition(
            programme=programme,
            register=register,
            reason=reason,
            keep_good=keep_good,
            dry_run=dry_run,
            common=common,
        )
        return bring_entries(addition, file)
    if file or entry is None or title is None:
        raise NeitherEntryNorFile("Say ENTRY and TITLE, or give a --file.")
    changes = _changes(area=area, text=text, link=link)
    changes |= {"review_on": _day(review_on), "details": _details(details)}

    def wish(connection: Connection, desk: Desk) -> Word:
        id = programme_of(connection, programme)
        new = RegisterEntry(id=EntryId(entry), title=title, **changes)
        return AddEntries(
            programme=id,
            register=RegisterId(register),
            entries=(_owned(new, connection, desk, id, owner),),
            reason=reason,
            by=desk.actor,
            at=now(),
        )

    return _send(wish, f"{entry} was added to {register}.", dry_run=dry_run, common=common)


def revise(
    programme: Programme,
    register: RegisterName,
    entry: EntryName,
    *,
    reason: Reason,
    title: NewTitle = None,
    area: Area = None,
    text: Text = None,
    link: Link = None,
    owner: Owner = None,
    review_on: ReviewOn = None,
    details: Details = (),
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Let an entry say something else; what is not given stays, and details of the same name are replaced."""
    changes = _changes(title=title, area=area, text=text, link=link)
    if review_on is not None:
        changes["review_on"] = day_of(review_on)
    said = _details(details)

    def wish(connection: Connection, desk: Desk) -> Word:
        id = programme_of(connection, programme)
        before = _entry_now(connection, id, register, entry)
        after = replace(before, details=_replaced(before.details, said), **changes)
        return ReviseEntry(
            programme=id,
            register=RegisterId(register),
            entry=_owned(after, connection, desk, id, owner),
            reason=reason,
            by=desk.actor,
            at=now(),
        )

    return _send(wish, f"{entry} of {register} was revised.", dry_run=dry_run, common=common)


def retire(
    programme: Programme,
    register: RegisterName,
    entry: EntryName,
    *,
    reason: Reason,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Let an entry count no more; what it said is kept."""

    def wish(connection: Connection, desk: Desk) -> Word:
        return RetireEntry(
            programme=programme_of(connection, programme),
            register=RegisterId(register),
            entry=EntryId(entry),
            reason=reason,
            by=desk.actor,
            at=now(),
        )

    return _send(wish, f"{entry} of {register} was retired.", dry_run=dry_run, common=common)


def review(
    programme: Programme,
    register: RegisterName,
    entry: EntryName,
    *,
    found: Annotated[str, Parameter(help="What was found, even that nothing has changed")],
    next_on: Annotated[str | None, Parameter(name="--next", help="When it is looked at again")] = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say what was found when an entry was looked at."""
    day = _day(next_on)

    def wish(connection: Connection, desk: Desk) -> Word:
        return ReviewEntry(
            programme=programme_of(connection, programme),
            register=RegisterId(register),
            entry=EntryId(entry),
            found=found,
            review_on=day,
            by=desk.actor,
            at=now(),
        )

    return _send(wish, f"{entry} of {register} was reviewed.", dry_run=dry_run, common=common)


def _send(wish: Any, said: str, *, dry_run: bool, common: Common) -> int:
    def told(word: Word) -> Told:
        assert isinstance(word, AddEntries | ReviseEntry | RetireEntry | ReviewEntry)
        return Told(said=(said,), look=f"lockgate register list {word.programme} {word.register}")

    send(wish, told, dry_run=dry_run, common=common)
    return DONE


def _changes(**given: str | None) -> Changes:
    return {name: value for name, value in given.items() if value is not None}


def _day(typed: str | None) -> date | None:
    return None if typed is None else day_of(typed)


def _details(typed: Sequence[str]) -> tuple[Detail, ...]:
    found = []
    for each in typed:
        name, equals, value = each.partition("=")
        if not (equals and name.strip() and value.strip()):
            raise NotADetail(f"{each!r} is no detail.")
        found.append(Detail(name=name.strip(), value=value.strip()))
    return tuple(found)


def _replaced(before: tuple[Detail, ...], said: tuple[Detail, ...]) -> tuple[Detail, ...]:
    named = {each.name for each in said}
    return (*(each for each in before if each.name not in named), *said)


def _owned(
    entry: RegisterEntry, connection: Connection, desk: Desk, programme: str, owner: str | None
) -> RegisterEntry:
    if owner is None:
        return entry
    return replace(entry, owner=person_of(connection, owner, programme, desk.settings))


def _entry_now(connection: Connection, programme: str, register: str, entry: str) -> RegisterEntry:
    registers = programme_as_recorded(connection, programme).registers
    kept = registers.get(RegisterId(register))
    found = kept.entries.get(EntryId(entry)) if kept else None
    if found is None:
        raise EntryUnknown(f"{entry} is not in {register}.")
    return found.entry
