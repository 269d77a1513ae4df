"""How registers of a programme are opened with it, and changed with a reason."""

from dataclasses import replace
from datetime import date

import pytest

from domain.programme.events import ProgrammeEnded
from domain.programme.refusals import NotOnTheRoster, ProgrammeClosed, ProgrammeUnknown
from domain.programme.register.commands import RegisterCommand
from domain.programme.register.events import EntryReviewed, RegisterOpened
from domain.programme.register.plan import EntryId, RegisterId, Rule
from domain.programme.register.refusals import (
    EntryIdTaken,
    EntryNoLongerCounts,
    EntryOwnerUnknown,
    EntryUnknown,
    EntryWithoutTitle,
    FindingMissing,
    RegisterReasonMissing,
    RegisterUnknown,
    ReviewDayIsPast,
    RuleStays,
)
from domain.programme.state import fold
from domain.roster import Leaver
from tests.domain.gate.scene import ROSTER
from tests.domain.people import BEN, CHLOE, LATER, LOCKGATE, NEXT_DAY, NOON, actor
from tests.domain.programme.registers import (
    A3,
    A4,
    A11,
    ADD,
    ADDED,
    ASSUMPTIONS,
    BEGUN,
    RETIRE,
    RETIRED,
    REVIEW,
    REVIEWED,
    REVISE,
    REVISED,
    WHY,
)
from tests.domain.programme.scene import roster_adopted
from tests.domain.spec import PROGRAMME

ID = RegisterId("planning-assumptions")


def test_registers_are_opened_when_the_programme_starts() -> None:
    assert RegisterOpened(register=ASSUMPTIONS, at=NOON) in BEGUN
    kept = fold(BEGUN).registers[ID]
    assert (kept.name, [each.entry for each in kept.current]) == ("Planning assumptions", [A3, A4])


def test_entries_are_added_all_at_once() -> None:
    other = replace(A11, id=EntryId("A12"))
    PROGRAMME.given(*BEGUN).when(replace(ADD, entries=(A11, other))).then(ADDED, replace(ADDED, entry=other))


def test_what_is_there_already_is_not_added_again() -> None:
    PROGRAMME.given(*BEGUN).when(replace(ADD, entries=(A3, A4), reason="")).then_nothing()
    PROGRAMME.given(*BEGUN).when(replace(ADD, entries=(A3, A11))).then(ADDED)
    PROGRAMME.given(*BEGUN, ADDED, replace(RETIRED, entry=A11.id)).when(ADD).then_nothing()


def test_an_id_is_never_used_for_something_else() -> None:
    other = replace(A11, title="Something else")
    PROGRAMME.given(*BEGUN).when(replace(ADD, entries=(A11, other))).then_refused(EntryIdTaken, saying="A11")
    PROGRAMME.given(*BEGUN, RETIRED).when(replace(ADD, entries=(replace(A3, text="No."),))).then_refused(
        EntryIdTaken, saying="A3"
    )


def test_an_entry_is_revised_with_a_reason() -> None:
    PROGRAMME.given(*BEGUN).when(REVISE).then(REVISED)
    PROGRAMME.given(*BEGUN, REVISED).when(REVISE).then_nothing()
    assert fold([*BEGUN, REVISED]).registers[ID].entries[A3.id].entry == REVISED.entry


def test_an_entry_is_retired_and_kept() -> None:
    PROGRAMME.given(*BEGUN).when(RETIRE).then(RETIRED)
    kept = fold([*BEGUN, RETIRED]).registers[ID]
    assert [each.entry.id for each in kept.current] == [A4.id]
    assert kept.entries[A3.id].retired == RETIRED


def test_an_entry_is_reviewed_and_comes_up_again() -> None:
    PROGRAMME.given(*BEGUN).when(REVIEW).then(REVIEWED)
    entry = fold([*BEGUN, REVIEWED]).registers[ID].entries[A3.id]
    assert (entry.entry.review_on, entry.reviewed) == (REVIEWED.review_on, REVIEWED)


def test_the_same_finding_on_another_day_is_another_review() -> None:
    again = replace(REVIEW, at=NEXT_DAY)
    PROGRAMME.given(*BEGUN, REVIEWED).when(again).then(replace(REVIEWED, at=NEXT_DAY))
    PROGRAMME.given(*BEGUN, REVIEWED).when(replace(REVIEW, by=CHLOE)).then(
        replace(REVIEWED, by=CHLOE.identity)
    )


def test_a_review_is_overdue_once_its_day_has_passed() -> None:
    entry = fold([*BEGUN, REVIEWED]).registers[ID].entries[A3.id]
    assert not entry.is_overdue(date(2018, 9, 3))
    assert entry.is_overdue(date(2018, 9, 4))
    gone = fold([*BEGUN, REVIEWED, RETIRED]).registers[ID].entries[A3.id]
    assert not gone.is_overdue(date(2018, 9, 4))
    never = fold([*BEGUN, replace(REVIEWED, review_on=None)]).registers[ID].entries[A3.id]
    assert not never.is_overdue(date(2099, 1, 1))


@pytest.mark.parametrize(
    "command",
    [replace(ADD, reason=" "), replace(REVISE, reason=""), replace(RETIRE, reason="")],
    ids=["add", "revise", "retire"],
)
def test_a_register_is_changed_with_a_reason(command: RegisterCommand) -> None:
    PROGRAMME.given(*BEGUN).when(command).then_refused(RegisterReasonMissing)


def test_a_review_says_what_was_found_and_looks_ahead() -> None:
    PROGRAMME.given(*BEGUN).when(replace(REVIEW, found="")).then_refused(FindingMissing)
    PROGRAMME.given(*BEGUN).when(replace(REVIEW, review_on=LATER.date())).then_refused(
        ReviewDayIsPast, saying="2018-05-14 is not after 2018-05-14."
    )


def test_what_is_not_there_cannot_be_changed() -> None:
    unknown = RegisterId("lessons")
    PROGRAMME.given(*BEGUN).when(replace(ADD, register=unknown)).then_refused(
        RegisterUnknown, saying="lessons is not among planning-assumptions."
    )
    PROGRAMME.given(*BEGUN).when(replace(RETIRE, entry=EntryId("A9"))).then_refused(
        EntryUnknown, saying="A9 is not in Planning assumptions."
    )
    PROGRAMME.given().when(ADD).then_refused(ProgrammeUnknown)


def test_what_is_retired_stays_as_it_was() -> None:
    gone = (*BEGUN, RETIRED)
    PROGRAMME.given(*gone).when(REVISE).then_refused(EntryNoLongerCounts, saying=WHY)
    PROGRAMME.given(*gone).when(REVIEW).then_refused(EntryNoLongerCounts)
    PROGRAMME.given(*gone).when(RETIRE).then_nothing()


def test_an_entry_has_an_id_and_a_title() -> None:
    PROGRAMME.given(*BEGUN).when(replace(ADD, entries=(replace(A11, title=" "),))).then_refused(
        EntryWithoutTitle
    )


def test_an_owner_is_somebody_who_is_there() -> None:
    owned = replace(ADD, entries=(replace(A11, owner=actor("zoe").identity),))
    PROGRAMME.given(*BEGUN).when(owned).then_refused(EntryOwnerUnknown, saying="zoe")
    left = replace(ROSTER, leavers=(Leaver(who=CHLOE.identity, left=date(2018, 5, 1)),))
    hers = replace(ADD, entries=(replace(A11, owner=CHLOE.identity),))
    PROGRAMME.given(*BEGUN, roster_adopted(left)).when(hers).then_refused(EntryOwnerUnknown, saying="chloe")


def test_a_rule_that_is_tested_is_laid_down_in_the_blueprint() -> None:
    tested = replace(A11, rule=Rule.REVIEW_TIME)
    PROGRAMME.given(*BEGUN).when(replace(ADD, entries=(tested,))).then_refused(RuleStays)
    PROGRAMME.given(*BEGUN).when(replace(REVISE, entry=replace(A3, rule=Rule.REVIEW_TIME))).then_refused(
        RuleStays, saying="A3 is tested by none."
    )


def test_only_people_of_the_programme_write_in_its_registers() -> None:
    PROGRAMME.given(*BEGUN).when(replace(ADD, by=LOCKGATE)).then_refused(NotOnTheRoster)
    PROGRAMME.given(*BEGUN, ProgrammeEnded(at=LATER)).when(ADD).then_refused(ProgrammeClosed)


def test_what_is_said_of_an_unknown_entry_is_believed_and_changes_nothing() -> None:
    elsewhere = EntryReviewed(
        register=RegisterId("lessons"),
        entry=A3.id,
        found="Fine.",
        review_on=None,
        by=BEN.identity,
        at=LATER,
    )
    assert fold([*BEGUN, elsewhere]).registers == fold(BEGUN).registers
