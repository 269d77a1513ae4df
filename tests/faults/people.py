"""People who go on with their programme whatever fails around them, and what the record must then say."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from domain.benefit.commands import ConfirmMeasurement, MeasureBenefit, benefit_stream
from domain.gate.commands import DischargeCondition
from domain.gate.condition import Condition
from domain.gate.outcome import Choice
from domain.gate.subject import GateSubject
from domain.money import Pence
from domain.stage import STAGES
from eventstore.verify import verify
from runtime.failures import OutcomeUnknown, Unavailable
from tests.workflows.house import House, day_after_start
from tests.workflows.small import BEN, CHLOE, CONDITION, EWAN, SAVING, START, actor, case, small_plan

REVIEW_DAY = datetime(2018, 8, 1, tzinfo=UTC)

Answer = TypeVar("Answer")
Told = Mapping[str, Sequence[tuple[str, datetime, bytes]]]


async def deliver(house: House) -> None:
    """Takes the small programme through rework, a condition, five gates and its benefit, to its last end."""
    # At midnight: Lockstep counts from the day that is recorded, and is ahead of a clock that starts later.
    at = START.replace(hour=0)
    await _surely(lambda: house.start(small_plan(house.programme, days=1), at=at))
    await _wait_out_the_work(house, day=1, entered=1)
    await _send_design_back(house)
    await _pass_gate(house, house.gate(round=2), conditions=[CONDITION])
    await _meet_the_condition(house)
    for day, stage in enumerate(STAGES[1:], start=2):
        await _wait_out_the_work(house, day=day, entered=day + 1)
        await _pass_gate(house, house.gate(stage))
    await house.fact("programme-ended", house.programme_stream)
    await _realise_the_benefit(house)


async def see_every_workflow_end(house: House) -> None:
    """Waits until each has ended that a stream tells of."""
    for stream in await told(house):
        await house.workflow(stream.replace("PROGRAMME", house.programme)).result()


async def told(house: House) -> Told:
    """What each stream says, word for word, but for the programme's id and the real time."""
    story: dict[str, list[tuple[str, datetime, bytes]]] = {}
    name = house.programme
    async for fact in house.store.read_all():
        said = (fact.type, fact.at, fact.body.replace(name.encode(), b"PROGRAMME"))
        story.setdefault(fact.stream.replace(name, "PROGRAMME"), []).append(said)
    return story


async def assert_nothing_is_lost_or_doubled(house: House, undisturbed: Told) -> None:
    found = await verify(house.store)
    assert found.is_clean, found.faults
    assert await told(house) == undisturbed


async def _wait_out_the_work(house: House, *, day: int, entered: int) -> None:
    # A clock that is moved before the stage begins would let it begin a day late.
    await house.fact("stage-entered", house.release_stream(), nth=entered)
    await house.move_to(day_after_start(day))


async def _send_design_back(house: House) -> None:
    gate = await _open(house, house.gate())
    rejected = await house.decision(gate, BEN, Choice.REJECT, submission="no")
    assert (await _surely(lambda: house.office.decide(rejected))).counts
    await house.fact("stage-entered", house.release_stream(), nth=2)
    await _surely(lambda: house.offer(piece=case("better")))


async def _pass_gate(house: House, gate: GateSubject, *, conditions: Sequence[Condition] = ()) -> None:
    await _open(house, gate)
    yes = await house.decision(gate, BEN, submission=f"yes-{gate.stage}", conditions=conditions)
    assert (await _surely(lambda: house.office.decide(yes))).counts


async def _open(house: House, gate: GateSubject) -> GateSubject:
    return await _surely(lambda: house.open_gate(gate.the_stage, round=gate.round))


async def _meet_the_condition(house: House) -> None:
    discharge = DischargeCondition(
        subject=house.gate(round=2), by=actor(EWAN), at=START, condition=CONDITION.id, note="Done."
    )
    await _surely(lambda: house.office.tend_gate(discharge))


async def _realise_the_benefit(house: House) -> None:
    stream = benefit_stream(house.programme, SAVING)
    await house.fact("benefit-posted", stream)
    await house.move_to(REVIEW_DAY)
    await house.fact("measurement-asked", stream)
    measure = MeasureBenefit(
        programme=house.programme,
        benefit=SAVING,
        by=actor(EWAN),
        at=START,
        review=1,
        annual=Pence(100_000_00),
    )
    confirm = ConfirmMeasurement(
        programme=house.programme, benefit=SAVING, by=actor(CHLOE), at=START, review=1
    )
    await _surely(lambda: house.office.tend_benefit(measure))
    await _surely(lambda: house.office.tend_benefit(confirm))


async def _surely(act: Callable[[], Awaitable[Answer]]) -> Answer:
    while True:
        try:
            return await act()
        except (OutcomeUnknown, Unavailable):
            continue
