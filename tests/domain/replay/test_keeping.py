"""What is kept of replays of a programme's history."""

from dataclasses import replace

from domain.replay.commands import Difference, RecordReplay
from domain.replay.events import HistoryDiffered, HistoryReplayed
from tests.domain.people import LATER, LOCKGATE, NEXT_DAY
from tests.domain.spec import REPLAY

DONE = RecordReplay(
    programme="shepway-fom", until=9, facts=7, rounds=2, rows=31, difference=None, by=LOCKGATE, at=LATER
)
FOUND = Difference(position=4, place="gate-shepway-fom/1A/design-1", what="It closed without a word.")
REPLAYED = HistoryReplayed(until=9, facts=7, rounds=2, rows=31, at=LATER)
DIFFERED = HistoryDiffered(until=9, found_at=4, place=FOUND.place, what=FOUND.what, at=LATER)


def test_that_all_history_agreed_is_kept_with_what_was_looked_at() -> None:
    REPLAY.given().when(DONE).then(REPLAYED)


def test_what_differed_is_kept_with_its_position() -> None:
    REPLAY.given().when(replace(DONE, difference=FOUND)).then(DIFFERED)


def test_a_replay_is_kept_once() -> None:
    REPLAY.given(REPLAYED).when(DONE).then_nothing()


def test_every_night_is_a_replay_of_its_own() -> None:
    REPLAY.given(REPLAYED).when(replace(DONE, at=NEXT_DAY)).then(replace(REPLAYED, at=NEXT_DAY))
