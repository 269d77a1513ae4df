"""What was tried and refused, in the order in which people ask for it."""

from eventstore.store import EventStore
from readmodels.attempts import attempts
from tests.readmodels import aftermath, story
from tests.readmodels.cast import BEN, EVE
from tests.readmodels.steps import tell


async def test_refused_words_and_anything_else_that_was_refused_stand_together(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.two_break_the_glass())

    found = await store.query(attempts)

    assert [(each.by, each.tried, each.rule) for each in found] == [
        (EVE, "propose-override", "NotYourGlass"),
        (BEN, "approve", "AboveLimit"),
    ]
    assert {(each.place, each.round) for each in found} == {("care/1A/design", 1)}
