"""Every figure that a programme's document printed, beside what Lockgate computes from the record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from sqlalchemy import Connection

from domain.business_case.figure import BudgetFigure, InvestmentFigure
from domain.figures.benefit import BenefitFigure
from domain.figures.benefit_values import benefit_value
from domain.figures.case_values import budget_value, investment_value
from domain.figures.computed import Agreement, Computed, agreement
from domain.figures.count import CountFigure
from domain.figures.figure import Figure, Unit
from domain.figures.spending import CostFigure, FundFigure
from domain.figures.spending_values import cost_value, fund_value
from domain.figures.staffing import StaffingFigure
from domain.figures.staffing_values import staffing_value
from domain.indicator.figure import IndicatorFigure, indicator_value
from domain.programme.counts import CountOf, PrintedCount, count_of
from domain.programme.events import ProgrammeStarted
from domain.risk.figure import RiskFigure, risk_value
from readmodels.as_recorded import fund_as_recorded, programme_as_recorded, releases_as_recorded
from readmodels.benefits_expected import increments_by_year
from readmodels.benefits_recorded import benefits_as_recorded
from readmodels.business_case import business_case_as_recorded
from readmodels.counts import counter
from readmodels.programme_started import programme_started
from readmodels.watched_as_recorded import indicators_as_recorded, risks_as_recorded

WHOLE = 100
Resolver: TypeAlias = Callable[[Any], Computed | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A printed figure and Lockgate's own, in hundredths of the unit; None where nothing is computed."""

    figure: Figure
    computed: Computed | None
    agreement: Agreement

    @property
    def difference(self) -> Fraction | None:
        """By how much Lockgate's figure is more than the printed one."""
        return None if self.computed is None else self.computed.value - self.figure.printed


def figures(connection: Connection, programme: str) -> tuple[FigureLine, ...]:
    """Every figure of a programme, in the order of its blueprint."""
    started = programme_started(connection, programme)
    if started is None:
        return ()
    resolvers = _resolvers(connection, started)
    return tuple(_line(figure, resolvers) for figure in (*started.figures, *map(_of_count, started.counts)))


def _of_count(count: PrintedCount) -> Figure:
    """A printed number of things, which a blueprint lists among its counts, as a figure."""
    return Figure(
        id=count.name,
        printed=count.printed * WHOLE,
        unit=Unit.COUNT,
        of=CountFigure(of=str(count.of)),
        rounds_to=WHOLE,
    )


def _resolvers(connection: Connection, started: ProgrammeStarted) -> Mapping[type, Resolver]:
    """Who computes which kind of figure; another kind is another entry."""
    programme = started.programme
    benefits = benefits_as_recorded(connection, programme)
    counted = counter(connection, programme)
    increments = increments_by_year(connection, programme)
    case = business_case_as_recorded(connection, programme)
    found = programme_as_recorded(connection, programme)
    plans = [each.plan for each in releases_as_recorded(connection, programme).values() if each.plan]
    fund = fund_as_recorded(connection, programme).plan
    risks = risks_as_recorded(connection, programme, found)
    indicators = indicators_as_recorded(connection, programme, found)
    return {
        StaffingFigure: lambda of: staffing_value(started.staffing, of),
        BenefitFigure: lambda of: benefit_value(benefits, of),
        CountFigure: lambda of: _count(of, counted),
        InvestmentFigure: lambda of: investment_value(case, of),
        BudgetFigure: lambda of: budget_value(case, increments, of),
        RiskFigure: lambda of: _exact(risk_value(risks, of)),
        CostFigure: lambda of: cost_value(plans, of),
        FundFigure: lambda of: fund_value(fund, of),
        IndicatorFigure: lambda of: _exact(indicator_value(indicators, of)),
    }


def _count(of: CountFigure, counted: Callable[[CountOf], int | None]) -> Computed | None:
    known = count_of(of.of)
    found = counted(known) if known else None
    return None if found is None else Computed(value=Fraction(found * WHOLE))


def _exact(value: Fraction | None) -> Computed | None:
    return None if value is None else Computed(value=value)


def _line(figure: Figure, resolvers: Mapping[type, Resolver]) -> FigureLine:
    resolver = resolvers.get(type(figure.of))
    computed = resolver(figure.of) if resolver else None
    return FigureLine(figure=figure, computed=computed, agreement=agreement(figure, computed))
