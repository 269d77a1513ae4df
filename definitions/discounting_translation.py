"""How the words of written rates and starting values become the domain's."""

from definitions.discounting_sections import SeriesSection, StartingValuesSection
from domain.business_case.discounting import Band, DiscountSeries
from domain.business_case.optimism import StartingValue, StartingValues


def discount_series(series: SeriesSection) -> DiscountSeries:
    """The rates by how far away a year is."""
    return DiscountSeries(
        id=series.id,
        title=series.title,
        source=series.source,
        since=series.since,
        bands=tuple(Band(to_year=each.to_year, basis_points=each.basis_points) for each in series.bands),
    )


def starting_values(values: StartingValuesSection) -> StartingValues:
    """The values by kind of project."""
    return StartingValues(
        id=values.id,
        title=values.title,
        source=values.source,
        values=tuple(
            StartingValue(
                id=each.id,
                name=each.name,
                spending=each.spending,
                lower=each.lower,
                upper=each.upper,
                lower_duration=each.lower_duration,
                upper_duration=each.upper_duration,
            )
            for each in values.values
        ),
    )
