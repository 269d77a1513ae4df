"""Gates that were passed without their approval, as the ledger has them."""

from eventstore.store import EventStore
from readmodels.as_of import as_of
from readmodels.overrides import overrides
from tests.readmodels import aftermath, story
from tests.readmodels.cast import BEN, CHLOE, DEV, at
from tests.readmodels.steps import tell


async def test_an_override_names_the_two_the_reference_and_the_reason(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.two_break_the_glass())

    (found,) = await store.query(overrides)

    assert (found.gate, found.round, found.by) == ("care/1A/design", 1, (BEN, CHLOE))
    assert (found.reference, found.reason) == ("INC-7", "The roof leaks.")
    assert (found.at, found.until) == (at(4, 22), at(4, 22).replace(hour=13))
    assert (found.reviewed_by, found.was_right) == (None, None)


async def test_what_nobody_has_reviewed_comes_first(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.two_break_the_glass())
    await tell(store, *aftermath.dev_finds_it_right(), *aftermath.two_break_it_again())

    first, second = await store.query(overrides)

    assert (first.gate, first.was_right) == ("care/2A/training", None)
    assert (second.reviewed_by, second.was_right, second.note) == (DEV, True, "It rained in.")


async def test_a_review_is_not_known_before_it_was_given(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.two_break_the_glass())
    await tell(store, *aftermath.dev_finds_it_right())

    async with as_of(store, at(4, 24)) as then:
        (found,) = await then.query(overrides)

    assert found.was_right is None


async def test_one_programme_does_not_show_another_ones(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.two_break_the_glass())

    assert await store.query(lambda connection: overrides(connection, programme="roads")) == ()
