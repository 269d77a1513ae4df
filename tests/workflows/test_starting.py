"""What starts a programme, and what keeps one from starting."""

from dataclasses import replace

import pytest

from domain.attempt.commands import attempts_stream
from domain.programme.soundness import problems
from runtime.failures import Refused
from tests.workflows.house import House
from tests.workflows.small import R1A, person, small_plan


async def test_starting_twice_is_harmless(house: House) -> None:
    await house.start_at_its_first_gate()
    await house.lockstep.settle()
    before = await house.store.position()
    await house.start()
    assert await house.store.position() == before


async def test_another_blueprint_needs_another_id(house: House) -> None:
    await house.start()
    with pytest.raises(Refused) as refused:
        await house.start(replace(small_plan(house.programme), blueprint_digest="sha256:other"))
    assert refused.value.code == "ProgrammeAlreadyStarted"
    await house.pass_gates()
    await house.fact("programme-ended", house.programme_stream)


async def test_unsound_plan_is_refused_with_every_reason(house: House) -> None:
    sound = small_plan(house.programme)
    release = replace(sound.release(R1A), lead=person("nobody"), sprints=0)
    plan = replace(sound, releases=(release,))
    with pytest.raises(Refused) as refused:
        await house.start(plan)
    assert refused.value.code == "ProgrammeNotSound"
    assert len(problems(plan)) > 1
    assert all(problem.sentence in refused.value.message for problem in problems(plan))
    # Nothing but that somebody tried.
    assert await house.happened(attempts_stream(house.programme)) == ["attempt-refused"]
    assert await house.store.position() == 1


async def test_refused_programme_may_start_once_it_is_sound(house: House) -> None:
    sound = small_plan(house.programme)
    with pytest.raises(Refused):
        await house.start(replace(sound, releases=()))
    await house.start(sound)
    await house.open_gate()
