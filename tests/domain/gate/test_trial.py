"""What another policy would have made of what people said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.gate.check import Check, CheckKind
from domain.gate.commands import (
    AnswerCallIn,
    AnyGateCommand,
    CallIn,
    ChangeEvidence,
    ChangeFacts,
    ConfirmOverride,
    Decide,
    EscalateGate,
    ProposeOverride,
    Recuse,
    WithdrawGate,
)
from domain.gate.decide import decide
from domain.gate.events import GateEvent
from domain.gate.evolving import fold
from domain.gate.facts import SubjectFacts
from domain.gate.outcome import Choice, Outcome
from domain.gate.policy import BreakGlass, CallInRule, GatePolicy
from domain.gate.step import ALL, Ask, HowMany, Method, Step, StepKind, decided_by
from domain.gate.trial import Fate, Trial, tried
from domain.release.readiness import Portion
from domain.roster import RoleId
from tests.domain.calendars import ENGLAND
from tests.domain.gate.scene import (
    BOARD,
    CABINET,
    FINANCE,
    OPEN_GATE,
    POLICY,
    REDESIGN,
    ROSTER,
    SEEN,
    SEEN_AGAIN,
    SUBJECT,
    approve,
    reject,
)
from tests.domain.people import ASHA, BEN, CHLOE, DINA, FARAH, IN_TEN_DAYS, LATER, LOCKGATE, NEXT_DAY

ONLY_BOARD = replace(POLICY, steps=decided_by(BOARD))
CONSULT = Step(id="consult", kind=StepKind.CONSULT, asks=(Ask(role=FINANCE),))
DECIDE = Step(id="decide", kind=StepKind.DECIDE, asks=(Ask(role=BOARD),))
RATIFY = Step(id="ratify", kind=StepKind.RATIFY, asks=(Ask(role=FINANCE),), within_days=5)
VOTE = Step(
    id="vote",
    kind=StepKind.DECIDE,
    asks=(Ask(role=BOARD, how_many=HowMany(least=1)),),
    method=Method.MAJORITY,
)


def recorded(*commands: AnyGateCommand) -> Sequence[GateEvent]:
    """What the gate of the scene recorded as these were asked of it."""
    return recorded_under(POLICY, *commands)


def recorded_under(policy: GatePolicy, *commands: AnyGateCommand) -> Sequence[GateEvent]:
    """The same, with another policy in force there."""
    events: list[GateEvent] = []
    for command in (replace(OPEN_GATE, policy=policy), *commands):
        events += decide(fold(events), command)
    return events


def trial(policy: GatePolicy, *commands: AnyGateCommand) -> Trial:
    found = tried(recorded(*commands), policy, ROSTER, ENGLAND)
    assert found is not None
    return found


def with_steps(*steps: Step) -> GatePolicy:
    return replace(POLICY, steps=steps)


def later(word: Decide) -> Decide:
    return replace(word, at=NEXT_DAY)


APPROVED = (approve(CHLOE), later(approve(DINA)), later(approve(BEN)))


@pytest.mark.parametrize(
    "commands",
    [APPROVED, (reject(BEN),), (), (approve(BEN),), (replace(approve(BEN), choice=Choice.ABSTAIN),)],
)
def test_the_same_policy_makes_the_same_of_it(commands: Sequence[AnyGateCommand]) -> None:
    found = trial(POLICY, *commands)

    assert (found.would, found.would_at) == (found.was, found.was_at)


def test_a_policy_that_asks_fewer_would_have_passed_sooner() -> None:
    found = trial(ONLY_BOARD, *APPROVED)

    assert (found.fate, found.would, found.would_at) == (Fate.PASSED, Outcome.APPROVED, LATER)
    assert found.was_at == NEXT_DAY


def test_a_policy_that_asks_more_would_have_waited_longer() -> None:
    found = trial(with_steps(*decided_by(BOARD, FINANCE, CABINET)), *APPROVED)

    assert (found.fate, found.would) == (Fate.WAITED_LONGER, Outcome.LAPSED)
    assert found.reasons[-1] == "Waiting for cabinet to decide."


def test_a_word_that_settled_nothing_would_have_settled_it() -> None:
    found = trial(with_steps(replace(DECIDE, method=Method.CONSENSUS)), reject(BEN, "Too dear."))

    assert (found.fate, found.would) == (Fate.REFUSED, Outcome.REJECTED)


def test_a_no_that_only_empties_a_seat_would_have_waited() -> None:
    found = trial(with_steps(replace(DECIDE, method=Method.THRESHOLD)), reject(BEN, "Too dear."))

    assert (found.was, found.fate) == (Outcome.REJECTED, Fate.WAITED_LONGER)


def test_a_role_that_nobody_holds_could_not_have_been_opened() -> None:
    found = trial(with_steps(*decided_by(RoleId("audit"))), *APPROVED)

    assert found.fate is Fate.IMPOSSIBLE
    assert found.reasons == ("Too few people for audit.",)


def test_a_word_before_its_turn_is_said_again_in_its_turn() -> None:
    found = trial(with_steps(CONSULT, DECIDE), approve(BEN), later(approve(DINA)), later(approve(CHLOE)))

    assert (found.fate, found.would_at) == (Fate.PASSED, NEXT_DAY)
    assert found.not_counted == ()


def test_a_word_on_older_evidence_is_not_said_again() -> None:
    changed = ChangeEvidence(subject=SUBJECT, evidence=(REDESIGN,), by=LOCKGATE, at=NEXT_DAY)
    again = later(approve(DINA, seen=SEEN_AGAIN))
    found = trial(with_steps(CONSULT, DECIDE), approve(BEN), changed, again)

    assert (found.fate, found.would) == (Fate.STILL_OPEN, None)
    assert [each.refusal for each in found.not_counted] == ["NotYourTurn"]


def test_a_decision_that_nobody_ratified_would_have_lapsed() -> None:
    found = trial(with_steps(DECIDE, RATIFY), approve(BEN), *APPROVED[1:2], later(approve(CHLOE)))
    alone = trial(with_steps(DECIDE, replace(RATIFY, asks=(Ask(role=CABINET),))), *APPROVED)

    assert (found.fate, found.would) == (Fate.PASSED, Outcome.APPROVED)
    assert (alone.fate, alone.would) == (Fate.LAPSED, Outcome.LAPSED)
    assert alone.would_at == datetime(2018, 5, 22, tzinfo=UTC)


def test_a_vote_with_a_quorum_would_have_been_counted_when_its_time_was_over() -> None:
    found = trial(with_steps(VOTE), approve(BEN), later(reject(DINA)))

    assert (found.was, found.fate) == (Outcome.REJECTED, Fate.WAITED_LONGER)
    assert (found.would, found.would_at) == (Outcome.APPROVED, IN_TEN_DAYS)


def test_those_above_are_asked_when_the_policy_would_have_gone_up() -> None:
    up = EscalateGate(subject=SUBJECT, level=1, by=LOCKGATE, at=IN_TEN_DAYS)
    yes = replace(approve(FARAH), at=IN_TEN_DAYS.replace(hour=9))
    found = trial(ONLY_BOARD, up, yes)
    slower = trial(replace(ONLY_BOARD, answer_within_days=20), up, yes)

    assert (found.fate, found.would) == (Fate.PASSED, Outcome.APPROVED)
    assert slower.fate is Fate.STILL_OPEN
    assert [each.refusal for each in slower.not_counted] == ["NotADecider"]


def test_evidence_that_only_the_other_policy_asks_for_is_assumed() -> None:
    found = trial(replace(POLICY, evidence=("design", "budget")), *APPROVED)

    assert (found.fate, found.assumed) == (Fate.PASSED, ("budget",))


def test_whoever_stood_aside_stands_aside_again() -> None:
    aside = Recuse(subject=SUBJECT, reason="My brother sells it.", by=CHLOE, at=LATER)
    found = trial(with_steps(replace(DECIDE, asks=(Ask(role=BOARD, how_many=ALL),))), aside, approve(BEN))

    assert found.would is None


def test_a_question_taken_back_would_have_been_taken_back() -> None:
    back = WithdrawGate(subject=SUBJECT, reason="Too early.", by=ASHA, at=NEXT_DAY)

    assert trial(ONLY_BOARD, back).fate is Fate.WITHDRAWN
    assert trial(ONLY_BOARD, approve(BEN), back).fate is Fate.PASSED


def test_a_stricter_check_would_have_kept_shut_what_passed_on_the_recorded_facts() -> None:
    facts = SubjectFacts(training=Portion(done=8, of=10))
    reported = ChangeFacts(subject=SUBJECT, facts=facts, by=LOCKGATE, at=LATER)
    as_asked = replace(POLICY, checks=(Check(kind=CheckKind.TRAINING, share=80),))
    stricter = replace(POLICY, checks=(Check(kind=CheckKind.TRAINING, share=90),))

    passed = trial(as_asked, reported, *map(later, APPROVED))
    refused = trial(stricter, reported, *map(later, APPROVED))

    assert (passed.was, passed.fate, passed.would) == (Outcome.APPROVED, Fate.PASSED, Outcome.APPROVED)
    assert (refused.was, refused.would) == (Outcome.APPROVED, Outcome.LAPSED)
    assert {each.refusal for each in refused.not_counted} == {"CheckFailing"}
    assert "8 of 10 are trained, and 90 per cent are asked for." in " ".join(refused.reasons)


def test_an_override_would_have_passed_only_where_the_policy_has_one() -> None:
    glass = replace(POLICY, break_glass=BreakGlass(by=FINANCE, reviewed_by=CABINET))
    events = recorded_under(
        glass,
        ProposeOverride(
            subject=SUBJECT,
            reference="INC-7",
            reason="The roof leaks.",
            evidence_digest=SEEN,
            by=CHLOE,
            at=LATER,
        ),
        ConfirmOverride(subject=SUBJECT, reference="INC-7", by=DINA, at=LATER),
    )

    same, without = (tried(events, policy, ROSTER, ENGLAND) for policy in (glass, POLICY))

    assert same is not None
    assert without is not None
    assert (same.was, same.would) == (Outcome.OVERRIDDEN, Outcome.OVERRIDDEN)
    assert (without.was, without.would) == (Outcome.OVERRIDDEN, Outcome.LAPSED)


def test_what_was_called_in_and_referred_back_would_be_so_again_where_it_could_be() -> None:
    scrutiny = replace(POLICY, call_in=CallInRule(by=CABINET, within_days=5))
    events = recorded_under(
        scrutiny,
        *APPROVED,
        CallIn(subject=SUBJECT, reason="Nobody asked the ward.", by=FARAH, at=NEXT_DAY),
        AnswerCallIn(subject=SUBJECT, stands=False, reason="It is against it.", by=FARAH, at=NEXT_DAY),
    )

    same, without = (tried(events, policy, ROSTER, ENGLAND) for policy in (scrutiny, POLICY))

    assert same is not None
    assert without is not None
    assert (same.was, same.would) == (Outcome.LAPSED, Outcome.LAPSED)
    assert (without.was, without.would) == (Outcome.LAPSED, Outcome.APPROVED)


def test_a_round_that_never_opened_is_not_tried() -> None:
    assert tried([], POLICY, ROSTER, ENGLAND) is None
