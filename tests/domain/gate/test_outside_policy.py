"""A gate that was passed outside its policy is found, whatever its verdict says; and no other is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from domain import aggregate
from domain.aggregate import Command
from domain.gate.check import Check, CheckKind
from domain.gate.commands import OpenGate, RebasePolicy, RebaseRoster
from domain.gate.events import GateEscalated, GateEvent, GateOpened
from domain.gate.facts import SubjectFacts
from domain.gate.outcome import Outcome
from domain.gate.outside_policy import Breach, outside_policy
from domain.gate.policy import GatePolicy
from domain.gate.step import Ask, HowMany, Method, Step, StepKind
from domain.identity import Actor
from domain.release.readiness import Portion
from domain.roster import Roster
from domain.stage import Stage
from tests.domain.gate.scene import (
    BOARD,
    CABINET,
    CABINET_SEAT,
    CHANGED,
    DESIGN,
    FINANCE,
    OPENED,
    POLICY,
    ROSTER,
    approved,
    closed,
    reject,
    taken,
)
from tests.domain.gate_walks import gate_walks, sensible_ways
from tests.domain.people import (
    ASHA,
    BEN,
    CHLOE,
    DINA,
    EMIL,
    FARAH,
    IN_TEN_DAYS,
    IVO,
    LATER,
)
from tests.domain.walks import steps
from tests.repetition import often

PASSED = closed(Outcome.APPROVED, "Everybody is happy.")
HEARD = Step(id="consult", kind=StepKind.CONSULT, asks=(Ask(role=CABINET),))
CONSULTING = replace(POLICY, steps=(HEARD, *POLICY.steps))


def test_a_gate_passed_by_those_whom_its_policy_asks_is_no_exception() -> None:
    assert found(OPENED, approved(BEN), approved(DINA), PASSED) == []


def test_a_gate_that_was_not_passed_is_no_exception() -> None:
    assert found(OPENED, taken(reject(BEN)), closed(Outcome.REJECTED, "No.")) == []
    assert found(OPENED, approved(IVO)) == []
    assert found() == []


@pytest.mark.parametrize(
    ("round", "breach", "place"),
    [
        ((OPENED, approved(BEN), approved(IVO), PASSED), Breach.WRONG_PERSON, 2),
        ((OPENED, approved(ASHA), approved(DINA), PASSED), Breach.OWN_REQUEST, 1),
        ((OPENED, approved(EMIL), approved(DINA), PASSED), Breach.OWN_REQUEST, 1),
        ((OPENED, approved(BEN), approved(DINA), CHANGED, PASSED), Breach.LATE_EVIDENCE, 1),
        ((OPENED, approved(BEN), PASSED), Breach.TOO_FEW, 2),
        ((OPENED, approved(CHLOE), PASSED), Breach.TOO_FEW, 2),
        ((OPENED, approved(BEN), approved(DINA), taken(reject(CHLOE)), PASSED), Breach.SAID_NO, 3),
        ((OPENED, approved(FARAH), approved(DINA), PASSED), Breach.WRONG_PERSON, 1),
        ((replace(OPENED, roster_digest="sha256:00"), PASSED), Breach.WRONG_PERSON, 1),
        ((OPENED, PASSED), Breach.TOO_FEW, 1),
        ((OPENED, closed(Outcome.DEEMED_CONSENT, "Silence.")), Breach.TOO_FEW, 1),
        ((OPENED, closed(Outcome.OVERRIDDEN, "Two broke the glass.")), Breach.OVERRIDDEN, 1),
    ],
)
def test_each_breach_is_told_with_the_event_concerned(
    round: tuple[GateEvent, ...], breach: Breach, place: int
) -> None:
    assert (breach, place) in found(*round)


def test_a_consultee_who_was_not_heard_is_missed() -> None:
    opened = under(CONSULTING)

    assert found(opened, approved(BEN), approved(DINA), PASSED, policies=[CONSULTING.digest]) == [
        (Breach.MISSING_CONSULTEE, 3)
    ]
    farah = replace(taken(reject(FARAH)), step="consult")
    assert not found(opened, farah, approved(BEN), approved(DINA), PASSED, policies=[CONSULTING.digest])


def test_a_word_after_the_time_was_over_is_late() -> None:
    late = replace(approved(DINA), at=IN_TEN_DAYS + timedelta(seconds=1))

    assert found(OPENED, approved(BEN), late, PASSED) == [(Breach.LATE_WORD, 2)]
    assert not found(OPENED, approved(BEN), replace(late, at=IN_TEN_DAYS), PASSED)


def test_a_board_above_may_speak_once_the_gate_went_up() -> None:
    up = GateEscalated(level=1, to=CABINET_SEAT, due=IN_TEN_DAYS, at=LATER)

    assert found(OPENED, up, approved(FARAH), approved(DINA), PASSED) == []


def test_one_person_fills_one_seat() -> None:
    both = approved(CHLOE)

    assert (Breach.TOO_FEW, 2) in found(OPENED, both, PASSED)


def test_a_policy_that_the_programme_never_adopted_is_told() -> None:
    assert found(OPENED, approved(BEN), approved(DINA), PASSED, policies=[]) == [(Breach.UNKNOWN_POLICY, 3)]


def test_evidence_that_was_never_handed_in_is_told() -> None:
    policy = replace(POLICY, evidence=(DESIGN.name, "plan"))

    assert found(under(policy), approved(BEN), approved(DINA), PASSED, policies=[policy.digest]) == [
        (Breach.LATE_EVIDENCE, 3)
    ]


def test_a_check_that_failed_is_told() -> None:
    policy = replace(POLICY, checks=(Check(kind=CheckKind.MUSTS),))
    opened = replace(under(policy), facts=SubjectFacts(musts=Portion(done=1, of=2)))

    assert found(opened, approved(BEN), approved(DINA), PASSED, policies=[policy.digest]) == [
        (Breach.FAILED_CHECK, 3)
    ]


def test_everybody_who_is_asked_for_must_say_yes() -> None:
    ask = Ask(role=BOARD, how_many=HowMany(percent=100))
    policy = replace(POLICY, steps=(Step(id="decide", kind=StepKind.DECIDE, asks=(ask,)),))

    assert found(under(policy), approved(BEN), PASSED, policies=[policy.digest]) == [(Breach.TOO_FEW, 2)]
    assert not found(under(policy), approved(BEN), approved(CHLOE), PASSED, policies=[policy.digest])


@pytest.mark.parametrize(
    ("method", "yes", "no", "is_breach"),
    [
        (Method.MAJORITY, (BEN, DINA), (CHLOE,), False),
        (Method.MAJORITY, (BEN,), (DINA,), True),
        (Method.MAJORITY, (BEN,), (CHLOE, DINA), True),
        (Method.CASTING_VOTE, (BEN,), (DINA,), False),
        (Method.CASTING_VOTE, (BEN,), (CHLOE, DINA), True),
        (Method.THRESHOLD, (BEN,), (CHLOE, DINA), False),
        (Method.CONSENSUS, (BEN, DINA), (CHLOE,), True),
        (Method.VETO, (BEN, DINA), (CHLOE,), True),
    ],
)
def test_a_no_is_against_a_policy_as_its_method_counts_it(
    method: Method, yes: tuple[Actor, ...], no: tuple[Actor, ...], is_breach: bool
) -> None:
    asks = (Ask(role=BOARD), Ask(role=FINANCE))
    policy = replace(POLICY, steps=(Step(id="decide", kind=StepKind.DECIDE, asks=asks, method=method),))
    words = (*map(approved, yes), *(taken(reject(who)) for who in no))
    told = found(under(policy), *words, PASSED, policies=[policy.digest])
    assert ((Breach.SAID_NO, len(yes) + 1) in told) is is_breach


def test_silence_is_no_consent_at_sign_off() -> None:
    policy = replace(POLICY, deemed_consent=True)
    end = closed(Outcome.DEEMED_CONSENT, "Nobody objected.")
    signing_off = replace(OPENED.subject, stage=Stage.SIGN_OFF)

    assert not found(under(policy), end, policies=[policy.digest])
    assert found(replace(under(policy), subject=signing_off), end, policies=[policy.digest]) == [
        (Breach.TOO_FEW, 1)
    ]


@settings(max_examples=often(300))
@given(walk=gate_walks())
def test_the_rules_bring_no_exception_about_but_broken_glass(walk: Sequence[Command]) -> None:
    assert_within_policy(walk)


@pytest.mark.parametrize("way", sensible_ways(), ids=lambda way: str(len(way)))
def test_no_sensible_way_is_an_exception(way: Sequence[Command]) -> None:
    assert_within_policy(way)


def assert_within_policy(walk: Sequence[Command]) -> None:
    walked = list(steps(aggregate.GATE, walk))
    commands = [each.command for each in walked]
    rosters = [each.roster for each in commands if isinstance(each, OpenGate | RebasePolicy | RebaseRoster)]
    policies = [each.policy for each in commands if isinstance(each, OpenGate | RebasePolicy)]
    told = found(
        *(event for each in walked for event in each.told or () if isinstance(event, GateEvent)),
        rosters=[roster for roster in rosters if roster],
        policies=[policy.digest for policy in policies if policy],
    )
    assert {breach for breach, _ in told} <= {Breach.OVERRIDDEN}


def found(
    *round: GateEvent, rosters: Sequence[Roster] = (ROSTER,), policies: Sequence[str] = (POLICY.digest,)
) -> list[tuple[Breach, int]]:
    known = {roster.digest: roster for roster in rosters}
    return [(each.breach, each.place) for each in outside_policy(round, rosters=known, policies=policies)]


def under(policy: GatePolicy) -> GateOpened:
    return replace(OPENED, policy=policy, policy_digest=policy.digest)
