"""What a gate pins when it opens, and how it says that it cannot be passed."""

from dataclasses import replace
from datetime import UTC, datetime

from domain.digest import digest
from domain.evidence import evidence_digest
from domain.gate.commands import RemindDeciders
from domain.gate.events import GateFoundUnsatisfiable, GateReminded
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.policy import GatePolicy
from domain.gate.refusals import GateNotOpen, NotADecider
from domain.gate.seats import Seat
from domain.gate.step import decided_by
from domain.gate.subject import subject_of
from domain.gate.turns import waiting_for
from domain.identity import Identity
from domain.roster import Role, RoleId, Roster, held_by
from tests.domain.gate.scene import (
    BOARD,
    BOARD_SEAT,
    BUDGET,
    CABINET_SEAT,
    DESIGN,
    FINANCE,
    OPEN_GATE,
    OPENED,
    POLICY,
    REDESIGN,
    ROSTER,
    SUBJECT,
    approve,
    approved,
    closed,
    decision,
    opened_for,
    refused,
    taken,
)
from tests.domain.people import ASHA, BEN, CHLOE, DINA, EMIL, IVO, LATER, LOCKGATE, NEXT_DAY, NOON
from tests.domain.spec import GATE

REMIND = RemindDeciders(subject=SUBJECT, number=1, by=LOCKGATE, at=NEXT_DAY)


def test_an_opening_gate_pins_policy_people_and_evidence() -> None:
    GATE.given().when(OPEN_GATE).then(OPENED)


def test_a_gate_opens_only_once_a_round() -> None:
    other = replace(OPEN_GATE, policy=replace(POLICY, steps=decided_by(FINANCE)), at=LATER)
    GATE.given(OPENED).when(other).then_nothing()


def test_a_closed_gate_does_not_open_again() -> None:
    GATE.given(OPENED, closed(Outcome.WITHDRAWN, "Too early.")).when(OPEN_GATE).then_nothing()


def test_a_gate_shows_the_newest_of_each_evidence() -> None:
    pieces = (DESIGN, REDESIGN, BUDGET)
    opened = replace(OPENED, evidence=(BUDGET, REDESIGN), evidence_digest=evidence_digest(pieces))
    GATE.given().when(replace(OPEN_GATE, evidence=pieces)).then(opened)


def test_a_gate_is_due_after_the_days_its_policy_gives() -> None:
    policy = replace(POLICY, answer_within_days=3)
    opened = replace(
        OPENED, policy=policy, policy_digest=policy.digest, due=datetime(2018, 5, 18, tzinfo=UTC)
    )
    GATE.given().when(replace(OPEN_GATE, policy=policy)).then(opened)


def test_a_role_without_holders_makes_a_gate_unsatisfiable() -> None:
    _opens_without_finance(_roster_with(FINANCE), finance=())


def test_a_role_that_nobody_defined_makes_a_gate_unsatisfiable() -> None:
    roster = replace(ROSTER, roles=tuple(role for role in ROSTER.roles if role.id != FINANCE))
    _opens_without_finance(roster, finance=())


def test_a_seat_only_the_requester_could_fill_is_unsatisfiable() -> None:
    _opens_without_finance(_roster_with(FINANCE, ASHA.identity), finance=(ASHA.identity,))


def test_a_seat_only_an_evidence_author_could_fill_is_unsatisfiable() -> None:
    _opens_without_finance(_roster_with(FINANCE, EMIL.identity), finance=(EMIL.identity,))


def test_one_person_alone_cannot_fill_two_seats() -> None:
    alone = replace(
        ROSTER, roles=tuple(replace(role, holdings=held_by(BEN.identity)) for role in ROSTER.roles)
    )
    seats = (Seat(role=BOARD, holders=(BEN.identity,)), Seat(role=FINANCE, holders=(BEN.identity,)))
    way_up = tuple(replace(seat, holders=(BEN.identity,)) for seat in OPENED.way_up)
    opened = replace(
        OPENED, steps=(decision(*seats),), way_up=way_up, roster_digest=digest("roster/1", alone)
    )
    GATE.given().when(replace(OPEN_GATE, roster=alone)).then(opened, _unsatisfiable(FINANCE))


def test_an_unsatisfiable_gate_is_not_passed_by_those_who_can_decide() -> None:
    nobody = replace(OPENED, steps=(decision(BOARD_SEAT, Seat(role=FINANCE, holders=())),))
    GATE.given(nobody, _unsatisfiable(FINANCE), approved(CHLOE)).when(approve(BEN)).then(approved(BEN))


def test_a_policy_that_asks_nobody_never_opens() -> None:
    attempt = approve(BEN)
    GATE.given(opened_for()).when(attempt).then(refused(attempt, NotADecider, "It asks nobody."))


def test_two_seats_of_one_role_need_two_people() -> None:
    twice = opened_for(BOARD_SEAT, BOARD_SEAT)
    GATE.given(twice).when(approve(BEN)).then(approved(BEN))
    reasons = ("chloe approved as board.", "ben approved as board.")
    GATE.given(twice, approved(BEN)).when(approve(CHLOE)).then(
        approved(CHLOE), closed(Outcome.APPROVED, *reasons)
    )


def test_a_decision_before_the_gate_opens_is_refused() -> None:
    attempt = approve(BEN)
    GATE.given().when(attempt).then(refused(attempt, GateNotOpen))


def test_those_who_have_not_answered_are_reminded() -> None:
    asked = (CHLOE.identity, DINA.identity)
    GATE.given(OPENED, approved(BEN)).when(REMIND).then(GateReminded(number=1, asked=asked, at=NEXT_DAY))


def test_nobody_is_reminded_of_a_closed_gate() -> None:
    GATE.given(OPENED, closed(Outcome.WITHDRAWN, "Too early.")).when(REMIND).then_nothing()


def test_an_older_reminder_is_not_sent_after_a_newer_one() -> None:
    second = GateReminded(number=2, asked=(BEN.identity,), at=NEXT_DAY)
    GATE.given(OPENED, second).when(REMIND).then_nothing()


def test_a_reminder_passes_nothing() -> None:
    state = fold([OPENED, approved(BEN), GateReminded(number=1, asked=(), at=NEXT_DAY)])
    assert state.is_open


def test_requester_and_authors_are_not_waited_for() -> None:
    seats = (Seat(role=BOARD, holders=(ASHA.identity, BEN.identity, EMIL.identity)),)
    assert waiting_for(fold([opened_for(*seats)])) == (BEN.identity,)


def test_nobody_is_waited_for_once_a_gate_is_closed() -> None:
    assert waiting_for(fold([OPENED, closed(Outcome.WITHDRAWN, "Too early.")])) == ()


def test_a_gate_keeps_its_id_through_its_rounds() -> None:
    second = replace(SUBJECT, round=2)
    assert subject_of("shepway-fom/1A/design", 2) == second
    assert (second.gate, second.stream) == (SUBJECT.gate, "gate-shepway-fom/1A/design-2")


def test_a_policy_changes_its_digest_with_any_rule() -> None:
    others: tuple[GatePolicy, ...] = (
        replace(POLICY, steps=decided_by(BOARD)),
        replace(POLICY, evidence=()),
        replace(POLICY, answer_within_days=11),
    )
    assert len({policy.digest for policy in (POLICY, *others)}) == 4


def test_somebody_without_a_role_is_never_waited_for() -> None:
    assert IVO.identity not in waiting_for(fold([OPENED, taken(approve(IVO))]))
    assert CABINET_SEAT.holders[0] not in waiting_for(fold([OPENED]))


def _roster_with(role: RoleId, *holders: Identity) -> Roster:
    changed: tuple[Role, ...] = tuple(
        replace(each, holdings=held_by(*holders)) if each.id == role else each for each in ROSTER.roles
    )
    return replace(ROSTER, roles=changed)


def _opens_without_finance(roster: Roster, finance: tuple[Identity, ...]) -> None:
    seats = (BOARD_SEAT, Seat(role=FINANCE, holders=finance))
    opened = replace(OPENED, steps=(decision(*seats),), roster_digest=digest("roster/1", roster))
    GATE.given().when(replace(OPEN_GATE, roster=roster)).then(opened, _unsatisfiable(FINANCE))


def _unsatisfiable(*roles: RoleId) -> GateFoundUnsatisfiable:
    return GateFoundUnsatisfiable(empty_seats=roles, at=NOON)
