"""How milestones, ratings, registers, costs and counts of a programme are shown."""

from datetime import date
from functools import partial

import pytest

from domain.money import Pence
from domain.programme.register.refusals import RegisterUnknown
from domain.release.rating.legend import Legend
from domain.stage import Stage
from eventstore.store import EventStore
from readmodels.counts import CountLine, counts
from readmodels.milestones import milestones, plan_calendar
from readmodels.programme_family import family
from readmodels.ratings import rag_of, ratings
from readmodels.registers import EntryLine, RegisterLine, entries, overdue, registers
from readmodels.release_costs import YearsTotal, costs
from tests.readmodels import standing, story
from tests.readmodels.cast import BEN, CHLOE, PROGRAMME, R1A, R2A, at
from tests.readmodels.standing import CALENDAR, LEGEND, WHOLE
from tests.readmodels.steps import enter, tell

RED, AMBER, GREEN = LEGEND.colours
NISTA = Legend(colours=(RED, GREEN))


async def test_milestones_tell_their_quarter_and_how_they_stand(store: EventStore) -> None:
    await tell(store, *standing.whole_standing())

    found = await store.query(partial(milestones, programme=PROGRAMME, today=date(2018, 9, 6)))

    assert [(each.release, each.id, each.standing, each.said) for each in found] == [
        ("", "M3", "reached late", "Late."),
        ("1A", "M1", "reached", "By the board."),
        ("1A", "M2", "expected late", "The supplier is late."),
    ]
    assert [each.quarter for each in found] == [
        "",
        "Q1 of Action plan, Jul-Sep 2018",
        "Q2 of Action plan, Oct-Dec 2018",
    ]
    assert found[2].expected == date(2019, 2, 28)


async def test_milestones_are_late_when_their_quarter_has_ended(store: EventStore) -> None:
    await tell(store, *standing.programmes_start())

    async def standings(today: date) -> list[str]:
        found = await store.query(partial(milestones, programme=PROGRAMME, today=today))
        return [each.standing for each in found]

    assert await standings(date(2018, 6, 30)) == ["to come", "to come", "to come"]
    assert await standings(date(2018, 10, 1)) == ["late", "late", "to come"]


async def test_a_programme_names_its_calendar_of_quarters(store: EventStore) -> None:
    await tell(store, *standing.programmes_start())

    assert await store.query(partial(plan_calendar, programme=PROGRAMME)) == CALENDAR
    assert await store.query(partial(plan_calendar, programme=WHOLE)) is None


async def test_every_rating_of_a_release_is_kept(store: EventStore) -> None:
    await tell(store, *standing.whole_standing())

    found = await store.query(partial(ratings, programme=PROGRAMME, release=R1A))

    assert [(each.at, each.colour, each.means, each.by) for each in found] == [
        (at(5, 1), "green", "on track", CHLOE),
        (at(4, 1), "red", "off track", BEN),
    ]


async def test_a_workstream_is_as_bad_as_its_worst_release(store: EventStore) -> None:
    await tell(store, *standing.whole_standing(), standing.rate(R2A, "red", at(6, 1)))

    page = await store.query(partial(rag_of, programme=PROGRAMME))

    (core,) = page.workstreams
    assert (core.name, core.worst, core.rated, core.unrated) == ("core", GREEN, 1, 0)
    assert (page.whole.worst, page.whole.rated, page.whole.unrated) == (RED, 2, 0)
    assert page.legend == LEGEND


async def test_nothing_is_green_because_nobody_rated_it(store: EventStore) -> None:
    await tell(store, *standing.programmes_start())

    page = await store.query(partial(rag_of, programme=PROGRAMME))

    assert (page.whole.worst, page.whole.rated, page.whole.unrated) == (None, 0, 2)


async def test_registers_tell_how_many_entries_count_and_are_overdue(store: EventStore) -> None:
    await tell(store, *standing.whole_standing())

    found = await store.query(partial(registers, programme=PROGRAMME, today=date(2018, 10, 2)))

    assert found[-1] == RegisterLine(id="concerns", name="Concerns", entries=2, retired=1, overdue=1)


async def test_an_entry_is_shown_with_its_review_and_its_end(store: EventStore) -> None:
    await tell(store, *standing.whole_standing())

    t1, o1, t2 = await store.query(
        partial(entries, programme=PROGRAMME, register="concerns", today=date(2018, 9, 6))
    )

    assert t1 == EntryLine(
        register="concerns",
        id="T1",
        title="Platform not yet selected",
        area="technology",
        text="",
        link="",
        owner=BEN,
        review_on=date(2018, 10, 1),
        is_overdue=False,
        rule="",
        details=standing.T1.details,
        found="No change.",
        retired=None,
    )
    assert (o1.retired, t2.retired) == ("They stay.", None)


async def test_overdue_reviews_are_listed_from_every_register(store: EventStore) -> None:
    await tell(store, *standing.programmes_start())

    late = await store.query(partial(overdue, programme=PROGRAMME, today=date(2018, 5, 2)))

    assert [(each.register, each.id) for each in late] == [("concerns", "T1")]
    assert await store.query(partial(overdue, programme=PROGRAMME, today=date(2018, 5, 1))) == ()


async def test_an_unknown_register_is_told_with_those_there_are(store: EventStore) -> None:
    await tell(store, *standing.programmes_start())

    with pytest.raises(
        RegisterUnknown, match="lessons is not among workstreams, funding-approaches, concerns"
    ):
        await store.query(partial(entries, programme=PROGRAMME, register="lessons", today=date(2018, 5, 1)))


async def test_costs_are_totalled_for_each_year(store: EventStore) -> None:
    await tell(store, *standing.programmes_start())

    table = await store.query(partial(costs, programme=PROGRAMME))

    assert [(each.release, each.funding, each.year) for each in table.lines] == [
        ("1A", ("save",), 2018),
        ("2A", (), 2018),
    ]
    assert table.totals == (YearsTotal(year=2018, budget=Pence(88_000_00), pressure=Pence(10_000_00)),)
    without = await store.query(partial(costs, programme=WHOLE))
    assert (without.totals, {each.year for each in without.lines}) == ((), {None})


async def test_counts_are_taken_of_what_is_recorded(store: EventStore) -> None:
    await tell(store, *standing.whole_standing())

    found = await store.query(partial(counts, programme=PROGRAMME))

    assert [(each.name, each.printed, each.counted) for each in found] == [
        ("phases", 2, 2),
        ("boards", 2, 2),
        ("technology risks", 3, 2),
        ("milestones", 3, 3),
        ("benefits", 2, 2),
        ("set-up deliverables", 2, 2),
        ("quick wins", 9, None),
    ]
    assert [each.name for each in found if not each.agrees] == ["technology risks", "quick wins"]
    assert found[0] == CountLine(name="phases", of="releases:phase", printed=2, counted=2)


async def test_a_programme_stands_with_its_parts(store: EventStore) -> None:
    began = enter(R1A, Stage.DESIGN, at(6, 3))
    await tell(store, *standing.whole_standing(), began, *story.design_goes_to_its_gate())

    whole = await store.query(partial(family, programme=WHOLE))

    assert [(each.level, each.id, each.worst) for each in whole.parts] == [
        (0, WHOLE, AMBER),
        (1, PROGRAMME, GREEN),
    ]
    assert (whole.worst, whole.gates_open, whole.parent, whole.rated_otherwise) == (AMBER, 1, "", ())
    assert sum(whole.releases.values()) == 4


async def test_a_part_with_a_legend_of_its_own_is_told_apart(store: EventStore) -> None:
    await tell(store, *standing.programmes_start(legend=NISTA), standing.rate(R1A, "red", at(4, 1)))

    whole = await store.query(partial(family, programme=WHOLE))

    assert (whole.worst, whole.rated_otherwise) == (None, (PROGRAMME,))


async def test_a_part_knows_what_it_is_a_part_of(store: EventStore) -> None:
    await tell(store, *standing.whole_standing())

    part = await store.query(partial(family, programme=PROGRAMME))

    assert (part.parent, part.worst, len(part.parts)) == (WHOLE, GREEN, 1)
