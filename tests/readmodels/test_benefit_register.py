"""What became of each benefit, as it is recorded."""

from functools import partial

from eventstore.store import EventStore
from readmodels.benefit_register import RegisterLine, benefit_register, register_line
from tests.readmodels import story
from tests.readmodels.cast import B1, B2, DEV, EVE, PROGRAMME
from tests.readmodels.steps import tell


async def register(store: EventStore) -> dict[str, RegisterLine]:
    found = await store.query(partial(benefit_register, programme=PROGRAMME))
    return {line.profile.id: line for line in found}


async def test_a_review_past_its_month_is_late_until_it_is_confirmed(store: EventStore) -> None:
    await tell(store, *story.until_measured())
    assert (await register(store))[B1].flags == ("late",)

    await tell(store, *story.dev_confirms())

    line = (await register(store))[B1]
    assert not line.late
    assert line.reviews[0].late


async def test_less_than_was_promised_is_short_with_who_reported_and_confirmed(store: EventStore) -> None:
    await tell(store, *story.until_measured(), *story.dev_confirms())

    line = (await register(store))[B1]

    (review,) = line.reviews
    assert (line.state, line.confirmed, line.flags) == ("part realised", 90_000_00, ("short",))
    assert (review.by, review.confirmed_by, review.reason) == (EVE, DEV, "A post is kept.")


async def test_what_was_given_up_says_why(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    line = (await register(store))[B2]

    assert (line.state, line.given_up, line.next_review) == ("written off", "Visits rose!", None)


async def test_the_next_review_is_told_while_it_is_to_come(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.until_the_first_sprint())
    await tell(store, *story.first_release_is_signed_off())

    line = (await register(store))[B1]

    assert line.next_review
    assert (str(line.next_review), line.reviews) == ("2019-04-01", ())


async def test_a_benefit_that_was_never_promised_has_no_line(store: EventStore) -> None:
    assert await store.query(partial(register_line, programme=PROGRAMME, benefit=B1)) is None
