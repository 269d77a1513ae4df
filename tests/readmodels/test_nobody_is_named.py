"""Whole stories leave nobody's name in what is sealed and kept for ever."""

import re
from collections.abc import Callable, Iterable

import pytest
from sqlalchemy import Connection, select

from domain.aggregate import Command
from eventstore.store import EventStore
from eventstore.tables import bodies, events
from readmodels.people import all_names
from tests.readmodels import aftermath, money, standing, story
from tests.readmodels.steps import tell

# People's own word for a try: the console makes one by chance, these stories tell who it is.
SUBMISSION = re.compile(r'"submission":"[^"]*"')
STORIES: dict[str, Callable[[], Iterable[Command]]] = {
    "a whole programme": story.whole_story,
    "money": lambda: (*story.programme_starts(), *money.whole_money()),
    "registers": standing.whole_standing,
    "what follows a decision": lambda: (*story.programme_starts(), *aftermath.all_of_it()),
}


@pytest.mark.parametrize("told", STORIES)
async def test_no_stored_body_or_envelope_names_anybody(store: EventStore, told: str) -> None:
    await tell(store, *STORIES[told]())
    names = await store.query(all_names)
    words = {who.subject for people in names.values() for who in people}
    words |= {name for people in names.values() for name in people.values()}
    named = re.compile("|".join(rf".{{0,40}}\b{re.escape(word)}\b.{{0,20}}" for word in words))
    found = [(kind, match[0]) for kind, said in await store.query(_stored) for match in named.finditer(said)]
    assert found == []


def _stored(connection: Connection) -> list[tuple[str, str]]:
    rows = connection.execute(
        select(events.c.type, events.c.envelope, bodies.c.body).join(
            bodies, bodies.c.position == events.c.position
        )
    )
    return [(row.type, SUBMISSION.sub("", (row.envelope + row.body).decode())) for row in rows]
