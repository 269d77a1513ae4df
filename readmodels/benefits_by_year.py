"""What the benefits amount to in each financial year, beside what was published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sqlalchemy import Connection, select

from domain.benefit.events import BenefitPartRealised
from domain.benefit.forecast import Forecast
from domain.benefit.lines import Basis, actual_annual, parts
from domain.benefit.parts import Part, years_of
from domain.benefit.profile import BenefitClass, BenefitProfile
from domain.benefit.state import Benefit
from domain.benefit.table import Axis, Measure, tabulated
from domain.financial_year import Quarter
from domain.money import NOTHING, Pence
from domain.programme.plan import PublishedFigures
from readmodels.benefits_by_year_tables import published_table
from readmodels.benefits_recorded import benefits_as_recorded

State: TypeAlias = Literal["planned", "posted", "realised", "part realised", "written off", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """What falls into a financial year, and the yearly rate reached by its end, in pence."""

    year: int
    in_year: Pence
    annualised: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitLine:
    """One benefit over the years; `actual` is nothing before it is posted and once it is given up.

    `counts` is the yearly amount that is counted: what was promised, or what was confirmed last, in every
    year alike. `as_forecast` follows the latest forecast, beside `as_planned`, which
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
    benefits = benefits_as_recorded(connection, programme)
    published = _published(connection, programme)
    counted = {basis: parts(benefits, basis) for basis in Basis}
    years = _years([part for each in counted.values() for part in each], published)
    amounts = {basis: _by_benefit(found, years) for basis, found in counted.items()}
    lines = tuple(_line(benefit, benefit.profile, amounts, years) for benefit in benefits if benefit.profile)
    totals = tuple(_year(place, year, lines, published.get(year)) for place, year in enumerate(years))
    return BenefitTable(programme=programme, years=totals, benefits=lines)


def _published(connection: Connection, programme: str) -> Mapping[int, PublishedFigures]:
    rows = connection.execute(select(published_table).where(published_table.c.programme == programme))
    return {
        row.year: PublishedFigures(year=row.year, in_year=row.in_year, annualised=row.annualised)
        for row in rows
    }


def _years(found: Sequence[Part], published: Iterable[int]) -> range:
    shown = [*years_of(found), *published]
    return range(min(shown), max(shown) + 1) if shown else range(0)


def _by_benefit(found: Sequence[Part], years: range) -> Mapping[str, tuple[Amounts, ...]]:
    of_benefit: dict[str, list[Part]] = defaultdict(list)
    for part in found:
        of_benefit[part.benefit].append(part)
    return {benefit: _amounts(its, years) for benefit, its in of_benefit.items()}


def _amounts(found: Sequence[Part], years: range) -> tuple[Amounts, ...]:
    counts, rates = (
        tabulated(found, years, measure, Axis.YEAR).total.amounts
        for measure in (Measure.IN_YEAR, Measure.ANNUALISED)
    )
    return tuple(
        Amounts(year=year, in_year=counted, annualised=rate)
        for year, counted, rate in zip(years, counts, rates, strict=True)
    )


def _line(
    benefit: Benefit,
    profile: BenefitProfile,
    amounts: Mapping[Basis, Mapping[str, tuple[Amounts, ...]]],
    years: range,
) -> BenefitLine:
    nothing = tuple(Amounts(year=year, in_year=NOTHING, annualised=NOTHING) for year in years)
    actual, as_planned, as_forecast = (
        amounts[basis].get(profile.id, nothing) for basis in (Basis.ACTUAL, Basis.PLANNED, Basis.FORECAST)
    )
    return BenefitLine(
        benefit=profile.id,
        release=profile.release,
        name=profile.name,
        kind=profile.kind,
        fund=", ".join(share.fund for share in profile.shares),
        state=state_of(benefit),
        annual=profile.annual,
        baseline=benefit.baseline.annual if benefit.baseline else profile.baseline,
        realised=benefit.realised.annual if benefit.realised else None,
        counts=actual_annual(benefit, profile),
        forecast=benefit.forecast.forecast if benefit.forecast else None,
        planned=profile.planned,
        posted=benefit.posted,
        actual=actual,
        as_planned=as_planned,
        as_forecast=as_forecast,
    )


def state_of(benefit: Benefit) -> State:
    """How a benefit stands, in a word."""
    if benefit.written_off:
        return "written off"
    if benefit.withdrawn:
        return "withdrawn"
    if benefit.realised:
        return "part realised" if isinstance(benefit.realised, BenefitPartRealised) else "realised"
    return "posted" if benefit.posted else "planned"


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
