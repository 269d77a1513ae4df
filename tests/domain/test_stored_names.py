"""What was stored once is read for ever: names and shapes of events are frozen."""

import re
from collections.abc import Mapping

import pytest

from domain import aggregate
from domain.aggregate import Event, aggregate_for
from domain.catalogue import COMMAND_CLASSES, COMMAND_NAMED, COMMANDS, EVENT_CLASSES, EVENT_NAMED, EVENTS
from domain.upcasting import UPCASTS
from readmodels.recorded import codec
from tests.domain.golden_events import BY, FOLDER, GOLDEN, golden_file

REMEDY = """
The stored form of {name} has changed. What is in the record cannot change with it.
Never edit a released golden file. Keep the old one, and instead:
  1. raise the event's `schema` in domain/catalogue.py,
  2. write an upcaster that turns a body of the old version into the new one,
  3. run `python -m tests.domain.golden_events` to freeze the new version beside the old.
"""
IRREGULAR = {
    "withdrawn",
    "found",
    "taken",
    "written",
    "took",
    "overridden",
    "frozen",
    "begun",
    "held",
    "struck",
    "stood",
    "kept",
    "went",
    "met",
}


@pytest.mark.parametrize("event", EVENT_CLASSES, ids=lambda event: event.__name__)
def test_a_frozen_body_is_still_read(event: type[Event]) -> None:
    name = EVENTS[event].name
    said = codec().decode(name, EVENTS[event].schema, golden_file(event).read_bytes())
    assert (said.event, said.by) == (GOLDEN[event], BY), REMEDY.format(name=name)


@pytest.mark.parametrize("event", EVENT_CLASSES, ids=lambda event: event.__name__)
def test_an_event_is_stored_in_its_frozen_bytes(event: type[Event]) -> None:
    name = EVENTS[event].name
    assert codec().encode(GOLDEN[event], BY) == golden_file(event).read_bytes(), REMEDY.format(name=name)


@pytest.mark.parametrize("event", EVENT_CLASSES, ids=lambda event: event.__name__)
def test_a_frozen_body_of_every_version_is_read(event: type[Event]) -> None:
    stored = EVENTS[event]
    for version in range(1, stored.schema + 1):
        body = (FOLDER / f"{stored.name}.v{version}.json").read_bytes()
        assert isinstance(codec().decode(stored.name, version, body).event, event)


def test_there_is_a_step_from_every_version_to_the_next() -> None:
    expected = {stored.name: stored.schema - 1 for stored in EVENTS.values() if stored.schema > 1}
    assert {name: len(steps) for name, steps in UPCASTS.items()} == expected


def test_every_event_has_a_golden_file() -> None:
    missing = sorted(event.__name__ for event in EVENT_CLASSES if not golden_file(event).exists())
    assert not missing, "Build one in tests/domain/golden_events.py, then run it to freeze the new file."


def test_every_version_up_to_the_newest_is_kept() -> None:
    expected = {
        f"{stored.name}.v{version}.json"
        for stored in EVENTS.values()
        for version in range(1, stored.schema + 1)
    }
    kept = {path.name for path in FOLDER.iterdir()}
    assert kept == expected, "A golden file was renamed or removed: a released name never changes."


def test_no_golden_field_is_left_empty() -> None:
    for event in GOLDEN.values():
        body = codec().encode(event, BY).decode()
        empty = re.findall(r'"(\w+)":(?:""|\[\]|null)', body)
        # The top of the escalation tree has nobody above it, and the gate of a stage asks for no money.
        assert set(empty) <= {"escalates_to", "ask"}, type(event).__name__


def test_every_event_has_exactly_one_stored_name() -> None:
    assert set(EVENTS) == set(EVENT_CLASSES) == set(GOLDEN)
    assert len(EVENT_NAMED) == len(EVENTS)


def test_every_command_has_exactly_one_name() -> None:
    assert set(COMMANDS) == set(COMMAND_CLASSES)
    assert len(COMMAND_NAMED) == len(COMMANDS)


def test_every_command_belongs_to_an_aggregate() -> None:
    for command in COMMAND_CLASSES:
        owner = command.__module__.split(".")[1].upper()
        assert aggregate_for(command.__new__(command)) is getattr(aggregate, owner)


@pytest.mark.parametrize("names", [EVENT_NAMED, COMMAND_NAMED], ids=["events", "commands"])
def test_names_are_in_kebab_case(names: Mapping[str, type]) -> None:
    assert [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


def test_events_are_named_in_the_past_tense() -> None:
    assert [name for name in EVENT_NAMED if not any(_is_past(word) for word in name.split("-"))] == []


def test_commands_do_not_update_set_or_process() -> None:
    forbidden = {"update", "set", "process", "toggle", "handle"}
    assert [name for name in COMMAND_NAMED if name.split("-")[0] in forbidden] == []


def test_versions_count_from_one() -> None:
    assert all(stored.schema >= 1 for stored in EVENTS.values())


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in IRREGULAR
