"""How the printed figures and staffing tables of a blueprint become the domain's."""

from typing import assert_never

from definitions.figure_sections import (
    BenefitFigureSection,
    CountFigureSection,
    FigureOfSection,
    FigureSection,
    StaffingFigureSection,
)
from definitions.investment_figure_sections import (
    BudgetFigureSection,
    InvestmentFigureSection,
    budget_figure_of,
    investment_figure_of,
)
from definitions.spending_figure_sections import (
    CostFigureSection,
    FundFigureSection,
    cost_figure_of,
    fund_figure_of,
)
from definitions.staffing_sections import StaffingSection, StaffRowSection
from definitions.watched_figure_sections import (
    IndicatorFigureSection,
    RiskFigureSection,
    indicator_figure_of,
    risk_figure_of,
)
from domain.figures.benefit import BenefitFigure, Rows
from domain.figures.count import CountFigure
from domain.figures.figure import Figure, FigureOf, Unit
from domain.figures.staffing import StaffingFigure, StaffingTable, StaffRow

TENTH, WHOLE = 10, 100


def printed_figure(figure: FigureSection) -> Figure:
    """The figure that a blueprint lists."""
    usual = TENTH if figure.unit is Unit.FTE else WHOLE
    return Figure(
        id=figure.id,
        printed=figure.printed,
        unit=figure.unit,
        of=_of(figure.of),
        rounds_to=figure.rounds_to or usual,
        explained=figure.explained,
    )


def staffing_table(table: StaffingSection) -> StaffingTable:
    """The table that a blueprint holds."""
    return StaffingTable(
        id=table.id,
        name=table.name,
        rows=tuple(_row(each) for each in table.rows),
        fte_to=table.fte_to_hundredths,
        cost_to=table.cost_to_pence,
    )


def _row(row: StaffRowSection) -> StaffRow:
    return StaffRow(
        id=row.id,
        as_is_fte=row.as_is_fte_hundredths,
        to_be_fte=row.to_be_fte_hundredths,
        saved_fte=row.saved_fte_hundredths,
        as_is_cost=row.as_is_cost_pence,
        to_be_cost=row.to_be_cost_pence,
        saved_cost=row.saved_cost_pence,
    )


def _of(of: FigureOfSection) -> FigureOf:
    match of:
        case StaffingFigureSection():
            return StaffingFigure(
                table=of.table, column=of.column, row=of.row or "", less=of.less, share_of=of.share_of
            )
        case BenefitFigureSection():
            return BenefitFigure(
                measure=of.measure,
                year=of.year,
                benefits=of.benefits,
                release=of.release or "",
                fund=of.fund or "",
                benefit_class=of.benefit_class,
                rows=of.rows.of if of.rows else Rows.BENEFIT,
                rows_to=of.rows.rounds_to if of.rows else 0,
            )
        case CountFigureSection():
            return CountFigure(of=of.of)
        case InvestmentFigureSection():
            return investment_figure_of(of)
        case BudgetFigureSection():
            return budget_figure_of(of)
        case RiskFigureSection():
            return risk_figure_of(of)
        case IndicatorFigureSection():
            return indicator_figure_of(of)
        case CostFigureSection():
            return cost_figure_of(of)
        case FundFigureSection():
            return fund_figure_of(of)
        case _:
            assert_never(of)
