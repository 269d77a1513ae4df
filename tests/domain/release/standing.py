"""A release with milestones and a legend, as South and Vale have them, and what people say of it."""

from dataclasses import replace
from datetime import date

from domain.aggregate import Command
from domain.milestone.plan import Milestone
from domain.release.milestone.commands import ReachMilestone, ReforecastMilestone
from domain.release.milestone.events import MilestoneForecastChanged, MilestoneReached
from domain.release.rating.commands import RateRelease
from domain.release.rating.events import ReleaseRated
from domain.release.rating.legend import Colour, Legend
from domain.release.terms import Terms
from tests.domain.people import BEN, NOON
from tests.domain.release.scene import ASKED, PLAN, REGISTER, REGISTERED

TODAY, TOMORROW = NOON.date(), date(2018, 5, 15)
AGREED = Milestone(id="M1", text="Design agreed", due=date(2018, 3, 31), quarter=3)
LIVE = Milestone(id="M2", text="Live", due=date(2018, 9, 30), quarter=5)
WITH_MILESTONES = replace(PLAN, milestones=(AGREED, LIVE))
PLANNED = replace(REGISTERED, plan=WITH_MILESTONES)
REACH = replace(ReachMilestone(milestone="M1", on=TODAY, note="By the board.", **ASKED), by=BEN)
REACHED = MilestoneReached(milestone="M1", on=TODAY, note="By the board.", by=BEN.identity, at=NOON)
WHY = "The supplier is late."
REFORECAST = replace(ReforecastMilestone(milestone="M2", expected=TOMORROW, reason=WHY, **ASKED), by=BEN)
FORECAST = MilestoneForecastChanged(milestone="M2", expected=TOMORROW, reason=WHY, by=BEN.identity, at=NOON)

RED, AMBER = Colour(name="red", means="off track"), Colour(name="amber", means="in negotiation")
GREEN, BLUE = Colour(name="green", means="under way and on track"), Colour(name="blue", means="complete")
LEGEND = Legend(colours=(RED, AMBER, GREEN, BLUE, Colour(name="grey", means="end point")))
TERMS = Terms(legend=LEGEND)
RATEABLE = replace(REGISTERED, terms=TERMS)
RATE = replace(RateRelease(colour="amber", comment="The contractor wants more.", **ASKED), by=BEN)
RATED = ReleaseRated(colour=AMBER, comment="The contractor wants more.", by=BEN.identity, at=NOON)

WAY: list[Command] = [replace(REGISTER, plan=WITH_MILESTONES, terms=TERMS), REACH, REFORECAST, RATE]
