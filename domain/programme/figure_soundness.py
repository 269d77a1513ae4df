"""Whether printed figures can be compared with anything: every problem with them, each with its place."""

from collections.abc import Iterator
from typing import assert_never

from domain.benefit.lines import parts
from domain.benefit.parts import years_of
from domain.benefit.state import Benefit
from domain.business_case.figure import BudgetFigure, InvestmentFigure, budget_figure, investment_figure
from domain.business_case.state import BusinessCase
from domain.figures.benefit import BenefitFigure
from domain.figures.count import CountFigure
from domain.figures.figure import Figure
from domain.figures.spending import CostFigure, FundFigure
from domain.figures.spending_values import fund_value
from domain.figures.staffing import StaffingFigure
from domain.figures.staffing_values import staffing_value
from domain.financial_year import year_name
from domain.indicator.figure import IndicatorFigure
from domain.programme.counts import count_of
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at, twice
from domain.refusal import Rejected
from domain.risk.figure import RiskFigure


def figure_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with the printed figures and the tables that they are read from."""
    yield from twice(("staffing",), (table.id for table in plan.staffing))
    for place, table in enumerate(plan.staffing):
        yield from twice(("staffing", place, "rows"), (row.id for row in table.rows))
    yield from twice(("figures",), (figure.id for figure in plan.figures))
    for place, figure in enumerate(plan.figures):
        yield from _figure(plan, figure, ("figures", place))


def _figure(plan: ProgrammePlan, figure: Figure, here: Path) -> Iterator[Problem]:
    if figure.printed % figure.rounds_to:
        yield problem_at("It is no multiple of the step that it was rounded to.", *here, "printed")
    match figure.of:
        case StaffingFigure():
            yield from _staffing(plan, figure.of, (*here, "of"))
        case BenefitFigure():
            yield from _benefit(plan, figure.of, (*here, "of"))
        case CountFigure():
            if count_of(figure.of.of) is None:
                yield problem_at("Nothing is counted so.", *here, "of", "of")
        case InvestmentFigure() | BudgetFigure():
            yield from _business_case(plan, figure.of, (*here, "of"))
        case RiskFigure():
            if figure.of.risk and figure.of.risk not in {each.id for each in plan.risks}:
                yield problem_at(f"There is no risk {figure.of.risk}.", *here, "of", "risk")
        case IndicatorFigure():
            if figure.of.indicator and figure.of.indicator not in {each.id for each in plan.indicators}:
                yield problem_at(f"There is no indicator {figure.of.indicator}.", *here, "of", "indicator")
        case CostFigure():
            yield from _cost(plan, figure.of, (*here, "of"))
        case FundFigure():
            if fund_value(plan.fund, figure.of) is None:
                yield problem_at("No money is set up so.", *here, "of", "measure")
        case _:
            assert_never(figure.of)


def _staffing(plan: ProgrammePlan, of: StaffingFigure, here: Path) -> Iterator[Problem]:
    table = next((each for each in plan.staffing if each.id == of.table), None)
    if table is None:
        yield problem_at(f"There is no table {of.table}.", *here, "table")
    elif of.row and of.row not in {row.id for row in table.rows}:
        yield problem_at(f"The table {of.table} has no row {of.row}.", *here, "row")
    elif of.less and of.share_of:
        yield problem_at("It is less a column or per cent of one, not both.", *here, "share_of")
    elif staffing_value([table], of) is None:
        yield problem_at("Nothing is printed in this column.", *here, "column")


def _benefit(plan: ProgrammePlan, of: BenefitFigure, here: Path) -> Iterator[Problem]:
    for nth, benefit in enumerate(of.benefits):
        if benefit not in {each.id for each in plan.benefits}:
            yield problem_at(f"There is no benefit {benefit}.", *here, "benefits", nth)
    if of.release and of.release not in {each.id for each in plan.releases}:
        yield problem_at(f"There is no release {of.release}.", *here, "release")
    if of.fund and not any(of.fund == share.fund for each in plan.benefits for share in each.shares):
        yield problem_at(f"No benefit relieves {of.fund}.", *here, "fund")
    years = years_of(parts(Benefit(profile=each) for each in plan.benefits))
    if of.year is not None and years and not years[0] <= of.year <= years[-1]:
        known = f"{year_name(years[0])} to {year_name(years[-1])}"
        yield problem_at(f"The benefits have the years {known}, and no {year_name(of.year)}.", *here, "year")


def _cost(plan: ProgrammePlan, of: CostFigure, here: Path) -> Iterator[Problem]:
    known = {each.id for each in plan.releases}
    for nth, release in enumerate(of.releases):
        if release not in known:
            yield problem_at(f"There is no release {release}.", *here, "releases", nth)


def _business_case(plan: ProgrammePlan, of: InvestmentFigure | BudgetFigure, here: Path) -> Iterator[Problem]:
    known = plan.business_case
    if known is None:
        yield problem_at("There is no business case.", *here, "kind")
        return
    try:
        if isinstance(of, BudgetFigure):
            budget_figure(known.reductions, {}, of)
        else:
            case = BusinessCase(plan=known, versions=known.versions)
            investment_figure(case.version, known.approved, of)
    except Rejected as refusal:
        yield problem_at(refusal.sentence, *here)
