"""What only the record or only Temporal has is found, and nothing else."""

import asyncio
from dataclasses import replace
from functools import partial

from activities.gates import Gates
from activities.runs import ClockSetting, ProgrammeRun
from activities.stories import story_of_programme
from domain.benefit.commands import benefit_stream
from domain.gate.outcome import Choice
from domain.stage import STAGES
from readmodels.written import told
from runtime.engine import TemporalEngine
from runtime.reconciling.comparing import Compared, Side, compare
from runtime.reconciling.histories import histories_of
from runtime.reconciling.looking import reconcile
from tests.workflows.house import House
from tests.workflows.small import BEN, DINA, SAVING, case
from tests.workflows.test_recovering import decide_at_the_door, door, everything, lose, recover

SECONDS_TO_BE_LISTED = 30


async def test_programme_that_was_left_in_peace_differs_in_nothing(house: House) -> None:
    await _deliver(house)
    compared = await look(house)
    assert compared.differences == []
    assert compared.asked >= len(("begin", "no", "no", *("evidence", "yes") * 5))


async def test_decision_that_no_workflow_was_asked_for_is_only_in_the_record(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await Gates(door(house)).decide(await house.decision(gate, DINA))
    assert found(await look(house)) == [(Side.RECORD, gate.stream)]


async def test_word_that_was_taken_and_is_not_recorded_is_only_in_temporal(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await house.decide(gate, BEN)
    await house.fact("stage-passed", house.release_stream())
    whole = await house.store.query(partial(told, programme=house.programme))
    kept = tuple(
        each for each in whole.written if all(one.fact.type != "decision-taken" for one in each.recorded)
    )
    histories = await histories_of(house.client, house.programme, whole.lives)
    without = compare(house.programme, replace(whole, written=kept), histories)
    assert (Side.TEMPORAL, gate.stream) in found(without)
    assert "ben asked it to decide" in " ".join(each.sentence for each in without.differences)


async def test_refusal_that_left_no_attempt_is_only_in_temporal(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await house.decide(gate, DINA)
    whole = await house.store.query(partial(told, programme=house.programme))
    kept = tuple(
        each for each in whole.written if all(one.fact.type != "decision-refused" for one in each.recorded)
    )
    histories = await histories_of(house.client, house.programme, whole.lives)
    without = compare(house.programme, replace(whole, written=kept), histories)
    assert found(without) == [(Side.TEMPORAL, gate.stream)]


async def test_open_gate_without_a_workflow_is_only_in_the_record(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await lose(house, [gate.stream])
    assert found(await look(house)) == [(Side.RECORD, gate.stream)]


async def test_workflow_of_what_was_never_recorded_is_only_in_temporal(house: House) -> None:
    story = story_of_programme(house.programme, name="Nobody's", organisation="Nobody")
    run = ProgrammeRun(programme=house.programme, clock=ClockSetting())
    await TemporalEngine(house.client, house.settings).start(story, run)
    only = [(Side.TEMPORAL, house.programme_stream)]
    async with asyncio.timeout(SECONDS_TO_BE_LISTED):
        while found(await look(house)) != only:
            pass


async def test_reviews_that_nobody_calls_are_only_in_the_record(house: House) -> None:
    await house.start_at_its_first_gate()
    await TemporalEngine(house.client, house.settings).review_no_more(house.programme)
    assert found(await look(house)) == [(Side.RECORD, house.programme_stream)]


async def test_what_was_lost_and_started_again_is_named_and_no_difference(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await lose(house, await everything(house))
    await decide_at_the_door(house, gate)
    await recover(house)
    await house.fact("stage-passed", house.release_stream())
    compared = await look(house)
    assert found(compared) == []


async def test_history_that_is_no_longer_kept_is_named_and_no_difference(house: House) -> None:
    await _deliver(house)
    whole = await house.store.query(partial(told, programme=house.programme))
    histories = await histories_of(house.client, house.programme, whole.lives)
    benefit = benefit_stream(house.programme, SAVING)
    left = replace(histories, by_id={benefit: histories.by_id[benefit]})
    compared = compare(house.programme, whole, left)
    gates = [stream for stream in whole.lives if stream.startswith("gate-")]
    assert set(gates) <= set(compared.no_longer_kept)
    assert [each for each in compared.differences if each.about in gates] == []


async def _deliver(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    assert (await house.decide(gate, DINA)).refusal == "NotADecider"
    assert (await house.decide(gate, BEN, Choice.REJECT)).counts
    await house.fact("stage-entered", house.release_stream(), nth=2)
    await house.offer(piece=case("better"))
    again = await house.open_gate(round=2)
    assert (await house.decide(again, BEN)).counts
    await house.pass_gates(list(STAGES)[1:])
    await house.fact("benefit-posted", benefit_stream(house.programme, SAVING))


async def look(house: House) -> Compared:
    return await reconcile(house.client, house.store, house.programme)


def found(compared: Compared) -> list[tuple[Side, str]]:
    return [(each.side, each.about) for each in compared.differences]
