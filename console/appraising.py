"""Whether a programme pays, from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Money, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from definitions.discounting_file import load_series, load_starting_values
from definitions.shipped import shipped_series_path, shipped_starting_values_path
from domain.business_case.optimism import StartingValues
from domain.money import pounds
from readmodels.appraisal import (
    AppraisalPage,
    AppraisedYear,
    Asked,
    OptimismLine,
    appraisal_page,
)

YEARS = (
    "year",
    "cost",
    "benefit",
    "cost so far",
    "benefit so far",
    "net so far",
    "present cost",
    "present benefit",
)
OPTIMISM = ("allowance", "per cent", "cost", "present cost", "net present value with it", "source")
MONTHS = 12


def appraise(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    version: Annotated[str, Parameter(help="The version of the business case")] = "latest",
    series: Annotated[str | None, Parameter(help="A shipped series, such as green-book-2026")] = None,
    base_year: Annotated[int | None, Parameter(help="The financial year in whose worth it is told")] = None,
    to_year: Annotated[int | None, Parameter(help="The last financial year that counts")] = None,
    optimism: Annotated[
        str | None, Parameter(help="Show what allowances of a source would come to: mott-macdonald-2002")
    ] = None,
    common: Reading = READING,
) -> int:
    """Net present value, break-even and payback by a stated series and base year."""
    asked = Asked(
        version=version,
        series=load_series(shipped_series_path(series)) if series else None,
        base_year=base_year,
        to_year=to_year,
    )
    values = load_starting_values(shipped_starting_values_path(optimism)) if optimism else None
    page = partial(_page, programme=programme, asked=asked, values=values)
    print_answer(ask(common, page, programme=programme), common.output)
    return DONE


def _page(
    connection: Connection, *, programme: str | None, asked: Asked, values: StartingValues | None
) -> Answer:
    page = appraisal_page(connection, programme_of(connection, programme), asked, values)
    allowances = Sheet(
        columns=OPTIMISM,
        rows=[_optimism(each) for each in page.optimism],
        title="Optimism bias",
        empty="The case has no allowance for optimism; --optimism shows what one would come to.",
    )
    return Answer(
        document=page,
        said=_said(page),
        sheets=(
            Sheet(columns=YEARS, rows=[_year(each) for each in page.years]),
            allowances,
        ),
        next=f"lockgate money case {page.programme}",
    )


def _said(page: AppraisalPage) -> list[str]:
    paid = f"It breaks even in {page.break_even}, {_span(page.payback_months)} after its first cost."
    present = f"benefit {pounds(page.present_benefit)} less cost {pounds(page.present_cost)}"
    return [
        f"{page.version}: net present value {pounds(page.net_present_value)} in the worth of "
        f"{page.base_year}, to {page.to_year}: {present}.",
        f"Not discounted it is {pounds(page.net)}: {pounds(page.benefit)} less {pounds(page.cost)}.",
        paid if page.break_even else f"It does not break even by {page.to_year}.",
        f"Rates: {page.series}, {'; '.join(page.rates)}. Source: {page.series_source}.",
    ]


def _span(months: int | None) -> str:
    years, rest = divmod(months or 0, MONTHS)
    parts = [f"{years} years" if years > 1 else "1 year"] if years else []
    if rest or not parts:
        parts.append(f"{rest} months" if rest != 1 else "1 month")
    return " and ".join(parts)


def _year(each: AppraisedYear) -> tuple[Cell, ...]:
    so_far = (each.cumulative_cost, each.cumulative_benefit, each.cumulative_net)
    amounts = (each.cost, each.benefit, *so_far, each.present_cost, each.present_benefit)
    return (each.year, *map(Money, amounts))


def _optimism(each: OptimismLine) -> tuple[Cell, ...]:
    what = f"{each.what} (in the case)" if each.is_in_case else each.what
    amounts = (each.cost, each.present_cost, each.net_present_value)
    return (what, each.per_cent, *map(Money, amounts), each.source)
