"""How Temporal's Schedule has all history folded again each night."""

from domain.gate.events import GateClosed
from domain.gate.outcome import Outcome
from domain.replay.commands import replays_stream
from domain.replay.events import HistoryDiffered, HistoryReplayed
from runtime.nightly import replay_every_night, replay_schedule
from tests.readmodels.test_replaying import forge
from tests.workflows.house import House
from tests.workflows.small import START


async def test_a_schedule_replays_every_programme_each_night(house: House) -> None:
    await house.start_at_its_first_gate()
    await replay_every_night(house.client, house.settings, by_hand=True)
    await replay_every_night(house.client, house.settings, by_hand=True)
    schedule = house.client.get_schedule_handle(replay_schedule(house.settings))
    (nightly,) = (await schedule.describe()).schedule.spec.calendars
    assert [(each.start, each.end) for each in nightly.hour] == [(2, 2)]

    await schedule.trigger()

    done = (await house.fact("history-replayed", replays_stream(house.programme))).event
    assert isinstance(done, HistoryReplayed)
    assert 0 < done.facts <= done.until
    assert done.rounds == 1
    await schedule.delete()


async def test_what_does_not_follow_is_recorded_with_its_position(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    closed = GateClosed(outcome=Outcome.APPROVED, reasons=("ben approved.",), at=START)
    position = await forge(house.store, gate.stream, closed)
    await replay_every_night(house.client, house.settings, by_hand=True)
    schedule = house.client.get_schedule_handle(replay_schedule(house.settings))

    await schedule.trigger()

    found = (await house.fact("history-differed", replays_stream(house.programme))).event
    assert isinstance(found, HistoryDiffered)
    assert (found.found_at, found.place) == (position, gate.stream)
    await schedule.delete()
