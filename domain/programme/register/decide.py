"""What a programme answers when somebody writes in its registers."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from domain.programme.refusals import ProgrammeUnknown
from domain.programme.register.commands import (
    AddEntries,
    RegisterCommand,
    RetireEntry,
    ReviewEntry,
    ReviseEntry,
)
from domain.programme.register.events import (
    EntryAdded,
    EntryRetired,
    EntryReviewed,
    EntryRevised,
    RegisterEvent,
)
from domain.programme.register.plan import EntryId, RegisterEntry
from domain.programme.register.refusals import (
    EntryIdTaken,
    EntryNoLongerCounts,
    EntryOwnerUnknown,
    EntryUnknown,
    EntryWithoutTitle,
    FindingMissing,
    RegisterReasonMissing,
    RegisterUnknown,
    ReviewDayIsPast,
    RuleStays,
)
from domain.programme.register.state import KeptEntry, KeptRegister
from domain.programme.speaking import require_that_they_may_speak
from domain.programme.state import Programme


def decide(programme: Programme, command: RegisterCommand) -> Sequence[RegisterEvent]:
    """The events that a command brings about; none when the register says so already.

    :raises Rejected: when the register or entry is unknown, it cannot be, or it is not theirs to write.
    """
    if programme.started is None:
        raise ProgrammeUnknown(command.programme)
    register = programme.registers.get(command.register)
    if register is None:
        raise RegisterUnknown(f"{command.register} is not among {', '.join(programme.registers) or 'any'}.")
    events = _news(programme, register, command)
    if events:
        require_that_they_may_speak(programme, command)
    return events


def _news(programme: Programme, register: KeptRegister, command: RegisterCommand) -> Sequence[RegisterEvent]:
    match command:
        case AddEntries():
            return _add(programme, register, command)
        case ReviseEntry():
            return _revise(programme, register, command)
        case RetireEntry():
            return _retire(register, command)
        case ReviewEntry():
            return _review(register, command)
        case _:
            assert_never(command)


def _add(programme: Programme, register: KeptRegister, command: AddEntries) -> Sequence[RegisterEvent]:
    new = list(_not_there_yet(register, command.entries))
    if new:
        _require_reason(command)
    for entry in new:
        _require_sound(programme, entry, command)
        if entry.rule:
            raise RuleStays(f"{entry.id} would be tested by {entry.rule}.")
    return [
        EntryAdded(
            register=register.id, entry=entry, by=command.by.identity, reason=command.reason, at=command.at
        )
        for entry in new
    ]


def _not_there_yet(register: KeptRegister, entries: Sequence[RegisterEntry]) -> Iterator[RegisterEntry]:
    seen: set[EntryId] = set()
    for entry in entries:
        kept = register.entries.get(entry.id)
        if entry.id in seen or (kept and kept.added != entry):
            raise EntryIdTaken(f"{entry.id} is there already.")
        seen.add(entry.id)
        if kept is None:
            yield entry


def _revise(programme: Programme, register: KeptRegister, command: ReviseEntry) -> Sequence[RegisterEvent]:
    kept, entry = _known(register, command.entry.id), command.entry
    if kept.entry == entry:
        return []
    _require_current(kept)
    _require_reason(command)
    _require_sound(programme, entry, command)
    if entry.rule != kept.entry.rule:
        raise RuleStays(f"{entry.id} is tested by {kept.entry.rule or 'none'}.")
    by, reason = command.by.identity, command.reason
    return [EntryRevised(register=register.id, entry=entry, by=by, reason=reason, at=command.at)]


def _retire(register: KeptRegister, command: RetireEntry) -> Sequence[RegisterEvent]:
    kept = _known(register, command.entry)
    if kept.retired:
        return []
    _require_reason(command)
    by, reason = command.by.identity, command.reason
    return [EntryRetired(register=register.id, entry=command.entry, by=by, reason=reason, at=command.at)]


def _review(register: KeptRegister, command: ReviewEntry) -> Sequence[RegisterEvent]:
    kept, by = _known(register, command.entry), command.by.identity
    last, said = kept.reviewed, (command.found, command.review_on, by, command.at.date())
    if last and (last.found, last.review_on, last.by, last.at.date()) == said:
        return []
    _require_current(kept)
    if not command.found.strip():
        raise FindingMissing
    if command.review_on is not None and command.review_on <= command.at.date():
        raise ReviewDayIsPast(f"{command.review_on} is not after {command.at.date()}.")
    return [
        EntryReviewed(
            register=register.id,
            entry=command.entry,
            found=command.found,
            review_on=command.review_on,
            by=by,
            at=command.at,
        )
    ]


def _known(register: KeptRegister, entry: EntryId) -> KeptEntry:
    if entry not in register.entries:
        raise EntryUnknown(f"{entry} is not in {register.name}.")
    return register.entries[entry]


def _require_current(kept: KeptEntry) -> None:
    if kept.retired:
        raise EntryNoLongerCounts(f"{kept.entry.id} was retired: {kept.retired.reason}")


def _require_reason(command: AddEntries | ReviseEntry | RetireEntry) -> None:
    if not command.reason.strip():
        raise RegisterReasonMissing


def _require_sound(programme: Programme, entry: RegisterEntry, command: AddEntries | ReviseEntry) -> None:
    roster, on = programme.roster, command.at.date()
    if not entry.id.strip() or not entry.title.strip():
        raise EntryWithoutTitle(entry.id)
    if entry.owner and (entry.owner not in roster.names or roster.has_left(entry.owner, on)):
        raise EntryOwnerUnknown(f"{entry.owner.subject} is not, on {on}.")
