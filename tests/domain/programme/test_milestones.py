"""When the milestones of a programme itself are reached and re-forecast."""

from dataclasses import replace
from datetime import date

from domain.milestone.plan import Milestone
from domain.milestone.refusals import MilestoneUnknown
from domain.programme.events import ProgrammeEnded
from domain.programme.milestone.commands import ReachProgrammeMilestone, ReforecastProgrammeMilestone
from domain.programme.milestone.events import ProgrammeMilestoneForecastChanged, ProgrammeMilestoneReached
from domain.programme.refusals import NotOnTheRoster, ProgrammeClosed
from domain.roster import Leaver
from tests.domain.gate.scene import ROSTER
from tests.domain.people import BEN, LATER, LOCKGATE
from tests.domain.programme.scene import PLAN, begun, roster_adopted
from tests.domain.spec import PROGRAMME

RECRUITED = Milestone(id="M3", text="Allocate and recruit resources", due=date(2018, 6, 30))
BEGUN = begun(replace(PLAN, milestones=(RECRUITED,)))
TODAY = LATER.date()
REACH = ReachProgrammeMilestone(programme=PLAN.id, milestone="M3", on=TODAY, by=BEN, at=LATER)
REACHED = ProgrammeMilestoneReached(milestone="M3", on=TODAY, note="", by=BEN.identity, at=LATER)
WHY = "Two posts are vacant."
REFORECAST = ReforecastProgrammeMilestone(
    programme=PLAN.id, milestone="M3", expected=date(2018, 7, 31), reason=WHY, by=BEN, at=LATER
)
FORECAST = ProgrammeMilestoneForecastChanged(
    milestone="M3", expected=date(2018, 7, 31), reason=WHY, by=BEN.identity, at=LATER
)


def test_a_programme_reaches_its_own_milestone() -> None:
    PROGRAMME.given(*BEGUN).when(REACH).then(REACHED)


def test_a_programme_expects_its_milestone_by_another_day() -> None:
    PROGRAMME.given(*BEGUN).when(REFORECAST).then(FORECAST)


def test_a_milestone_of_a_release_is_none_of_the_programme() -> None:
    PROGRAMME.given(*BEGUN).when(replace(REACH, milestone="M1")).then_refused(MilestoneUnknown)
    PROGRAMME.given().when(REFORECAST).then_refused(MilestoneUnknown)


def test_only_people_of_the_programme_speak_for_it() -> None:
    left = replace(ROSTER, leavers=(Leaver(who=BEN.identity, left=date(2018, 5, 1)),))
    PROGRAMME.given(*BEGUN).when(replace(REACH, by=LOCKGATE)).then_refused(NotOnTheRoster)
    PROGRAMME.given(*BEGUN, roster_adopted(left)).when(REACH).then_refused(
        NotOnTheRoster, saying="ben is not, on 2018-05-14."
    )


def test_a_programme_that_has_ended_takes_no_more_words() -> None:
    PROGRAMME.given(*BEGUN, ProgrammeEnded(at=LATER)).when(REACH).then_refused(ProgrammeClosed)
