"""Which rows of a file of actuals count, which did so before, and which nobody understands."""

from collections import ChainMap, Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.business_case.commands import RecordActuals
from domain.business_case.events import ActualsRecorded
from domain.business_case.refusals import NothingInFile
from domain.business_case.spend import Entry, NotUnderstood, SpendRow
from domain.business_case.state import BusinessCase
from domain.financial_year import year_name
from domain.money import exact_pounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """Every row of a file: it counts, it counted before, or it is not understood, with the reason."""

    entries: tuple[Entry, ...]
    again: int
    not_understood: tuple[NotUnderstood, ...]


def record(case: BusinessCase, command: RecordActuals) -> Sequence[ActualsRecorded]:
    """The file with what became of each of its rows; nothing when all of that is known.

    :raises NothingInFile: when it has no row.
    """
    if not command.rows and not command.unreadable:
        raise NothingInFile
    found = reconciled(case, command.rows, command.unreadable)
    known = {key for file in case.files for key, _ in _told_apart(file.not_understood)}
    if not found.entries and all(key in known for key, _ in _told_apart(found.not_understood)):
        return []
    return [
        ActualsRecorded(
            file=command.file,
            digest=command.digest,
            entries=found.entries,
            again=found.again,
            not_understood=found.not_understood,
            by=command.by.identity,
            at=command.at,
        )
    ]


def reconciled(
    case: BusinessCase, rows: Sequence[SpendRow], unreadable: Sequence[NotUnderstood] = ()
) -> Reconciled:
    """What becomes of each row, in turn; a reference counts once, whatever file it stands in."""
    entries: dict[str, Entry] = {}
    counted = ChainMap(entries, dict(case.entries))
    faults, again = list(unreadable), 0
    for row in rows:
        found = _entry(case, row, counted)
        if found is None:
            again += 1
        elif isinstance(found, Entry):
            entries[found.reference] = found
        else:
            faults.append(found)
    in_order = sorted(faults, key=lambda each: each.number)
    return Reconciled(entries=tuple(entries.values()), again=again, not_understood=tuple(in_order))


def open_rows(case: BusinessCase) -> tuple[tuple[str, NotUnderstood], ...]:
    """Rows that are still not understood, with their files; a row that counted later is no longer open."""
    counted = {each.written for each in case.entries.values()}
    found = {
        (written, nth): (file.file, each)
        for file in case.files
        for (written, _, nth), each in _told_apart(file.not_understood)
        if written not in counted
    }
    return tuple(found.values())


def _told_apart(rows: Iterable[NotUnderstood]) -> Iterator[tuple[tuple[str, str, int], NotUnderstood]]:
    """Rows with what is known of each: rows of one file that read alike are still as many as they are."""
    alike: Counter[str] = Counter()
    for each in rows:
        alike[each.written] += 1
        yield (each.written, each.reason, alike[each.written]), each


def _entry(case: BusinessCase, row: SpendRow, counted: Mapping[str, Entry]) -> Entry | NotUnderstood | None:
    """What a row counts as; None when it counted before."""
    line = case.line(row.line)
    if line is None:
        return _fault(row, f"The business case has no line {row.line}.")
    if row.year not in case.years:
        return _fault(row, f"The business case has no year {year_name(row.year)}.")
    entry = Entry(
        period=row.period,
        year=row.year,
        line=line.id,
        amount=row.amount,
        kind=row.kind,
        reference=row.reference,
        written=row.written,
    )
    before = counted.get(row.reference)
    if before is None:
        return entry
    if _content(before) == _content(entry):
        return None
    said = f"{exact_pounds(before.amount)} of {before.kind} on {before.line} in {year_name(before.year)}"
    return _fault(row, f"The reference {row.reference} counted already, as {said}.")


def _content(entry: Entry) -> tuple[object, ...]:
    return (entry.year, entry.line, entry.amount, entry.kind)


def _fault(row: SpendRow, reason: str) -> NotUnderstood:
    return NotUnderstood(number=row.number, written=row.written, reason=reason)
