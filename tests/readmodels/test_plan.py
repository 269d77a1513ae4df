"""What is planned, how it stands on the board, and what its end rests on."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from domain.aggregate import Command
from domain.programme.commands import DropRelease, FailExternal, Replan, StartProgramme
from domain.programme.outside.dependency import ExternalDependency
from domain.programme.path.progress import Progress
from domain.programme.refusals import ProgrammeUnknown
from domain.release.commands import AdoptPlan
from domain.release.plan import ExternalId, ReleasePlan
from eventstore.store import EventStore
from readmodels.plan import baselines_of, benefits_of, releases_now, situation_of
from readmodels.release_board import releases
from tests.readmodels import story
from tests.readmodels.cast import ASHA, DEV, PLAN, PROGRAMME, R1A, R2A, actor, at
from tests.readmodels.steps import CLOCK, tell

TODAY = date(2018, 4, 3)
STEERED = replace(PLAN, stewards=(PLAN.roster.roles[1].id,))
X1 = ExternalDependency(
    id=ExternalId("X1"), name="Case systems", needed_by=date(2018, 9, 28), owner="Another programme"
)
FIRST, SECOND = PLAN.releases
BEHIND_X1 = replace(SECOND, depends_on_external=(X1.id,))


def start(*plans: ReleasePlan) -> StartProgramme:
    plan = replace(STEERED, releases=plans, benefits=(), external=(X1,))
    return StartProgramme(programme=PROGRAMME, plan=plan, by=actor(ASHA), at=at(3, 1))


def replan(*plans: ReleasePlan) -> Replan:
    return Replan(
        programme=PROGRAMME, releases=plans, replaces=1, reason="Minute 4.", by=actor(DEV), at=at(3, 5)
    )


FAIL = FailExternal(programme=PROGRAMME, external=X1.id, reason="Nobody bid.", by=actor(DEV), at=at(3, 2))


@pytest.mark.parametrize(
    ("asked", "state", "standing"),
    [
        ([start(FIRST, BEHIND_X1), FAIL], "blocked", "blocked by X1"),
        ([start(FIRST, BEHIND_X1), FAIL, replan(FIRST, SECOND)], "planned", "planned"),
        ([start(FIRST, SECOND), replan(FIRST)], "withdrawn", "withdrawn"),
    ],
    ids=["failed outside", "planned anew", "taken out"],
)
async def test_the_board_shows_what_became_of_a_release(
    store: EventStore, asked: list[Command], state: str, standing: str
) -> None:
    await tell(store, *asked)

    line = next(each for each in await store.query(releases) if each.release == R2A)

    assert (line.state, line.standing) == (state, standing)


async def test_the_board_shows_the_days_of_the_new_plan(store: EventStore) -> None:
    later = replace(SECOND, stages=tuple(replace(each, ends=date(2019, 6, 28)) for each in SECOND.stages))
    adopt = AdoptPlan(programme=PROGRAMME, release=R2A, plan=later, baseline=2, by=CLOCK, at=at(3, 5))
    await tell(store, *story.programme_starts(), adopt)

    line = next(each for each in await store.query(releases) if each.release == R2A)

    assert line.planned_end == date(2019, 6, 28)


async def test_baselines_are_told_with_who_adopted_them(store: EventStore) -> None:
    await tell(store, start(FIRST, SECOND), replan(FIRST))

    first, second = await store.query(partial(baselines_of, programme=PROGRAMME))

    assert (list(first.releases), list(second.releases)) == ([R1A, R2A], [R1A])
    assert (first.by, second.by, second.reason) == (ASHA, DEV, "Minute 4.")


async def test_a_forecast_rests_on_how_far_releases_have_come(store: EventStore) -> None:
    await tell(store, *story.programme_starts())

    found = await store.query(partial(situation_of, programme=PROGRAMME, on=TODAY))

    assert found.on == TODAY
    assert found.progress == {R1A: Progress(began=date(2018, 4, 3), days_late=0)}
    assert found.builds == {R1A: date.min, R2A: date.min}


async def test_a_release_that_was_signed_off_is_finished(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.until_the_first_sprint())
    await tell(store, *story.first_release_is_signed_off())

    found = await store.query(partial(situation_of, programme=PROGRAMME, on=TODAY))

    assert found.progress[R1A].finished == date(2018, 8, 24)


async def test_what_was_stopped_is_left_aside(store: EventStore) -> None:
    await tell(store, *story.programme_starts())
    drop = DropRelease(programme=PROGRAMME, release=R1A, by=CLOCK, at=at(4, 10))
    await tell(store, drop)

    assert (await store.query(partial(situation_of, programme=PROGRAMME, on=TODAY))).plans == ()


async def test_a_programme_that_has_not_begun_has_no_forecast(store: EventStore) -> None:
    with pytest.raises(ProgrammeUnknown):
        await store.query(partial(situation_of, programme=PROGRAMME, on=TODAY))


async def test_benefits_are_those_that_the_releases_promise(store: EventStore) -> None:
    await tell(store, *story.programme_starts())

    assert await store.query(partial(benefits_of, programme=PROGRAMME)) == ()
    known = await store.query(partial(releases_now, programme=PROGRAMME, ids={R1A: None}))
    assert known[R1A].plan == FIRST
