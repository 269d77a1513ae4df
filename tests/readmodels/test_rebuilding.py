"""Views are disposable: filled again from the record, they say the same."""

from typing import Any

from sqlalchemy import Connection, select

from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from tests.readmodels import story
from tests.readmodels.steps import tell_one_by_one


async def test_rebuilt_views_hold_the_same_rows(store: EventStore) -> None:
    await tell_one_by_one(store, *story.whole_story())
    kept_in_step = await store.query(every_row)
    await store.rebuild()

    assert await store.query(every_row) == kept_in_step
    assert all(kept_in_step[name] for name in ("people", "release_board_stage", "timeline"))


async def test_views_rebuilt_half_way_hold_the_same_rows(store: EventStore) -> None:
    await tell_one_by_one(
        store,
        *story.programme_starts(),
        *story.design_goes_to_its_gate(),
        *story.ben_rejects(),
        *story.nobody_answers_the_second_round(),
    )
    kept_in_step = await store.query(every_row)
    await store.rebuild()

    assert await store.query(every_row) == kept_in_step
    assert kept_in_step["inbox_asked"]


def test_every_table_bears_the_name_of_its_view() -> None:
    for projection in PROJECTIONS:
        for table in projection.metadata.tables:
            assert table.startswith(projection.name)


def every_row(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
        for projection in PROJECTIONS
        for table in projection.metadata.sorted_tables
    }
