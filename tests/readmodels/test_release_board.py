"""Where every release stands: as the board shows it."""

from datetime import date
from functools import partial

import pytest

from domain.gate.outcome import Outcome
from domain.release.refusals import ReleaseUnknown
from domain.stage import STAGES, Stage
from eventstore.store import EventStore
from readmodels.release_board import ReleaseLine, programmes, release, releases
from tests.readmodels import story
from tests.readmodels.cast import PROGRAMME, R1A, at
from tests.readmodels.steps import tell


async def test_planned_releases_stand_in_planned_order(store: EventStore) -> None:
    await tell(store, *story.programme_starts())

    first, second = await store.query(releases)

    assert (first.release, first.kind, first.state) == ("1A", "phase", "under way")
    assert (second.release, second.state, second.slip_days) == ("2A", "planned", None)
    assert (second.planned_start, second.planned_end) == (date(2018, 10, 1), date(2019, 2, 20))


async def test_a_stage_entered_late_shows_the_slip(store: EventStore) -> None:
    await tell(store, *story.programme_starts())

    line = await first_line(store)

    assert (line.stage, line.round, line.started_at, line.slip_days) == (Stage.DESIGN, 1, at(4, 3), 2)


async def test_a_submitted_stage_is_at_its_gate(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())

    assert (await first_line(store)).state == "at its gate"


async def test_a_rejected_stage_is_in_rework(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate(), *story.ben_rejects())

    line = await first_line(store)

    assert (line.state, line.round, line.slip_days) == ("in rework", 2, 5)


async def test_sprints_are_counted_in_words(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.until_the_first_sprint())

    assert (await first_line(store)).sprint == "1 of 2"


async def test_consultation_reads_from_open_to_closed(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.until_the_consultation())
    open_line = await first_line(store)
    await tell(store, *story.until_the_first_sprint())
    closed_line = await first_line(store)

    assert open_line.consultation == "open until 2018-06-20"
    assert closed_line.consultation == "closed on 2018-06-20"


async def test_a_release_tells_its_stages(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    found = await store.query(partial(release, programme=PROGRAMME, release=R1A))

    assert tuple(line.stage for line in found.stages) == STAGES
    design = found.stages[0]
    assert (design.rounds, design.entered_at, design.submitted_at) == (2, at(4, 3), at(5, 10))
    assert (design.returned_at, design.passed_at) == (at(4, 25), at(5, 28))
    assert design.outcome is Outcome.APPROVED_WITH_CONDITIONS


async def test_a_signed_off_release_keeps_its_final_slip(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    line = await first_line(store)

    assert (line.state, line.signed_off_at, line.slip_days) == ("signed off", at(8, 24), 4)


async def test_a_stage_put_off_shows_its_day_until_it_comes_again(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate(), *story.design_is_put_off())
    put_off = await first_line(store)
    await tell(store, *story.design_comes_again())
    again = await first_line(store)

    assert (put_off.state, put_off.standing) == ("deferred", "deferred until 2018-06-04")
    assert (again.state, again.round, again.deferred_until) == ("under way", 2, None)


async def test_a_stopped_release_blocks_what_waits_for_it(store: EventStore) -> None:
    await tell(store, *story.story_of_a_stop())

    first, second = await store.query(releases)
    (programme,) = await store.query(programmes)
    stages = (await store.query(partial(release, programme=PROGRAMME, release=R1A))).stages

    assert (first.standing, first.stopped_at, first.slip_days) == ("stopped", at(6, 12), 51)
    assert (second.standing, second.blocked_by) == ("blocked by 1A", "1A")
    assert stages[0].outcome is Outcome.STOPPED
    assert (programme.ended_at, programme.releases) == (at(6, 12), {"stopped": 1, "blocked": 1})


async def test_a_programme_counts_its_releases_by_state(store: EventStore) -> None:
    await tell(store, *story.programme_starts())
    (begun,) = await store.query(programmes)

    assert (begun.id, begun.name, begun.ended_at) == (PROGRAMME, "Care closer to home", None)
    assert begun.releases == {"under way": 1, "planned": 1}


async def test_a_programme_ends_with_its_last_release(store: EventStore) -> None:
    await tell(store, *story.whole_story())
    (ended,) = await store.query(programmes)

    assert (ended.ended_at, ended.releases) == (at(2, 20, year=2019), {"signed off": 2})


async def test_an_unknown_release_is_refused_by_name(store: EventStore) -> None:
    await tell(store, *story.programme_starts())

    with pytest.raises(ReleaseUnknown):
        await store.query(partial(release, programme=PROGRAMME, release="9Z"))


async def first_line(store: EventStore) -> ReleaseLine:
    return (await store.query(partial(releases, programme=PROGRAMME)))[0]
