"""What the benefits amount to in each financial year, beside what was published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from sqlalchemy import Connection, Row, select

from domain.benefit import phasing
from domain.benefit.forecast import Confidence, Forecast
from domain.benefit.profile import BenefitClass
from domain.financial_year import Quarter
from domain.money import Pence
from domain.programme.plan import PublishedFigures
from readmodels.benefits_by_year_tables import benefits_table, published_table

State: TypeAlias = Literal["planned", "posted", "realised", "written off", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """What falls into a financial year, and the yearly rate reached by its end, in pence."""

    year: int
    in_year: Pence
    annualised: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitLine:
    """One benefit over the years; `actual` is nothing before it is posted and once it is given up.

    `counts` is the yearly amount that is counted: what was promised, or what was realised once that is
    confirmed, in every year alike. `as_forecast` follows the latest forecast, beside `as_planned`, which
    follows what was promised at first; it is nothing once the benefit is given up.
    """

    benefit: str
    release: str
    name: str
    kind: BenefitClass
    fund: str
    state: State
    annual: Pence
    baseline: Pence | None
    realised: Pence | None
    counts: Pence
    forecast: Forecast | None
    planned: Quarter
    posted: Quarter | None
    actual: tuple[Amounts, ...]
    as_planned: tuple[Amounts, ...]
    as_forecast: tuple[Amounts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitYear:
    """All benefits in one year: in pence, except the differences.

    A difference is in whole pounds between the two amounts as printed, so that a page's own sums agree.
    """

    year: int
    in_year: Pence
    annualised: Pence
    planned_in_year: Pence
    planned_annualised: Pence
    forecast_in_year: Pence
    forecast_annualised: Pence
    published_in_year: Pence | None
    published_annualised: Pence | None
    difference_in_year: int | None
    difference_annualised: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitTable:
    """A programme's benefits by year and one by one."""

    programme: str
    years: tuple[BenefitYear, ...]
    benefits: tuple[BenefitLine, ...]


def benefit_table(connection: Connection, programme: str) -> BenefitTable:
    """The benefits of a programme; empty when it has none and published nothing."""
    wanted = select(benefits_table).where(benefits_table.c.programme == programme)
    rows = connection.execute(wanted.order_by(benefits_table.c.benefit)).all()
    published = _published(connection, programme)
    years = _years([*(quarter for row in rows for quarter in _quarters(row))], published)
    lines = tuple(_line(row, years) for row in rows)
    totals = tuple(_year(place, year, lines, published.get(year)) for place, year in enumerate(years))
    return BenefitTable(programme=programme, years=totals, benefits=lines)


def _published(connection: Connection, programme: str) -> Mapping[int, PublishedFigures]:
    rows = connection.execute(select(published_table).where(published_table.c.programme == programme))
    return {
        row.year: PublishedFigures(year=row.year, in_year=row.in_year, annualised=row.annualised)
        for row in rows
    }


def _quarters(row: Row[*tuple[Any, ...]]) -> Iterable[Quarter]:
    yield Quarter(year=row.planned_year, number=row.planned_quarter)
    if row.posted_year is not None:
        yield Quarter(year=row.posted_year, number=row.posted_quarter)


def _years(quarters: Sequence[Quarter], published: Iterable[int]) -> Sequence[int]:
    # One year more than the last posting: only then does every benefit count in full.
    counted = [year for quarter in quarters for year in (quarter.year, quarter.year + 1)]
    shown = [*counted, *published]
    return range(min(shown), max(shown) + 1) if shown else ()


def _line(row: Row[*tuple[Any, ...]], years: Sequence[int]) -> BenefitLine:
    planned, *posted = _quarters(row)
    counts = row.annual if row.realised is None else row.realised
    actual = posted[0] if posted and row.given_up is None else None
    return BenefitLine(
        benefit=row.benefit,
        release=row.release,
        name=row.name,
        kind=BenefitClass(row.kind),
        fund=row.fund,
        state=_state(row),
        annual=row.annual,
        baseline=row.baseline,
        realised=row.realised,
        counts=counts,
        forecast=_forecast(row),
        planned=planned,
        posted=posted[0] if posted else None,
        actual=_phased(counts, actual, years),
        as_planned=_phased(row.annual, planned, years),
        as_forecast=_phased(_expected(row), _expected_in(row, planned, posted), years),
    )


def _forecast(row: Row[*tuple[Any, ...]]) -> Forecast | None:
    if row.forecast_likely is None:
        return None
    return Forecast(
        low=row.forecast_low,
        likely=row.forecast_likely,
        high=row.forecast_high,
        confidence=Confidence(row.confidence),
    )


def _expected(row: Row[*tuple[Any, ...]]) -> Pence:
    """What is known last: what was realised, else what was forecast last, else what was promised."""
    known = (row.realised, row.forecast_likely, row.annual)
    return Pence(next(each for each in known if each is not None))


def _expected_in(row: Row[*tuple[Any, ...]], planned: Quarter, posted: Sequence[Quarter]) -> Quarter | None:
    if row.given_up is not None:
        return None
    return posted[0] if posted else planned


def _state(row: Row[*tuple[Any, ...]]) -> State:
    if row.given_up is not None:
        given_up: State = row.given_up
        return given_up
    if row.realised is not None:
        return "realised"
    return "planned" if row.posted_year is None else "posted"


def _phased(annual: Pence, posted: Quarter | None, years: Iterable[int]) -> tuple[Amounts, ...]:
    if posted is None:
        return tuple(Amounts(year=year, in_year=Pence(0), annualised=Pence(0)) for year in years)
    return tuple(
        Amounts(
            year=year,
            in_year=phasing.in_year(annual, posted, year),
            annualised=phasing.annualised(annual, posted, year),
        )
        for year in years
    )


def _year(
    place: int, year: int, lines: Iterable[BenefitLine], published: PublishedFigures | None
) -> BenefitYear:
    actual = _sum(year, [line.actual[place] for line in lines])
    planned = _sum(year, [line.as_planned[place] for line in lines])
    forecast = _sum(year, [line.as_forecast[place] for line in lines])
    return BenefitYear(
        year=year,
        in_year=actual.in_year,
        annualised=actual.annualised,
        planned_in_year=planned.in_year,
        planned_annualised=planned.annualised,
        forecast_in_year=forecast.in_year,
        forecast_annualised=forecast.annualised,
        published_in_year=published.in_year if published else None,
        published_annualised=published.annualised if published else None,
        difference_in_year=_printed_difference(actual.in_year, published.in_year) if published else None,
        difference_annualised=(
            _printed_difference(actual.annualised, published.annualised) if published else None
        ),
    )


def _sum(year: int, amounts: Sequence[Amounts]) -> Amounts:
    return Amounts(
        year=year,
        in_year=Pence(sum(each.in_year for each in amounts)),
        annualised=Pence(sum(each.annualised for each in amounts)),
    )


def _printed_difference(actual: Pence, published: Pence) -> int:
    return _printed(actual) - _printed(published)


def _printed(amount: Pence) -> int:
    """Whole pounds, half a pound up and away from nothing, as `domain.money.pounds` prints them."""
    whole = (abs(amount) + 50) // 100
    return -whole if amount < 0 else whole
