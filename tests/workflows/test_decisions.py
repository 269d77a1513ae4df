"""Who is heard at a gate, how often, and what those are told who are not."""

import asyncio
from datetime import timedelta

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from domain.gate.outcome import Outcome
from domain.identity import Identity
from domain.stage import Stage
from runtime.failures import Unavailable
from runtime.office import Office
from tests.workflows.house import House
from tests.workflows.small import ASHA, BEN, CHLOE, DINA, EWAN, TWO_SEATS, person, small_plan
from workflows.gate_review import GateReview


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        pytest.param(DINA, "NotADecider", id="whoever the gate does not ask"),
        pytest.param(ASHA, "DeciderIsRequester", id="whoever asked for the gate"),
        pytest.param(EWAN, "DeciderWroteEvidence", id="whoever wrote the evidence"),
        pytest.param(
            person("ben", issuer="urn:elsewhere"), "IssuerNotTrusted", id="whom a stranger vouches for"
        ),
    ],
)
async def test_wrong_person_is_refused_and_recorded(house: House, who: Identity, refusal: str) -> None:
    gate = await house.start_at_its_first_gate()
    receipt = await house.decide(gate, who)
    assert (receipt.refusal, receipt.counts, receipt.outcome) == (refusal, False, None)
    assert (await house.happened(gate.stream))[-1] == "decision-refused"


async def test_second_decision_of_one_person_is_refused(house: House) -> None:
    gate = await house.start_at_its_first_gate(small_plan(house.programme, policy=TWO_SEATS))
    assert (await house.decide(gate, BEN)).counts
    assert (await house.decide(gate, BEN)).refusal == "AlreadyDecided"
    assert (await house.happened(gate.stream))[-2:] == ["decision-taken", "decision-refused"]


async def test_decision_after_the_end_is_refused_and_recorded(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await house.decide(gate)
    await house.workflow(gate.stream).result()
    assert (await house.decide(gate)).refusal == "GateNotOpen"
    assert (await house.happened(gate.stream))[-1] == "decision-refused"


async def test_decision_is_kept_from_the_wrong_temporal_server(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await house.workflow(gate.stream).terminate()
    impatient = Office(house.client, house.store, house.settings, patience=timedelta(milliseconds=1))
    with pytest.raises(Unavailable, match="does not know it"):
        await impatient.decide(await house.decision(gate))
    assert "decision-taken" not in await house.happened(gate.stream)


async def test_one_of_many_decisions_at_once_counts(house_on_each_database: House) -> None:
    house = house_on_each_database
    gate = await house.start_at_its_first_gate(small_plan(house.programme, policy=TWO_SEATS))
    receipts = await asyncio.gather(*(house.decide(gate, BEN) for _ in range(4)))
    assert sorted(each.refusal for each in receipts) == ["", *["AlreadyDecided"] * 3]
    assert (await house.happened(gate.stream)).count("decision-taken") == 1


async def test_same_submission_is_one_fact_and_one_receipt(house: House) -> None:
    gate = await house.start_at_its_first_gate(small_plan(house.programme, policy=TWO_SEATS))
    decision = await house.decision(gate, BEN)
    first, second = await asyncio.gather(house.office.decide(decision), house.office.decide(decision))
    third = await house.office.decide(decision)
    assert first == second == third
    assert (await house.happened(gate.stream)).count("decision-taken") == 1


async def test_signal_records_as_the_update_does(house: House) -> None:
    gate = await house.start_at_its_first_gate(small_plan(house.programme, policy=TWO_SEATS))
    elsewhere = await house.decision(house.gate(Stage.TRAINING), CHLOE)
    review = house.workflow(gate.stream)
    await review.signal("decide", elsewhere)
    await review.signal("decide", await house.decision(gate, CHLOE))
    await house.fact("decision-taken", gate.stream)
    assert (await house.decide(gate, BEN)).outcome is Outcome.APPROVED
    assert await house.happened(elsewhere.stream) == []


async def test_update_for_another_gate_is_rejected(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    before = await house.store.position()
    with pytest.raises(WorkflowUpdateFailedError) as rejected:
        await house.workflow(gate.stream).execute_update(
            GateReview.decide, await house.decision(house.gate(Stage.TRAINING), BEN)
        )
    assert isinstance(rejected.value.cause, ApplicationError)
    assert rejected.value.cause.type == "WrongGate"
    assert await house.store.position() == before
