"""What benefits are expected to bring in each year, for whoever appraises what they cost."""

from collections.abc import Mapping

from sqlalchemy import Connection

from domain.money import NOTHING, Pence
from readmodels.benefits_by_year import benefit_table


def benefits_in_year(connection: Connection, programme: str, to_year: int) -> Mapping[int, Pence]:
    """What falls into each year by the latest forecasts; what is yearly goes on to the last year."""
    years = benefit_table(connection, programme).years
    found = {each.year: each.forecast_in_year for each in years if each.year <= to_year}
    if years:
        for year in range(years[-1].year + 1, to_year + 1):
            found[year] = years[-1].forecast_annualised
    return {year: amount for year, amount in found.items() if amount}


def increments_by_year(connection: Connection, programme: str) -> Mapping[int, Pence]:
    """What the yearly benefit was promised to grow by in each year, as plans print it."""
    found: dict[int, Pence] = {}
    before = NOTHING
    for each in benefit_table(connection, programme).years:
        if each.planned_annualised != before:
            found[each.year] = Pence(each.planned_annualised - before)
        before = each.planned_annualised
    return found
