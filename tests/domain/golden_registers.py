"""One representative of every event of registers, milestones and ratings, and the plans that bring them."""

from datetime import UTC, date, datetime

from domain.aggregate import Event
from domain.identity import Identity
from domain.milestone.plan import Milestone
from domain.money import Pence
from domain.plan_quarter import PlanCalendar
from domain.programme.counts import Counted, CountOf, PrintedCount
from domain.programme.milestone import events as programme_milestone
from domain.programme.register import events as register
from domain.programme.register.plan import Detail, EntryId, Register, RegisterEntry, RegisterId, Rule
from domain.release.cost import YearsCost
from domain.release.milestone import events as milestone
from domain.release.rating import events as rating
from domain.release.rating.legend import Colour, Legend

_AT = datetime(2018, 12, 21, 16, 45, 30, 123456, tzinfo=UTC)
_ASHA = Identity(issuer="https://login.shepway.example", subject="asha")
_RISKS = RegisterId("risks")

GREEN = Colour(name="green", means="on track")
LEGEND = Legend(colours=(Colour(name="red", means="off track"), GREEN))
PLAN_CALENDAR = PlanCalendar(name="Action plan", first=date(2018, 7, 1), quarters=5, lead_in_months=1)
MILESTONES = (
    Milestone(id="M1", text="Design agreed", due=date(2018, 9, 30), quarter=1, key=True, review_days=5),
)
COSTS = (
    YearsCost(
        year=2018, budget=Pence(40_000_00), pressure=Pence(10_000_00), argued_in="Devices of councillors"
    ),
)
COUNTS = (
    PrintedCount(
        name="technology risks",
        printed=3,
        of=CountOf(what=Counted.REGISTER, name="risks", area="technology"),
    ),
)
_ENTRY = RegisterEntry(
    id=EntryId("T1"),
    title="Platform not yet selected",
    area="technology",
    text="The plan may need revision.",
    link="https://shepway.example/risks#T1",
    owner=_ASHA,
    review_on=date(2019, 3, 1),
    rule=Rule.REVIEW_TIME,
    details=(Detail(name="likelihood", value="L"), Detail(name="impact", value="H")),
)

EXAMPLES: tuple[Event, ...] = (
    register.RegisterOpened(register=Register(id=_RISKS, name="Risks", entries=(_ENTRY,)), at=_AT),
    register.EntryAdded(register=_RISKS, entry=_ENTRY, by=_ASHA, reason="Found in March.", at=_AT),
    register.EntryRevised(register=_RISKS, entry=_ENTRY, by=_ASHA, reason="It is likelier.", at=_AT),
    register.EntryRetired(register=_RISKS, entry=_ENTRY.id, by=_ASHA, reason="It is selected.", at=_AT),
    register.EntryReviewed(
        register=_RISKS,
        entry=_ENTRY.id,
        found="Nothing has changed.",
        review_on=date(2019, 4, 1),
        by=_ASHA,
        at=_AT,
    ),
    programme_milestone.ProgrammeMilestoneReached(
        milestone="M1", on=date(2018, 9, 28), note="Two days early.", by=_ASHA, at=_AT
    ),
    programme_milestone.ProgrammeMilestoneForecastChanged(
        milestone="M1", expected=date(2019, 1, 31), reason="The supplier is late.", by=_ASHA, at=_AT
    ),
    milestone.MilestoneReached(
        milestone="M1", on=date(2018, 9, 28), note="Two days early.", by=_ASHA, at=_AT
    ),
    milestone.MilestoneForecastChanged(
        milestone="M1", expected=date(2019, 1, 31), reason="The supplier is late.", by=_ASHA, at=_AT
    ),
    rating.ReleaseRated(colour=GREEN, comment="The design is agreed.", by=_ASHA, at=_AT),
)
