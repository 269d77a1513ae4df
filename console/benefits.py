"""What the benefits of a programme look like from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Money, Sheet
from console.benefit_amounts import amounts_answer
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from domain.benefit.lines import Basis
from domain.benefit.table import Axis, Measure
from domain.benefit.timing import Case
from domain.money import Pence
from readmodels.benefits_by_year import BenefitLine, BenefitTable, BenefitYear, benefit_table

YEARS = (
    "year",
    "in year",
    "published in year",
    "difference",
    "annualised",
    "published annualised",
    "difference annualised",
)
BENEFITS = (
    "benefit",
    "release",
    "name",
    "fund",
    "state",
    "baseline",
    "promised",
    "forecast",
    "confidence",
    "counts",
)
FORECAST = ("year", "promised in year", "forecast in year", "promised annualised", "forecast annualised")


def table(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    by: Annotated[Axis | None, Parameter(help="What the rows are")] = None,
    measure: Annotated[Measure | None, Parameter(help="What is told of each period")] = None,
    basis: Annotated[Basis, Parameter(help="As promised, as forecast last, or as signed off")] = Basis.ACTUAL,
    case: Annotated[Case, Parameter(help="Where lags and forecasts are ranges")] = Case.LIKELY,
    common: Reading = READING,
) -> int:
    """The benefits by financial year beside the published figures, then one by one.

    With a measure, or by something else than years, a table of unrounded sums instead.
    """
    if by is None and measure is None:
        print_answer(ask(common, partial(_table, programme=programme), programme=programme), common.output)
        return DONE
    asked = partial(
        amounts_answer,
        programme=programme,
        measure=measure or Measure.IN_YEAR,
        axis=by or Axis.YEAR,
        basis=basis,
        case=case,
    )
    print_answer(ask(common, asked, programme=programme), common.output)
    return DONE


def _table(connection: Connection, *, programme: str | None) -> Answer:
    found = benefit_table(connection, programme_of(connection, programme))
    return Answer(document=found, sheets=_sheets(found), next=f"lockgate programme show {found.programme}")


def _sheets(found: BenefitTable) -> tuple[Sheet, ...]:
    return (
        Sheet(columns=YEARS, rows=[_year(each) for each in found.years], empty="No benefits yet."),
        Sheet(columns=FORECAST, rows=[_forecast_year(each) for each in found.years], title="Forecast"),
        Sheet(columns=BENEFITS, rows=[_benefit(each) for each in found.benefits], title="Benefits"),
    )


def _year(each: BenefitYear) -> tuple[Cell, ...]:
    return (
        f"{each.year}/{(each.year + 1) % 100:02}",
        Money(each.in_year),
        _money(each.published_in_year),
        _pounds(each.difference_in_year),
        Money(each.annualised),
        _money(each.published_annualised),
        _pounds(each.difference_annualised),
    )


def _benefit(each: BenefitLine) -> tuple[Cell, ...]:
    told = each.forecast
    forecast = (Money(told.likely), told.confidence) if told else (None, None)
    amounts = (_money(each.baseline), Money(each.annual), *forecast, Money(each.counts))
    return (each.benefit, each.release, each.name, each.fund, each.state, *amounts)


def _forecast_year(each: BenefitYear) -> tuple[Cell, ...]:
    in_year = (Money(each.planned_in_year), Money(each.forecast_in_year))
    annualised = (Money(each.planned_annualised), Money(each.forecast_annualised))
    return (f"{each.year}/{(each.year + 1) % 100:02}", *in_year, *annualised)


def _money(pence: Pence | None) -> Money | None:
    return None if pence is None else Money(pence)


def _pounds(whole: int | None) -> Money | None:
    return None if whole is None else Money(Pence(whole * 100))
