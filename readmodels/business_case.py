"""What a programme's business case looks like: two versions side by side, by year, by line and in total."""

from dataclasses import dataclass

from sqlalchemy import Connection

from domain.business_case.commands import case_stream
from domain.business_case.comparing import YearCompared, compared, headroom
from domain.business_case.events import BusinessCaseEvent
from domain.business_case.line import CaseLine, LineKind, Spending
from domain.business_case.plan import CaseVersion
from domain.business_case.refusals import BusinessCaseUnknown
from domain.business_case.state import BusinessCase, fold
from domain.financial_year import year_name
from domain.money import NOTHING, Pence
from readmodels.recorded import recorded_in


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """A version: what it is called, what it comes to, and why it is as it is."""

    version: str
    name: str
    total: Pence
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBeside:
    """A year in both versions, alone and with all years before it; above nothing is more than before."""

    year: str
    before: Pence
    after: Pence
    variance: Pence
    cumulative_before: Pence
    cumulative_after: Pence
    cumulative_variance: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBeside:
    """A line in a year in both versions; without a year it is its total."""

    line: str
    name: str
    kind: LineKind
    spending: Spending
    funding: str
    source: str
    year: str
    before: Pence
    after: Pence
    variance: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadroomLine:
    """What is left up to the last year approved: below the approval, and below the version before."""

    to_year: str
    approved: Pence
    before: Pence
    after: Pence
    below_approved: Pence
    below_before: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Two versions of a business case side by side, in pence."""

    programme: str
    before: VersionLine
    after: VersionLine
    variance: Pence
    headroom: HeadroomLine | None
    years: tuple[YearBeside, ...]
    totals: tuple[LineBeside, ...]
    lines: tuple[LineBeside, ...]
    versions: tuple[VersionLine, ...]


def business_case_folded(connection: Connection, programme: str) -> BusinessCase:
    """What the rules will judge by.

    :raises BusinessCaseUnknown: when the programme has none.
    """
    case = business_case_as_recorded(connection, programme)
    if case.plan is None:
        raise BusinessCaseUnknown(programme)
    return case


def business_case_as_recorded(connection: Connection, programme: str) -> BusinessCase:
    """A business case; one without a plan when the programme has none."""
    events = (each.event for each in recorded_in(connection, case_stream(programme)))
    return fold(each for each in events if isinstance(each, BusinessCaseEvent))


def case_page(connection: Connection, programme: str, before: str, after: str) -> CasePage:
    """Two versions by name, of which original and latest are always there.

    :raises Rejected: when the programme has no business case, or no such version.
    """
    case = business_case_folded(connection, programme)
    was, is_ = case.version(before), case.version(after)
    return CasePage(
        programme=programme,
        before=_version(was),
        after=_version(is_),
        variance=Pence(is_.total - was.total),
        headroom=_headroom(case, was, is_),
        years=tuple(_year(each) for each in compared(was, is_)),
        totals=tuple(_beside(line, was, is_, None) for line in _lines(was, is_)),
        lines=tuple(
            each
            for line in _lines(was, is_)
            for year in case.years
            if (each := _beside(line, was, is_, year)).before or each.after
        ),
        versions=tuple(_version(each) for each in case.versions),
    )


def _version(version: CaseVersion) -> VersionLine:
    return VersionLine(version=version.id, name=version.name, total=version.total, reason=version.reason)


def _year(each: YearCompared) -> YearBeside:
    return YearBeside(
        year=year_name(each.year),
        before=each.original,
        after=each.latest,
        variance=each.variance,
        cumulative_before=each.cumulative_original,
        cumulative_after=each.cumulative_latest,
        cumulative_variance=each.cumulative_variance,
    )


def _headroom(case: BusinessCase, was: CaseVersion, is_: CaseVersion) -> HeadroomLine | None:
    if case.plan is None or case.plan.approved is None:
        return None
    found = headroom(case.plan.approved, was, is_)
    return HeadroomLine(
        to_year=year_name(found.to_year),
        approved=found.approved,
        before=found.original,
        after=found.latest,
        below_approved=found.below_approved,
        below_before=found.below_original,
    )


def _lines(was: CaseVersion, is_: CaseVersion) -> tuple[CaseLine, ...]:
    """The lines of both, as the version after has them."""
    return tuple({line.id: line for line in (*was.lines, *is_.lines)}.values())


def _beside(line: CaseLine, was: CaseVersion, is_: CaseVersion, year: int | None) -> LineBeside:
    before, after = (_amount(version.line(line.id), year) for version in (was, is_))
    return LineBeside(
        line=line.id,
        name=line.name,
        kind=line.kind,
        spending=line.spending,
        funding=line.funding,
        source=line.source,
        year="" if year is None else year_name(year),
        before=before,
        after=after,
        variance=Pence(after - before),
    )


def _amount(line: CaseLine | None, year: int | None) -> Pence:
    if line is None:
        return NOTHING
    return line.total if year is None else line.amount(year)
