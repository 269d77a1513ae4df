"""A programme with a register of planning assumptions, as Bedford keeps one, and what people do with it."""

from dataclasses import replace
from datetime import date

from domain.aggregate import Command
from domain.milestone.plan import Milestone
from domain.programme.milestone.commands import ReachProgrammeMilestone, ReforecastProgrammeMilestone
from domain.programme.register.commands import AddEntries, RetireEntry, ReviewEntry, ReviseEntry
from domain.programme.register.events import EntryAdded, EntryRetired, EntryReviewed, EntryRevised
from domain.programme.register.plan import EntryId, Register, RegisterEntry, RegisterId
from tests.domain.people import BEN, CHLOE, LATER
from tests.domain.programme.scene import PLAN, START, begun

ID = RegisterId("planning-assumptions")
A3 = RegisterEntry(id=EntryId("A3"), title="One platform from one provider", area="procurement")
A4 = RegisterEntry(id=EntryId("A4"), title="Procurement starts on approval", area="procurement")
A11 = RegisterEntry(
    id=EntryId("A11"), title="The technical plan is revisited", area="build", owner=CHLOE.identity
)
ASSUMPTIONS = Register(id=ID, name="Planning assumptions", entries=(A3, A4))
KEPT_PLAN = replace(
    PLAN,
    registers=(ASSUMPTIONS,),
    milestones=(Milestone(id="M3", text="Allocate and recruit resources", due=date(2018, 6, 30)),),
)
BEGUN = begun(KEPT_PLAN)
WHY = "The supplier said so."

ADD = AddEntries(programme=PLAN.id, register=ID, entries=(A11,), reason=WHY, by=BEN, at=LATER)
ADDED = EntryAdded(register=ID, entry=A11, by=BEN.identity, reason=WHY, at=LATER)
REVISE = ReviseEntry(
    programme=PLAN.id,
    register=ID,
    entry=replace(A3, owner=CHLOE.identity),
    reason=WHY,
    by=BEN,
    at=LATER,
)
REVISED = EntryRevised(register=ID, entry=REVISE.entry, by=BEN.identity, reason=WHY, at=LATER)
RETIRE = RetireEntry(programme=PLAN.id, register=ID, entry=A3.id, reason=WHY, by=BEN, at=LATER)
RETIRED = EntryRetired(register=ID, entry=A3.id, by=BEN.identity, reason=WHY, at=LATER)
REVIEW = ReviewEntry(
    programme=PLAN.id,
    register=ID,
    entry=A3.id,
    found="It holds.",
    review_on=date(2018, 9, 3),
    by=BEN,
    at=LATER,
)
REVIEWED = EntryReviewed(
    register=ID, entry=A3.id, found="It holds.", review_on=date(2018, 9, 3), by=BEN.identity, at=LATER
)
REACH = ReachProgrammeMilestone(programme=PLAN.id, milestone="M3", on=LATER.date(), by=BEN, at=LATER)
REFORECAST = ReforecastProgrammeMilestone(
    programme=PLAN.id, milestone="M3", expected=date(2018, 7, 31), reason="Vacant posts.", by=BEN, at=LATER
)
# A programme whose registers are kept and whose milestone is reached late.
WAY: list[Command] = [replace(START, plan=KEPT_PLAN), ADD, REVISE, REVIEW, RETIRE, REFORECAST, REACH]
