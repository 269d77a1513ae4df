"""What releases cost in each year beside what is paid for anyway, and how it is paid for."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from domain.money import Pence
from domain.release.plan import ReleasePlan
from readmodels.as_recorded import releases_as_recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """A release in a year; `year` is None when it costs nothing of its own."""

    release: str
    name: str
    workstream: str
    funding: tuple[str, ...]
    resourcing: str
    year: int | None
    budget: Pence
    pressure: Pence
    argued_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsTotal:
    """What all releases cost in a financial year."""

    year: int
    budget: Pence
    pressure: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class CostTable:
    """Every release with its costs, and the totals of each year."""

    lines: tuple[CostLine, ...]
    totals: tuple[YearsTotal, ...]


def costs(connection: Connection, programme: str) -> CostTable:
    """The costs of a programme's releases, in order of plan."""
    releases = releases_as_recorded(connection, programme).values()
    lines = tuple(line for each in releases if each.plan for line in _lines(each.plan))
    return CostTable(lines=lines, totals=tuple(_totals(lines)))


def _lines(plan: ReleasePlan) -> Iterator[CostLine]:
    for cost in plan.costs or (None,):
        yield CostLine(
            release=plan.id,
            name=plan.name,
            workstream=plan.workstream,
            funding=plan.funding,
            resourcing=plan.resourcing,
            year=cost.year if cost else None,
            budget=cost.budget if cost else Pence(0),
            pressure=cost.pressure if cost else Pence(0),
            argued_in=cost.argued_in if cost else "",
        )


def _totals(lines: tuple[CostLine, ...]) -> Iterator[YearsTotal]:
    for year in sorted({line.year for line in lines if line.year is not None}):
        of_year = [line for line in lines if line.year == year]
        yield YearsTotal(
            year=year,
            budget=Pence(sum(line.budget for line in of_year)),
            pressure=Pence(sum(line.pressure for line in of_year)),
        )
