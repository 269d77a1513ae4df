"""The story's programme with registers, milestones, a legend and counts, as part of a larger one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from domain.aggregate import Command
from domain.identity import Identity
from domain.milestone.plan import Milestone
from domain.money import Pence
from domain.plan_quarter import PlanCalendar
from domain.programme.commands import StartProgramme
from domain.programme.counts import PrintedCount, count_of
from domain.programme.milestone.commands import ReachProgrammeMilestone
from domain.programme.register.commands import AddEntries, RetireEntry, ReviewEntry
from domain.programme.register.plan import (
    FUNDING,
    WORKSTREAMS,
    Detail,
    EntryId,
    Register,
    RegisterEntry,
    RegisterId,
)
from domain.release.commands import RegisterRelease
from domain.release.cost import YearsCost
from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable
from domain.release.milestone.commands import ReachMilestone, ReforecastMilestone
from domain.release.plan import ReleaseId
from domain.release.rating.commands import RateRelease
from domain.release.rating.legend import Colour, Legend
from domain.release.terms import Terms
from domain.stage import Stage
from tests.readmodels.cast import ASHA, BEN, CHLOE, PLAN, PROGRAMME, R1A, R2A, ROSTER, actor, at
from tests.readmodels.steps import CLOCK

WHOLE = "county"
CONCERNS = RegisterId("concerns")
LEGEND = Legend(
    colours=(
        Colour(name="red", means="off track"),
        Colour(name="amber", means="in negotiation"),
        Colour(name="green", means="on track"),
    )
)
CALENDAR = PlanCalendar(name="Action plan", first=date(2018, 7, 1), quarters=5)
RECRUITED = Milestone(id="M3", text="Resources recruited", due=date(2018, 6, 30))
AGREED = Milestone(id="M1", text="Design agreed", due=date(2018, 9, 30), quarter=1, key=True)
LIVE = Milestone(id="M2", text="Live", due=date(2018, 12, 31), quarter=2)
T1 = RegisterEntry(
    id=EntryId("T1"),
    title="Platform not yet selected",
    area="technology",
    owner=BEN,
    review_on=date(2018, 5, 1),
    details=(Detail(name="likelihood", value="L"),),
)
SET_UP = tuple(
    PlannedDeliverable(id=DeliverableId(id), name=name, stage=Stage.DESIGN, taken_from="set-up")
    for id, name in (("governance", "Governance confirmed"), ("team", "Team recruited"))
)
O1 = RegisterEntry(id=EntryId("O1"), title="Key people leave", area="operational")


def _entry(id: str, title: str) -> RegisterEntry:
    return RegisterEntry(id=EntryId(id), title=title)


def _count(name: str, printed: int, of: str) -> PrintedCount:
    what = count_of(of)
    assert what
    return PrintedCount(name=name, printed=printed, of=what)


KEPT = replace(
    PLAN,
    parent=WHOLE,
    plan_calendar=CALENDAR,
    milestones=(RECRUITED,),
    legend=LEGEND,
    registers=(
        Register(id=WORKSTREAMS, name="Workstreams", entries=(_entry("core", "Core IT"),)),
        Register(id=FUNDING, name="Funding approaches", entries=(_entry("save", "Invest to save"),)),
        Register(id=CONCERNS, name="Concerns", entries=(T1, O1)),
    ),
    roster=replace(
        ROSTER, roles=(replace(ROSTER.roles[0], is_board=True), replace(ROSTER.roles[1], is_board=True))
    ),
    releases=(
        replace(
            PLAN.releases[0],
            milestones=(AGREED, LIVE),
            workstream="core",
            funding=("save",),
            costs=(YearsCost(year=2018, budget=Pence(40_000_00), pressure=Pence(10_000_00)),),
            deliverables=SET_UP,
        ),
        replace(
            PLAN.releases[1],
            costs=(YearsCost(year=2018, budget=Pence(48_000_00)),),
            deliverables=SET_UP[:1],
        ),
    ),
    counts=(
        _count("phases", 2, "releases:phase"),
        _count("boards", 2, "boards"),
        _count("technology risks", 3, "register:concerns/technology"),
        _count("milestones", 3, "milestones"),
        _count("benefits", 2, "benefits"),
        _count("set-up deliverables", 2, "deliverables:set-up"),
        _count("quick wins", 9, "deliverables:quick-wins"),
    ),
)


def programmes_start(*, legend: Legend = LEGEND) -> Iterator[Command]:
    """The larger programme, with its legend, and the story's as a part of it."""
    for plan in (replace(PLAN, id=WHOLE, name="The county transformed", legend=legend), KEPT):
        yield StartProgramme(programme=plan.id, plan=plan, by=actor(ASHA), at=at(3, 1))
        for each in plan.releases:
            yield RegisterRelease(
                programme=plan.id,
                release=each.id,
                plan=each,
                benefits=tuple(benefit.id for benefit in plan.benefits if benefit.release == each.id),
                terms=Terms(legend=plan.legend),
                by=CLOCK,
                at=at(3, 1),
            )


def people_speak() -> Iterator[Command]:
    """Milestones are reached and missed, and risks are added, reviewed and retired."""
    yield ReachProgrammeMilestone(
        programme=PROGRAMME, milestone="M3", on=date(2018, 7, 3), note="Late.", by=actor(BEN), at=at(7, 4)
    )
    yield ReachMilestone(
        programme=PROGRAMME,
        release=R1A,
        milestone="M1",
        on=date(2018, 9, 3),
        note="By the board.",
        by=actor(BEN),
        at=at(9, 4),
    )
    yield ReforecastMilestone(
        programme=PROGRAMME,
        release=R1A,
        milestone="M2",
        expected=date(2019, 2, 28),
        reason="The supplier is late.",
        by=actor(BEN),
        at=at(9, 5),
    )
    risks = (RegisterEntry(id=EntryId("T2"), title="Integration", area="technology"),)
    yield AddEntries(
        programme=PROGRAMME, register=CONCERNS, entries=risks, reason="Found.", by=actor(BEN), at=at(9, 5)
    )
    yield RetireEntry(
        programme=PROGRAMME, register=CONCERNS, entry=O1.id, reason="They stay.", by=actor(BEN), at=at(9, 5)
    )
    yield ReviewEntry(
        programme=PROGRAMME,
        register=CONCERNS,
        entry=T1.id,
        found="No change.",
        review_on=date(2018, 10, 1),
        by=actor(CHLOE),
        at=at(9, 5),
    )


def rate(
    release: ReleaseId,
    colour: str,
    when: datetime,
    *,
    who: Identity = BEN,
    programme: str = PROGRAMME,
) -> RateRelease:
    return RateRelease(
        programme=programme,
        release=release,
        colour=colour,
        comment="So it is.",
        by=actor(who),
        at=when,
    )


def ratings() -> Iterator[Command]:
    """1A is better than it was; 2A was not rated."""
    yield rate(R1A, "red", at(4, 1))
    yield rate(R1A, "green", at(5, 1), who=CHLOE)
    yield rate(R2A, "amber", at(4, 1), programme=WHOLE)


def whole_standing() -> Iterator[Command]:
    yield from programmes_start()
    yield from people_speak()
    yield from ratings()
