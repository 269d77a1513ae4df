"""What benefits amount to, year by year: as the table shows it."""

from functools import partial

from domain.benefit.commands import PostBenefit, ReviseForecast
from domain.benefit.forecast import Confidence, Forecast
from domain.financial_year import Quarter
from domain.money import Pence
from eventstore.store import EventStore
from readmodels.benefits_by_year import BenefitTable, benefit_table
from tests.readmodels import story
from tests.readmodels.cast import B1, B2, EVE, PROGRAMME, actor, at
from tests.readmodels.steps import CLOCK, tell


async def test_planned_benefits_do_not_count_yet(store: EventStore) -> None:
    await tell(store, *story.programme_starts())

    table = await shown(store)

    assert [line.state for line in table.benefits] == ["planned", "planned"]
    assert [(year.year, year.in_year, year.planned_in_year) for year in table.years] == [
        (2018, 0, 50_000_00),
        (2019, 0, 140_000_50),
    ]


async def test_a_posted_benefit_counts_from_the_next_quarter(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *posted())

    first, second = (await shown(store)).years

    assert (first.in_year, first.annualised) == (50_000_00, 140_000_50)
    assert (second.in_year, second.annualised) == (140_000_50, 140_000_50)


async def test_differences_are_taken_between_printed_pounds(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *posted())

    first, second = (await shown(store)).years

    assert (first.published_in_year, first.difference_in_year) == (50_001_00, -1)
    assert (first.published_annualised, first.difference_annualised) == (140_000_00, 1)
    assert (second.difference_in_year, second.difference_annualised) == (0, 0)


async def test_a_realised_benefit_counts_what_was_confirmed(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    realised = (await shown(store)).benefits[0]

    assert (realised.state, realised.annual, realised.realised) == ("part realised", 100_000_00, 90_000_00)
    assert [amounts.in_year for amounts in realised.actual] == [45_000_00, 90_000_00]
    assert [amounts.in_year for amounts in realised.as_planned] == [50_000_00, 100_000_00]


async def test_the_latest_forecast_stands_beside_what_was_promised(store: EventStore) -> None:
    less = Forecast(
        low=Pence(50_000_00), likely=Pence(60_000_00), high=Pence(90_000_00), confidence=Confidence.LOW
    )
    revise = ReviseForecast(
        programme=PROGRAMME, benefit=B1, forecast=less, reason="Calls are longer.", by=actor(EVE), at=at(5, 1)
    )
    await tell(store, *story.programme_starts(), revise)

    table = await shown(store)

    line, first = table.benefits[0], table.years[0]
    assert (line.annual, line.forecast, line.counts) == (100_000_00, less, 100_000_00)
    assert [amounts.in_year for amounts in line.as_forecast] == [30_000_00, 60_000_00]
    assert (first.planned_in_year, first.forecast_in_year) == (50_000_00, 30_000_00)


async def test_a_benefit_written_off_counts_nothing(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    written_off = (await shown(store)).benefits[1]

    assert (written_off.state, written_off.posted) == ("written off", Quarter(year=2018, number=4))
    assert {amounts.annualised for amounts in written_off.actual} == {0}


async def test_a_withdrawn_benefit_counts_nothing(store: EventStore) -> None:
    await tell(store, *story.story_of_a_stop())

    withdrawn, waiting = (await shown(store)).benefits

    assert (withdrawn.state, waiting.state) == ("withdrawn", "planned")
    assert {amounts.annualised for amounts in withdrawn.actual} == {0}


async def test_a_late_posting_adds_years_without_published_figures(store: EventStore) -> None:
    late = PostBenefit(programme=PROGRAMME, benefit=B1, by=CLOCK, at=at(5, 1, year=2020))
    await tell(store, *story.programme_starts(), late)

    years = (await shown(store)).years

    assert [year.year for year in years] == [2018, 2019, 2020, 2021]
    assert [year.in_year for year in years] == [0, 0, 75_000_00, 100_000_00]
    assert (years[3].published_in_year, years[3].difference_in_year) == (None, None)


async def test_an_unknown_programme_has_an_empty_table(store: EventStore) -> None:
    table = await store.query(partial(benefit_table, programme="nowhere"))

    assert (table.years, table.benefits) == ((), ())


def posted() -> list[PostBenefit]:
    return [
        PostBenefit(programme=PROGRAMME, benefit=B1, by=CLOCK, at=at(8, 24)),
        PostBenefit(programme=PROGRAMME, benefit=B2, by=CLOCK, at=at(2, 20, year=2019)),
    ]


async def shown(store: EventStore) -> BenefitTable:
    return await store.query(partial(benefit_table, programme=PROGRAMME))
