"""The scenarios, told once more through the office and the workflows on a real server."""

import asyncio
import shutil
from collections.abc import Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from domain.gate.commands import Decide, FromPeople, Reaffirm
from domain.programme.commands import AdoptRoster
from domain.release.commands import OfferEvidence, ReportReadiness
from domain.release.plan import ReleaseId
from domain.release.readiness import Measure
from readmodels.recorded import recorded
from runtime.embedded import EmbeddedTemporal
from runtime.failures import Refused
from runtime.worker import build_worker
from tests.gates.language import DaysPass, HandsIn, Move, PeopleChange, Reports
from tests.gates.scenario import Scenario, scenarios
from tests.gates.telling import Told, actor, compare
from tests.workflows.house import House, open_house
from tests.workflows.small import START

AT_ONCE = 6
# Nobody waits for so long but on a machine that does much else.
SECONDS_TO_RECORD = 40
Failures = Mapping[str, BaseException | None]


@pytest.fixture(scope="session")
def failures(
    temporal: EmbeddedTemporal, viewed_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Failures:
    """What went wrong in each scenario; several are told at once, each on a record of its own."""
    home = tmp_path_factory.mktemp("scenarios")
    return asyncio.run(_tell_all(temporal.address, viewed_file, home))


CAN_HAPPEN = [scenario for scenario in scenarios() if not scenario.only_in_the_domain]


def test_what_cannot_happen_on_a_server_is_little() -> None:
    assert len(scenarios()) - len(CAN_HAPPEN) <= 1


@pytest.mark.parametrize("scenario", CAN_HAPPEN, ids=lambda scenario: scenario.name)
def test_scenario(scenario: Scenario, failures: Failures) -> None:
    if failure := failures[scenario.name]:
        raise failure


async def _tell_all(address: str, empty: Path, home: Path) -> Failures:
    doors = asyncio.Semaphore(AT_ONCE)

    async def tell_one(nth: int, scenario: Scenario) -> None:
        async with doors:
            url = f"sqlite:///{shutil.copy(empty, home / f'{nth}.db')}"
            async with (
                open_house(url, address) as house,
                build_worker(house.client, house.store, house.settings),
            ):
                plan = replace(scenario.plan, id=house.programme)
                await _tell(house, replace(scenario, plan=plan))

    stories = [each for each in scenarios() if not each.only_in_the_domain]
    ends = await asyncio.gather(
        *(tell_one(nth, each) for nth, each in enumerate(stories)), return_exceptions=True
    )
    return {each.name: end for each, end in zip(stories, ends, strict=True)}


async def _tell(house: House, scenario: Scenario) -> None:
    """The domain is told the same, so that it is known how many facts to wait for before going on."""
    if scenario.never_starts:
        with pytest.raises(Refused, match=scenario.never_starts):
            await house.start(scenario.plan)
        return
    told = Told(scenario)
    await house.start(scenario.plan)
    told.open()
    await _recorded(house, told)
    refused: list[tuple[str, str]] = []
    for move in (*told.first_evidence(), *scenario.happens):
        refused += await _do(house, told, move)
        await _recorded(house, told)
    compare(await house.seen(told.subject), refused, scenario.then)


async def _do(house: House, told: Told, move: Move) -> Sequence[tuple[str, str]]:
    """Does it on the server and in the domain, and tells who was refused by which rule."""
    if isinstance(move, DaysPass):
        told.pass_days(move.days)
        await house.move_to(told.now)
        return []
    if isinstance(move, PeopleChange):
        await house.office.tend_programme(_adopt(told, move))
        told.command(move)
        return []
    command = told.command(move)
    assert command is not None
    who = move.who if isinstance(move, HandsIn) else command.by.identity.subject
    try:
        if isinstance(move, HandsIn | Reports):
            await house.office.tend_release(_told_to_the_release(told, move))
            rule = ""
        else:
            rule = await _ask(house, command)
    except Refused as refusal:
        rule = refusal.code
    told.hear(command)
    return [(who, rule)] if rule else []


async def _ask(house: House, command: object) -> str:
    if isinstance(command, FromPeople):
        await house.office.tend_gate(command)
        return ""
    assert isinstance(command, Decide | Reaffirm)
    before = len(await house.store.read(command.stream))
    if isinstance(command, Reaffirm):
        receipt = await house.office.reaffirm(command)
    else:
        receipt = await house.office.decide(command)
    # A submission that was heard before has the same receipt, and is no new refusal.
    return receipt.refusal if len(await house.store.read(command.stream)) > before else ""


def _told_to_the_release(told: Told, move: HandsIn | Reports) -> OfferEvidence | ReportReadiness:
    programme, release = told.subject.programme, ReleaseId(told.subject.release)
    if isinstance(move, Reports):
        return ReportReadiness(
            programme=programme,
            release=release,
            by=told.lead,
            at=START,
            measure=Measure(move.measure),
            done=move.done,
            of=move.of,
        )
    return OfferEvidence(
        programme=programme,
        release=release,
        by=actor(move.who),
        at=START,
        stage=told.subject.the_stage,
        evidence=told.piece(move),
    )


def _adopt(told: Told, move: PeopleChange) -> AdoptRoster:
    """A steward of the programme has the others adopted."""
    roster = told.with_holders(move)
    reason = "As the story goes."
    return AdoptRoster(
        programme=told.subject.programme, by=told.steward, at=START, roster=roster, reason=reason
    )


async def _recorded(house: House, told: Told) -> None:
    """Waits until the server's record tells what the domain tells."""
    expected = [type(event) for event in told.events]
    happened: list[type] = []
    with suppress(TimeoutError):
        async with asyncio.timeout(SECONDS_TO_RECORD), aclosing(house.store.subscribe()) as facts:
            async for fact in facts:
                happened += [type(recorded(fact).event)] if fact.stream == told.subject.stream else []
                if len(happened) == len(expected):
                    break
    assert happened == expected
