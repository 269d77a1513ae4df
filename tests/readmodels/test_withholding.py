"""Whoever does not see money or words is told what happened without them."""

import re
from collections.abc import Collection
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import partial
from typing import Any

import pytest

from domain.aggregate import Event
from domain.identity import Identity
from domain.programme.commands import StartProgramme
from domain.roster import Roster, Sees
from eventstore.store import EventStore
from readmodels.scene import Scene
from readmodels.timeline import timeline
from readmodels.withholding import EVERYTHING, WRITTEN, seen_by, sentence_for
from tests.domain.golden_events import GOLDEN
from tests.readmodels import money, story
from tests.readmodels.cast import ASHA, BEN, DEV, FIN, PLAN, PROGRAMME, ROSTER, actor, at
from tests.readmodels.steps import tell

SCENE = Scene(by=BEN, release="1A", stage="design", benefit="B-1A")
# What sentences show besides what somebody wrote: what things are called, and by which number.
CALLED = """
    added area ask attempt behind bodies body capability changed condition criterion deliverable
    depends_on element empty_seats entry establishment evidence experiment external file former from_board
    from_line group groups id impact increases indicators into key likelihood item lesson line milestone
    month name organisation pack part person place process provider reference register release requirement
    response risks role session split_from speaks_for step stream taken_out team to_board to_line topics
    transferee transferor under
"""
BOARD, CMT = ROSTER.roles


def seeing(board: tuple[Sees, ...] | None, cmt: tuple[Sees, ...] | None) -> Roster:
    return replace(ROSTER, roles=(replace(BOARD, sees=board), replace(CMT, sees=cmt)))


@pytest.mark.parametrize(
    ("roster", "who", "sees"),
    [
        (ROSTER, None, EVERYTHING),
        (ROSTER, FIN, EVERYTHING),
        (seeing((Sees.TEXT,), None), BEN, {Sees.TEXT}),
        (seeing((Sees.TEXT,), None), DEV, EVERYTHING),
        (seeing((Sees.TEXT,), None), ASHA, set()),
        (seeing((Sees.TEXT,), None), None, set()),
        (seeing((), (Sees.MONEY,)), BEN, set()),
        (seeing((), (Sees.MONEY,)), DEV, {Sees.MONEY}),
    ],
)
async def test_everybody_sees_what_their_roles_see(
    store: EventStore, roster: Roster, who: Identity | None, sees: Collection[Sees]
) -> None:
    plan = replace(PLAN, roster=roster)
    await tell(store, StartProgramme(programme=PROGRAMME, plan=plan, by=actor(ASHA), at=at(3, 1)))

    assert await store.query(partial(seen_by, programme=PROGRAMME, who=who, on=at(4, 1).date())) == sees


async def test_amounts_are_withheld_from_who_sees_none(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *money.whole_money())

    told = await store.query(partial(timeline, sees=lambda _: {Sees.TEXT}))

    sentences = [each.sentence for each in told]
    assert "Asha Rao drew £[withheld] under 2018-19-1, reference J-17." in sentences
    assert not re.search(r"£\d", " ".join(sentences))


async def test_what_people_wrote_is_withheld_from_who_sees_none(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    told = await store.query(partial(timeline, kind="decision-taken", sees=lambda _: {Sees.MONEY}))

    assert told[0].sentence == "Ben Cole rejected design of 1A as programme-board: [withheld]."


@pytest.mark.parametrize("event", GOLDEN.values(), ids=lambda event: type(event).__name__)
def test_nothing_that_somebody_wrote_is_told(event: Event) -> None:
    marks: dict[str, str] = {}
    marked = _marked(event, "", marks)

    told = sentence_for(marked, SCENE, ())

    shown = {marks[each] for each in re.findall(r"zq\d+qz", told)}
    assert shown <= {*CALLED.split()}
    assert not shown & WRITTEN


def _marked(value: Any, name: str, marks: dict[str, str]) -> Any:
    """The same value, with every text replaced by a mark of its own."""
    if isinstance(value, str) and not isinstance(value, Enum) and name:
        mark = f"zq{len(marks)}qz"
        marks[mark] = name
        return mark
    if isinstance(value, tuple):
        return tuple(_marked(each, name, marks) for each in value)
    if is_dataclass(value) and not isinstance(value, Identity | type):
        return replace(
            value, **{f.name: _marked(getattr(value, f.name), f.name, marks) for f in fields(value)}
        )
    return value
