"""What becomes of a gate of several steps: who is heard first, how votes are counted, who confirms."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.authority import Entitlement
from domain.gate.aftermath import DecisionLapsed, DecisionRatified
from domain.gate.agenda import Duty, GateAlarm, is_finished, next_alarm
from domain.gate.commands import AnyGateCommand, CountVotes, Decide, LapseDecision, Recuse
from domain.gate.decide import decide
from domain.gate.events import (
    DeciderRecused,
    DecisionTaken,
    GateClosed,
    GateEvent,
    GateFoundUnsatisfiable,
    GateOpened,
    VotesCounted,
)
from domain.gate.evolving import fold
from domain.gate.outcome import Choice, Outcome
from domain.gate.panel import OpenStep, Panel
from domain.gate.refusals import (
    AlreadyDecided,
    DeciderStoodAside,
    DecisionIsYourOwn,
    DecisionTakenAlready,
    GateNotOpen,
    GiverMayNotDecide,
    NotADecider,
    NotYourTurn,
    ReasonMissing,
)
from domain.gate.satisfying import cannot_be_met, smallest_sets
from domain.gate.state import Gate
from domain.gate.step import ALL, ANY, Ask, HowMany, Method, Step, StepKind
from domain.gate.turns import waiting_for
from domain.identity import Actor
from domain.roster import RoleId
from tests.domain.gate.scene import BOARD, FINANCE, OPENED, POLICY, SUBJECT, approve, refused, reject, taken
from tests.domain.people import ASHA, BEN, CHLOE, DINA, FARAH, GITA, IN_TEN_DAYS, IVO, LATER, LOCKGATE
from tests.domain.spec import GATE

MEMBER, CABINET = RoleId("cabinet-member"), RoleId("cabinet")
RATIFY_BY = datetime(2018, 5, 22, tzinfo=UTC)  # Five working days after 14 May.


def step(kind: StepKind, *people: Actor, role: RoleId = BOARD, needed: int = 1, **more: object) -> OpenStep:
    """A step that asks these people, who are one role; named after its kind."""
    asked = Step(id=kind.value, kind=kind, asks=(Ask(role=role),), **more)  # type: ignore[arg-type]
    members = tuple(who.identity for who in people)
    return OpenStep(step=asked, panels=(Panel(role=role, members=members, needed=needed),))


def opened(*steps: OpenStep) -> GateOpened:
    policy = replace(POLICY, steps=tuple(each.step for each in steps))
    return replace(OPENED, policy=policy, policy_digest=policy.digest, steps=steps)


def said(command: Decide, step: str) -> DecisionTaken:
    return replace(taken(command), step=step)


def abstain(who: Actor) -> Decide:
    return replace(approve(who), choice=Choice.ABSTAIN)


def outcome(first: GateOpened, *commands: AnyGateCommand) -> Gate:
    """The gate after all of these."""
    events: list[GateEvent] = [first]
    for command in commands:
        events += decide(fold(events), command)
    return fold(events)


HEAR = step(StepKind.CONSULT, FARAH, role=MEMBER)
DECIDE = step(StepKind.DECIDE, BEN, CHLOE)
RATIFY = step(StepKind.RATIFY, BEN, DINA, GITA, role=CABINET, needed=2, method=Method.MAJORITY, within_days=5)
HEARD_FIRST, RATIFIED_AFTER = opened(HEAR, DECIDE), opened(DECIDE, RATIFY)
VOTE = step(StepKind.DECIDE, BEN, CHLOE, DINA, FARAH, needed=3, method=Method.MAJORITY)
COUNT = CountVotes(subject=SUBJECT, by=LOCKGATE, at=IN_TEN_DAYS, step="decide")
LAPSE = LapseDecision(subject=SUBJECT, by=LOCKGATE, at=RATIFY_BY)
PASSED = GateClosed(
    outcome=Outcome.APPROVED, reasons=("ben approved as board.",), at=LATER, ratify_by=RATIFY_BY
)
RATIFYING = (RATIFIED_AFTER, said(approve(BEN), "decide"), PASSED)


def test_nobody_decides_before_those_consulted_are_heard() -> None:
    early = approve(BEN)
    detail = "Waiting to hear cabinet-member."
    GATE.given(HEARD_FIRST).when(early).then(refused(early, NotYourTurn, detail))
    assert waiting_for(fold([HEARD_FIRST])) == (FARAH.identity,)


@pytest.mark.parametrize("answer", [approve(FARAH), reject(FARAH), abstain(FARAH)])
def test_whatever_those_consulted_say_the_next_step_is_open(answer: Decide) -> None:
    heard = said(answer, "consult")
    GATE.given(HEARD_FIRST).when(answer).then(heard)
    assert outcome(HEARD_FIRST, answer, approve(BEN)).outcome is Outcome.APPROVED


def test_an_endorsement_is_recorded_and_holds_nothing_up() -> None:
    gate = opened(step(StepKind.ENDORSE, FARAH, role=MEMBER), DECIDE)
    assert outcome(gate, approve(BEN)).outcome is Outcome.APPROVED
    assert outcome(gate, reject(FARAH), approve(BEN)).outcome is Outcome.APPROVED


def test_an_endorsement_that_blocks_is_awaited() -> None:
    gate = opened(step(StepKind.ENDORSE, FARAH, role=MEMBER, blocks=True), DECIDE)
    assert outcome(gate, approve(BEN)).outcome is None
    assert outcome(gate, approve(FARAH), approve(BEN)).outcome is Outcome.APPROVED


def test_one_person_fills_one_seat_over_all_steps() -> None:
    first, second = step(StepKind.DECIDE, BEN, CHLOE), step(StepKind.DECIDE, BEN, role=FINANCE)
    second = replace(second, step=replace(second.step, id="then"))
    gate = opened(first, second)
    twice = replace(approve(BEN), submission="again")
    assert outcome(gate, approve(BEN), twice).outcome is None
    # Chloe takes the seat that Ben can leave.
    assert outcome(gate, approve(BEN), twice, approve(CHLOE)).outcome is Outcome.APPROVED
    assert smallest_sets(gate.steps, ()) == ((BEN.identity, CHLOE.identity),)


@pytest.mark.parametrize(
    ("how_many", "holders", "seats"),
    [
        (ANY, 5, 1),
        (ALL, 5, 5),
        (HowMany(least=3), 5, 3),
        (HowMany(percent=50), 5, 3),
        (HowMany(percent=1), 200, 2),
        (HowMany(percent=50), 202, 101),
        (HowMany(least=0, percent=50), 0, 1),
        (ALL, 0, 1),
    ],
)
def test_so_many_of_those_who_hold_a_role(how_many: HowMany, holders: int, seats: int) -> None:
    assert how_many.of(holders) == seats


VOTES: dict[str, tuple[list[AnyGateCommand], Outcome | None]] = {
    "most said yes": ([approve(BEN), approve(CHLOE), approve(DINA)], Outcome.APPROVED),
    "two of four is no majority yet": ([approve(BEN), approve(CHLOE), reject(DINA)], None),
    "a tie fails": ([approve(BEN), approve(CHLOE), reject(DINA), reject(FARAH)], Outcome.REJECTED),
    "three said no": ([reject(BEN), reject(CHLOE), reject(DINA)], Outcome.REJECTED),
    "no quorum yet": ([approve(BEN), approve(CHLOE)], None),
    "abstaining makes the quorum": ([approve(BEN), abstain(CHLOE), abstain(DINA), COUNT], Outcome.APPROVED),
    "everybody abstained": ([*map(abstain, (BEN, CHLOE, DINA, FARAH))], Outcome.REJECTED),
    "counted at its deadline": ([approve(BEN), approve(CHLOE), reject(DINA), COUNT], Outcome.APPROVED),
    "not counted without a quorum": ([approve(BEN), approve(CHLOE), COUNT], None),
}


@pytest.mark.parametrize("name", VOTES)
def test_a_majority_of_a_quorum(name: str) -> None:
    commands, expected = VOTES[name]
    assert outcome(opened(VOTE), *commands).outcome is expected


def test_a_vote_with_a_quorum_is_counted_when_its_time_is_over() -> None:
    voted: list[GateEvent] = [
        opened(VOTE),
        *(said(each, "decide") for each in (approve(BEN), approve(CHLOE), reject(DINA))),
    ]
    count = GateAlarm(duty=Duty.COUNT_VOTES, at=IN_TEN_DAYS, step="decide")
    assert count in _alarms(fold(voted))
    reasons = ("2 for, 1 against, 0 abstained, 1 silent.",)
    GATE.given(*voted).when(COUNT).then(
        VotesCounted(step="decide", at=IN_TEN_DAYS),
        GateClosed(outcome=Outcome.APPROVED, reasons=reasons, at=IN_TEN_DAYS),
    )


def test_a_vote_without_a_quorum_escalates_instead() -> None:
    gate = fold([opened(VOTE), said(approve(BEN), "decide")])
    assert {alarm.duty for alarm in _alarms(gate)} == {Duty.REMIND, Duty.ESCALATE}


@pytest.mark.parametrize(
    ("chair", "expected"), [(approve(BEN), Outcome.APPROVED), (reject(BEN), Outcome.REJECTED)]
)
def test_the_chair_breaks_a_tie(chair: Decide, expected: Outcome) -> None:
    vote = step(StepKind.DECIDE, BEN, CHLOE, method=Method.CASTING_VOTE)
    vote = replace(vote, panels=(replace(vote.panels[0], chair=BEN.identity),))
    other = reject(CHLOE) if chair.choice is Choice.APPROVE else approve(CHLOE)
    assert outcome(opened(vote), other, chair).outcome is expected


def test_consensus_hears_everybody_and_ends_with_one_no() -> None:
    board = opened(step(StepKind.DECIDE, BEN, CHLOE, DINA, method=Method.CONSENSUS))
    assert outcome(board, approve(BEN), approve(CHLOE)).outcome is None
    assert outcome(board, approve(BEN), approve(CHLOE), abstain(DINA)).outcome is Outcome.APPROVED
    assert outcome(board, approve(BEN), reject(DINA)).outcome is Outcome.REJECTED
    assert outcome(board, *map(abstain, (BEN, CHLOE, DINA))).outcome is Outcome.REJECTED


def test_a_threshold_bears_a_no_until_too_few_are_left() -> None:
    two_of_three = opened(step(StepKind.DECIDE, BEN, CHLOE, DINA, needed=2, method=Method.THRESHOLD))
    assert outcome(two_of_three, reject(BEN)).outcome is None
    assert outcome(two_of_three, reject(BEN), approve(CHLOE), approve(DINA)).outcome is Outcome.APPROVED
    assert outcome(two_of_three, reject(BEN), abstain(CHLOE)).outcome is Outcome.REJECTED


def test_a_decision_takes_effect_and_waits_to_be_ratified() -> None:
    GATE.given(RATIFIED_AFTER).when(approve(BEN)).then(said(approve(BEN), "decide"), PASSED)
    gate = fold(RATIFYING)
    assert (gate.outcome, is_finished(gate)) == (Outcome.APPROVED, False)
    assert next_alarm(gate) == GateAlarm(duty=Duty.REMIND, at=datetime(2018, 5, 18, tzinfo=UTC), number=1)
    assert GateAlarm(duty=Duty.LAPSE_DECISION, at=RATIFY_BY) in _alarms(gate)


def test_those_who_ratify_confirm_the_decision() -> None:
    GATE.given(*RATIFYING, said(approve(DINA), "ratify")).when(approve(GITA)).then(
        said(approve(GITA), "ratify"),
        DecisionRatified(reasons=("2 for, 0 against, 0 abstained, 0 silent.",), at=LATER),
    )
    ratified = outcome(RATIFIED_AFTER, approve(BEN), approve(DINA), approve(GITA))
    assert (ratified.outcome, is_finished(ratified)) == (Outcome.APPROVED, True)


def test_a_decision_is_taken_once() -> None:
    GATE.given(*RATIFYING).when(approve(CHLOE)).then(refused(approve(CHLOE), DecisionTakenAlready))


def test_nobody_ratifies_a_decision_of_their_own() -> None:
    own = replace(approve(BEN), submission="again")
    GATE.given(*RATIFYING).when(own).then(refused(own, DecisionIsYourOwn))
    assert waiting_for(fold(RATIFYING)) == tuple(sorted((DINA.identity, GITA.identity)))


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ((LAPSE,), "It was not ratified in time."),
        ((reject(DINA), reject(GITA)), "dina rejected: Costs are missing."),
    ],
)
def test_a_decision_that_is_not_ratified_lapses(commands: tuple[AnyGateCommand, ...], reason: str) -> None:
    gate = outcome(RATIFIED_AFTER, approve(BEN), *commands)
    assert gate.lapsed is not None
    assert (gate.outcome, is_finished(gate)) == (Outcome.LAPSED, True)
    assert gate.lapsed.released == "1A went on after design."
    assert reason in gate.lapsed.reasons


def test_a_decision_does_not_lapse_before_its_time() -> None:
    GATE.given(*RATIFYING).when(replace(LAPSE, at=RATIFY_BY - timedelta(seconds=1))).then_nothing()
    lapsed = DecisionLapsed(
        reasons=("It was not ratified in time.",), released="1A went on after design.", at=RATIFY_BY
    )
    GATE.given(*RATIFYING).when(LAPSE).then(lapsed)
    late = approve(DINA, at=RATIFY_BY + timedelta(days=1))
    ended = "It ended on 14 May 2018: approved."
    GATE.given(*RATIFYING, lapsed).when(late).then(refused(late, GateNotOpen, ended))


def recuse(who: Actor, reason: str = "My firm has tendered.") -> Recuse:
    return Recuse(subject=SUBJECT, by=who, at=LATER, reason=reason)


def test_whoever_stands_aside_fills_no_seat_and_is_heard_no_more() -> None:
    aside = DeciderRecused(by=BEN.identity, reason="My firm has tendered.", at=LATER)
    again = replace(approve(BEN), submission="again")
    GATE.given(opened(DECIDE)).when(recuse(BEN)).then(aside)
    GATE.given(opened(DECIDE), aside).when(recuse(BEN)).then_nothing()
    GATE.given(opened(DECIDE), aside).when(again).then(refused(again, DeciderStoodAside))
    assert outcome(opened(DECIDE), recuse(BEN), approve(CHLOE)).outcome is Outcome.APPROVED


def test_a_word_given_before_standing_aside_no_longer_counts() -> None:
    both = opened(step(StepKind.DECIDE, BEN, CHLOE, DINA, needed=2))
    assert outcome(both, approve(BEN), recuse(BEN), approve(CHLOE)).outcome is None
    assert outcome(both, approve(BEN), recuse(BEN), approve(CHLOE), approve(DINA)).outcome is Outcome.APPROVED


def test_standing_aside_is_checked_for_who_is_left() -> None:
    alone = opened(step(StepKind.DECIDE, BEN))
    GATE.given(alone).when(recuse(BEN)).then(
        DeciderRecused(by=BEN.identity, reason="My firm has tendered.", at=LATER),
        GateFoundUnsatisfiable(empty_seats=(BOARD,), at=LATER),
    )


def test_standing_aside_needs_a_reason_and_a_seat() -> None:
    GATE.given(opened(DECIDE)).when(recuse(BEN, " ")).then_refused(ReasonMissing)
    GATE.given(opened(DECIDE)).when(recuse(IVO)).then_refused(NotADecider)
    ended = replace(PASSED, ratify_by=None)
    over = (opened(DECIDE), said(approve(BEN), "decide"), ended)
    GATE.given(*over).when(recuse(CHLOE)).then_refused(GateNotOpen)


def test_somebody_who_ratifies_may_stand_aside() -> None:
    aside = DeciderRecused(by=DINA.identity, reason="My firm has tendered.", at=LATER)
    left_over = GateFoundUnsatisfiable(empty_seats=(CABINET,), at=LATER)
    GATE.given(*RATIFYING).when(recuse(DINA)).then(aside, left_over)


def test_somebody_speaks_once_in_a_step() -> None:
    again = replace(approve(FARAH), submission="again")
    GATE.given(HEARD_FIRST, said(approve(FARAH), "consult")).when(again).then(refused(again, AlreadyDecided))


def test_what_too_few_people_could_ever_meet_is_named() -> None:
    short = step(StepKind.DECIDE, BEN, CHLOE, needed=3, method=Method.MAJORITY, role=CABINET)
    assert cannot_be_met([short]) == (CABINET,)
    assert cannot_be_met([step(StepKind.CONSULT, role=MEMBER), DECIDE]) == (MEMBER,)
    assert cannot_be_met([DECIDE, VOTE]) == ()


def test_the_smallest_sets_whose_yes_would_open_a_gate() -> None:
    people = [who.identity for who in (BEN, CHLOE)]
    assert smallest_sets((DECIDE,), ()) == ((people[0],), (people[1],))
    heard = smallest_sets((HEAR, DECIDE), ())
    assert heard == tuple((who, FARAH.identity) for who in people)
    assert smallest_sets((DECIDE,), (said(approve(BEN), "decide"),)) == ((),)
    assert smallest_sets((DECIDE,), (said(reject(BEN), "decide"),)) == ()
    assert ASHA.identity not in {who for each in heard for who in each}


def _alarms(gate: Gate) -> list[GateAlarm]:
    """The next duties of a gate whose reminders have all been sent."""
    first = next_alarm(gate)
    reminded = next_alarm(replace(gate, reminders=99))
    return [alarm for alarm in (first, reminded) if alarm]


def test_a_deputy_speaks_in_the_place_of_whoever_gave_the_delegation() -> None:
    gate = opened(with_deputy(DECIDE, BEN, FARAH))
    word = approve(FARAH)
    reasons = ("farah for ben approved as board.",)
    GATE.given(gate).when(word).then(
        replace(said(word, "decide"), for_=BEN.identity),
        GateClosed(outcome=Outcome.APPROVED, reasons=reasons, at=LATER),
    )
    assert FARAH.identity in waiting_for(fold([gate]))


def test_one_place_is_spoken_for_once() -> None:
    both = with_deputy(step(StepKind.DECIDE, BEN, CHLOE, needed=2), BEN, FARAH)
    told = outcome(opened(both), approve(FARAH), approve(BEN))
    assert told.outcome is None
    assert told.refusals[-1].sentence.endswith("farah spoke for you.")
    assert outcome(opened(both), approve(FARAH), approve(CHLOE)).outcome is Outcome.APPROVED
    assert waiting_for(fold([opened(both), replace(said(approve(FARAH), "decide"), for_=BEN.identity)])) == (
        CHLOE.identity,
    )


def test_nobody_fills_a_seat_of_their_own_and_another_for_somebody() -> None:
    both = with_deputy(step(StepKind.DECIDE, BEN, CHLOE, needed=2), BEN, CHLOE)
    twice = replace(approve(CHLOE), submission="again")
    told = outcome(opened(both), approve(CHLOE), twice)
    assert (told.outcome, told.refusals[-1].refusal) == (None, AlreadyDecided.__name__)


def test_nobody_decides_for_somebody_who_may_not() -> None:
    asha_sits = with_deputy(step(StepKind.DECIDE, ASHA, CHLOE), ASHA, FARAH)
    word = approve(FARAH)
    GATE.given(opened(asha_sits)).when(word).then(refused(word, GiverMayNotDecide, "asha may not."))
    ben_left = outcome(opened(with_deputy(DECIDE, BEN, FARAH)), recuse(BEN), approve(FARAH))
    assert (ben_left.outcome, ben_left.refusals[-1].refusal) == (None, GiverMayNotDecide.__name__)


def with_deputy(each: OpenStep, giver: Actor, taker: Actor) -> OpenStep:
    """The step with somebody who may speak for one of its members."""
    (panel,) = each.panels
    deputy = Entitlement(
        who=taker.identity, role=panel.role, for_=giver.identity, limit=None, delegation="D-1"
    )
    return replace(each, panels=(replace(panel, deputies=(deputy,)),))
