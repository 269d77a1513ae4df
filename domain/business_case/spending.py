"""What has been spent and committed, by year and line, beside what the business case allows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from domain.business_case.line import CaseLine, CaseLineId
from domain.business_case.spend import Entry, SpendKind
from domain.business_case.state import BusinessCase
from domain.money import NOTHING, Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a line or year was to cost, and what was paid, is owed and is ordered of it."""

    planned: Pence
    spent: Pence
    accrued: Pence
    committed: Pence

    @property
    def used(self) -> Pence:
        """What is gone or promised: no longer free to be spent."""
        return Pence(self.spent + self.accrued + self.committed)

    @property
    def underspend(self) -> Pence:
        """What was planned above what was paid or is owed; an overspend is below nothing."""
        return Pence(self.planned - self.spent - self.accrued)

    @property
    def free(self) -> Pence:
        """What is planned and neither gone nor promised."""
        return Pence(self.planned - self.used)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSpent:
    """A line in a year."""

    year: int
    line: CaseLineId
    name: str
    spent: Spent


def spent_in(case: BusinessCase, year: int) -> Spent:
    """A year over all lines, beside the latest case."""
    planned = Pence(sum(line.amount(year) for line in _lines(case)))
    return _spent(planned, [each for each in case.entries.values() if each.year == year])


def spent_in_all(case: BusinessCase) -> Spent:
    """All years over all lines, beside the latest case."""
    planned = Pence(sum(line.total for line in _lines(case)))
    return _spent(planned, case.entries.values())


def spent_by_line(case: BusinessCase) -> tuple[LineSpent, ...]:
    """Each line in each year in which it was to cost anything, or something was counted on it."""
    found, counted = [], _by_year_and_line(case)
    for year in case.years:
        for line in _every_line(case):
            planned, entries = _planned(case, line.id, year), counted.get((year, line.id), [])
            if planned or entries:
                here = _spent(planned, entries)
                found.append(LineSpent(year=year, line=line.id, name=line.name, spent=here))
    return tuple(found)


def exit_cost(case: BusinessCase) -> Pence:
    """What stopping now would still cost: what is ordered or owed, and what ending each line early costs."""
    known = spent_in_all(case)
    ending = sum(line.exit_cost for line in _lines(case))
    return Pence(max(NOTHING, known.committed) + max(NOTHING, known.accrued) + ending)


def _by_year_and_line(case: BusinessCase) -> Mapping[tuple[int, CaseLineId], list[Entry]]:
    found: dict[tuple[int, CaseLineId], list[Entry]] = {}
    for each in case.entries.values():
        found.setdefault((each.year, each.line), []).append(each)
    return found


def _spent(planned: Pence, entries: Collection[Entry]) -> Spent:
    return Spent(
        planned=planned,
        spent=_sum(entries, SpendKind.SPEND),
        accrued=_sum(entries, SpendKind.ACCRUAL),
        committed=_sum(entries, SpendKind.COMMITMENT),
    )


def _sum(entries: Iterable[Entry], kind: SpendKind) -> Pence:
    return Pence(sum(each.amount for each in entries if each.kind is kind))


def _lines(case: BusinessCase) -> tuple[CaseLine, ...]:
    return case.versions[-1].lines if case.versions else ()


def _every_line(case: BusinessCase) -> Iterable[CaseLine]:
    """The lines of the latest case, then those that only earlier versions had."""
    found: dict[CaseLineId, CaseLine] = {}
    for version in reversed(case.versions):
        for line in version.lines:
            found.setdefault(line.id, line)
    return found.values()


def _planned(case: BusinessCase, line: CaseLineId, year: int) -> Pence:
    return Pence(sum(each.amount(year) for each in _lines(case) if each.id == line))
