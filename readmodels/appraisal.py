"""Whether a programme pays: break-even, payback and net present value."""

from dataclasses import dataclass

from sqlalchemy import Connection

from domain.business_case.appraising import Appraisal, YearAppraised, appraise, present_value
from domain.business_case.discounting import DiscountSeries
from domain.business_case.line import LineKind, by_year
from domain.business_case.optimism import StartingValue, StartingValues, allowance
from domain.business_case.plan import CasePlan, CaseVersion, Terms
from domain.business_case.terms import terms_of
from domain.financial_year import year_name
from domain.money import Pence
from readmodels.benefits_expected import benefits_in_year
from readmodels.business_case import business_case_folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to see instead of what the blueprint says; None is as it says."""

    version: str = "latest"
    series: DiscountSeries | None = None
    base_year: int | None = None
    to_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisedYear:
    """A year as it is and as worth in the base year, with what is left of all years up to it."""

    year: str
    cost: Pence
    benefit: Pence
    cumulative_cost: Pence
    cumulative_benefit: Pence
    cumulative_net: Pence
    present_cost: Pence
    present_benefit: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class OptimismLine:
    """An allowance for optimism and where its values come from: a line of the case, or what one would be.

    `net_present_value` is that of the whole case with it.
    """

    what: str
    source: str
    per_cent: int | None
    cost: Pence
    present_cost: Pence
    net_present_value: Pence
    is_in_case: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalPage:
    """The appraisal of a version, in pence; every present amount is in the worth of the base year."""

    programme: str
    version: str
    series: str
    series_source: str
    rates: tuple[str, ...]
    base_year: str
    to_year: str
    cost: Pence
    benefit: Pence
    net: Pence
    present_cost: Pence
    present_benefit: Pence
    net_present_value: Pence
    break_even: str | None
    payback_months: int | None
    years: tuple[AppraisedYear, ...]
    optimism: tuple[OptimismLine, ...]


def appraisal_page(
    connection: Connection, programme: str, asked: Asked, values: StartingValues | None = None
) -> AppraisalPage:
    """The appraisal as the blueprint or somebody asks; `values` show what an allowance would come to.

    :raises Rejected: when there is no business case, or nothing says how it is appraised.
    """
    case = business_case_folded(connection, programme)
    assert case.plan is not None
    version, terms = case.version(asked.version), _terms(case.plan, asked)
    costs = by_year(version.lines)
    benefits = benefits_in_year(connection, programme, terms.to_year)
    found = appraise(costs, benefits, terms.series, base_year=terms.base_year, to_year=terms.to_year)
    return AppraisalPage(
        programme=programme,
        version=version.name,
        series=terms.series.title,
        series_source=terms.series.source,
        rates=_rates(terms.series),
        base_year=year_name(terms.base_year),
        to_year=year_name(terms.to_year),
        cost=found.cost,
        benefit=found.benefit,
        net=found.net,
        present_cost=found.present_cost,
        present_benefit=found.present_benefit,
        net_present_value=found.net_present_value,
        break_even=None if found.break_even is None else year_name(found.break_even),
        payback_months=found.payback_months,
        years=tuple(_year(each) for each in found.years),
        optimism=(*_allowed(version, terms, found), *_allowances(version, terms, found, values)),
    )


def _terms(plan: CasePlan, asked: Asked) -> Terms:
    return terms_of(plan, series=asked.series, base_year=asked.base_year, to_year=asked.to_year)


def _rates(series: DiscountSeries) -> tuple[str, ...]:
    before, said = 0, []
    for band in series.bands:
        rate = f"{band.basis_points / 100:g} %"
        said.append(f"{rate} for years {before + 1 if before else 0} to {band.to_year}")
        before = band.to_year
    return tuple(said)


def _year(each: YearAppraised) -> AppraisedYear:
    return AppraisedYear(
        year=year_name(each.year),
        cost=each.cost,
        benefit=each.benefit,
        cumulative_cost=each.cumulative_cost,
        cumulative_benefit=each.cumulative_benefit,
        cumulative_net=each.cumulative_net,
        present_cost=each.present_cost,
        present_benefit=each.present_benefit,
    )


def _allowed(version: CaseVersion, terms: Terms, found: Appraisal) -> tuple[OptimismLine, ...]:
    """The allowances that the case has already, each a line of its own."""
    return tuple(
        OptimismLine(
            what=line.name,
            source=line.source,
            per_cent=None,
            cost=line.total,
            present_cost=present_value(
                by_year([line]), terms.series, base_year=terms.base_year, to_year=terms.to_year
            ),
            net_present_value=found.net_present_value,
            is_in_case=True,
        )
        for line in version.lines
        if line.kind is LineKind.OPTIMISM_BIAS
    )


def _allowances(
    version: CaseVersion, terms: Terms, found: Appraisal, values: StartingValues | None
) -> tuple[OptimismLine, ...]:
    """What allowances by starting values would come to, beside the case and not in it."""
    if values is None:
        return ()
    return tuple(
        _allowance(version, terms, found, value, per_cent, values.source)
        for value in values.values
        for per_cent in (value.lower, value.upper)
        if allowance(version.lines, value, per_cent)
    )


def _allowance(
    version: CaseVersion, terms: Terms, found: Appraisal, value: StartingValue, per_cent: int, source: str
) -> OptimismLine:
    costs = allowance(version.lines, value, per_cent)
    present = present_value(costs, terms.series, base_year=terms.base_year, to_year=terms.to_year)
    return OptimismLine(
        what=value.name,
        source=source,
        per_cent=per_cent,
        cost=Pence(sum(costs.values())),
        present_cost=present,
        net_present_value=Pence(found.net_present_value - present),
        is_in_case=False,
    )
