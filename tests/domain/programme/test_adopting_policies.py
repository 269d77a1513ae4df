"""When a programme takes on other rules for its gates, and why it would not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from domain.authority import GrantsOwnAuthority
from domain.gate.policy import BreakGlass, CallInRule, GatePolicy, PolicyId
from domain.gate.step import Ask, HowMany, Method, Step, StepKind, decided_by
from domain.identity import Actor
from domain.programme.events import ProgrammeEnded
from domain.programme.refusals import (
    AdoptionReasonMissing,
    GateNeverOpens,
    NotASteward,
    PolicyNotSound,
    ProgrammeOver,
    ProgrammeUnknown,
)
from domain.programme.state import fold
from domain.roster import Delegation, RoleId
from domain.stage import STAGES
from tests.domain.gate.scene import BOARD, CABINET, COUNCIL, FINANCE, ROSTER
from tests.domain.people import BEN, DINA, FARAH, GITA, HANA, LATER, NEXT_DAY, NOON
from tests.domain.programme.scene import (
    BEGUN,
    PLAN,
    STAGE_GATE,
    adopt_policy,
    begun,
    policy_adopted,
    with_holders,
    with_policy,
)
from tests.domain.spec import PROGRAMME

STRICTER = replace(STAGE_GATE, answer_within_days=5)
WITH_CABINET = replace(STAGE_GATE, steps=decided_by(BOARD, FINANCE, CABINET))
ELSEWHERE = replace(STAGE_GATE, id=PolicyId("money"))


def asking(kind: StepKind, role: RoleId = COUNCIL, **changes: object) -> tuple[Step, ...]:
    """The steps of the policy in force, and one more."""
    step = Step(id="more", kind=kind, asks=(Ask(role=role),))
    return (*STAGE_GATE.steps, replace(step, **changes))  # type: ignore[arg-type]


def test_a_steward_changes_the_rules_of_gates() -> None:
    PROGRAMME.given(*BEGUN).when(adopt_policy(STRICTER)).then(policy_adopted(STRICTER))
    assert fold([*BEGUN, policy_adopted(STRICTER)]).policies == {STAGE_GATE.id: STRICTER}


def test_a_policy_in_force_is_not_adopted_again() -> None:
    PROGRAMME.given(*BEGUN).when(adopt_policy(STAGE_GATE)).then_nothing()


def test_a_command_that_comes_twice_does_not_undo_what_was_adopted_between() -> None:
    between = policy_adopted(STAGE_GATE, at=NEXT_DAY)
    given = (*BEGUN, policy_adopted(STRICTER), between)
    PROGRAMME.given(*given).when(adopt_policy(STRICTER)).then_nothing()


def test_whoever_is_no_steward_changes_no_rules() -> None:
    PROGRAMME.given(*BEGUN).when(adopt_policy(STRICTER, by=BEN)).then_refused(NotASteward, saying="ben")


def test_a_programme_that_has_not_started_has_no_rules_to_change() -> None:
    PROGRAMME.given().when(adopt_policy(STRICTER)).then_refused(ProgrammeUnknown)


def test_a_programme_that_has_ended_keeps_its_rules() -> None:
    PROGRAMME.given(*BEGUN, ProgrammeEnded(at=NOON)).when(adopt_policy(STRICTER)).then_refused(ProgrammeOver)


def test_a_policy_needs_a_reason() -> None:
    PROGRAMME.given(*BEGUN).when(replace(adopt_policy(STRICTER), reason=" ")).then_refused(
        AdoptionReasonMissing
    )


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        (replace(STAGE_GATE, steps=()), "A gate that asks nobody would never open."),
        (replace(STAGE_GATE, steps=decided_by(RoleId("mayor"))), "There is no role mayor."),
        (replace(STAGE_GATE, steps=asking(StepKind.RATIFY)), "Say within how many working days"),
    ],
)
def test_a_policy_must_be_one_that_can_be_followed(policy: GatePolicy, sentence: str) -> None:
    PROGRAMME.given(*BEGUN).when(adopt_policy(policy)).then_refused(PolicyNotSound, saying=sentence)


@pytest.mark.parametrize(
    ("policy", "part"),
    [
        (replace(STAGE_GATE, call_in=CallInRule(by=COUNCIL, within_days=5)), "to call it in"),
        (replace(STAGE_GATE, break_glass=BreakGlass(by=COUNCIL, reviewed_by=CABINET)), "to override it"),
        (
            replace(STAGE_GATE, break_glass=BreakGlass(by=CABINET, reviewed_by=COUNCIL)),
            "to review its override",
        ),
    ],
    ids=["scrutinises", "breaks the glass", "reviews"],
)
def test_nobody_gives_themselves_a_part_besides_the_steps(policy: GatePolicy, part: str) -> None:
    roster = with_holders(CABINET, FARAH, DINA, of=with_holders(COUNCIL, GITA, HANA))
    given = begun(replace(PLAN, roster=roster))
    PROGRAMME.given(*given).when(adopt_policy(policy)).then_refused(
        GrantsOwnAuthority, saying=f"gita would have a seat {part} on 2018-05-14."
    )


def test_the_people_in_force_must_be_enough_for_each_gate_to_come() -> None:
    three = Step(id="vote", kind=StepKind.DECIDE, asks=(Ask(role=BOARD, how_many=HowMany(least=3)),))
    voted = replace(STAGE_GATE, steps=(replace(three, method=Method.MAJORITY),))
    command = adopt_policy(voted)
    PROGRAMME.given(*BEGUN).when(command).then_refused(
        GateNeverOpens, saying="shepway-fom/1A/design: too few people as board."
    )
    gates = tuple(f"shepway-fom/{release}/{stage}" for release in ("1A", "2A") for stage in STAGES)
    PROGRAMME.given(*BEGUN).when(replace(command, passed=gates[:1])).then_refused(
        GateNeverOpens, saying="shepway-fom/1A/consultation"
    )


def test_a_policy_that_no_gate_follows_yet_must_have_people_too() -> None:
    alone = replace(ELSEWHERE, steps=decided_by(BOARD, BOARD, BOARD))
    PROGRAMME.given(*BEGUN).when(adopt_policy(alone)).then_refused(
        GateNeverOpens, saying="money: too few people as board."
    )
    PROGRAMME.given(*BEGUN).when(adopt_policy(replace(ELSEWHERE, steps=decided_by(FINANCE)))).then(
        policy_adopted(replace(ELSEWHERE, steps=decided_by(FINANCE)), version=1)
    )


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param(decided_by(BOARD, FINANCE, COUNCIL), id="decides"),
        pytest.param(asking(StepKind.CONSULT), id="is consulted"),
        pytest.param(asking(StepKind.RATIFY, within_days=5), id="ratifies"),
        pytest.param(asking(StepKind.ENDORSE, blocks=True), id="blocks"),
        pytest.param(decided_by(CABINET), id="decides once it goes up"),
    ],
)
def test_nobody_adopts_a_policy_that_seats_themselves(steps: Sequence[Step]) -> None:
    given = begun(with_policy(replace(STAGE_GATE, steps=decided_by(FINANCE))))
    policy = replace(STAGE_GATE, steps=tuple(steps))
    PROGRAMME.given(*given).when(adopt_policy(policy)).then_refused(GrantsOwnAuthority, saying="gita")


def test_an_endorsement_that_blocks_nothing_is_no_authority() -> None:
    policy = replace(STAGE_GATE, steps=asking(StepKind.ENDORSE))
    PROGRAMME.given(*BEGUN).when(adopt_policy(policy)).then(policy_adopted(policy))


def test_a_seat_that_somebody_had_already_is_no_gain() -> None:
    given = begun(replace(PLAN, stewards=(CABINET,)))
    steps = decided_by(BOARD, FINANCE)
    policy = replace(STAGE_GATE, steps=steps, evidence=("design", "budget"))
    PROGRAMME.given(*given).when(adopt_policy(policy, by=FARAH)).then(policy_adopted(policy, by=FARAH))


def test_a_seat_under_another_policy_is_a_gain() -> None:
    given = begun(replace(PLAN, stewards=(BOARD,)))
    PROGRAMME.given(*given).when(adopt_policy(ELSEWHERE, by=BEN)).then_refused(
        GrantsOwnAuthority, saying="ben would have a seat as board in a step to decide on 2018-05-14."
    )


def test_nobody_takes_out_whose_word_was_needed_beside_their_own() -> None:
    given = begun(replace(PLAN, stewards=(BOARD,)))
    alone = replace(STAGE_GATE, steps=decided_by(BOARD))
    PROGRAMME.given(*given).when(adopt_policy(alone, by=BEN)).then_refused(
        GrantsOwnAuthority, saying="ben alone could open stage-gate on 2018-05-14."
    )


def test_somebody_else_may_seat_them() -> None:
    given = begun(replace(PLAN, stewards=(COUNCIL,)))
    PROGRAMME.given(*given).when(adopt_policy(WITH_CABINET)).then(policy_adopted(WITH_CABINET))
    given = begun(replace(PLAN, stewards=(CABINET,)))
    PROGRAMME.given(*given).when(adopt_policy(WITH_CABINET, by=FARAH)).then_refused(GrantsOwnAuthority)


def delegated(role: RoleId, giver: Actor, taker: Actor) -> Delegation:
    return Delegation(
        id="D-1",
        giver=giver.identity,
        taker=taker.identity,
        roles=(role,),
        since=NOON.date(),
        until=NEXT_DAY.date(),
        reason="Leave.",
    )


def test_a_seat_by_delegation_is_a_gain_as_well() -> None:
    to_gita = replace(ROSTER, delegations=(delegated(CABINET, FARAH, GITA),))
    given = begun(replace(PLAN, roster=to_gita))
    PROGRAMME.given(*given).when(adopt_policy(WITH_CABINET)).then_refused(
        GrantsOwnAuthority, saying="gita would have a seat as cabinet"
    )


def test_whoever_could_decide_for_the_author_is_another_person() -> None:
    for_gita = replace(ROSTER, delegations=(delegated(COUNCIL, GITA, DINA),))
    given = begun(replace(PLAN, roster=for_gita))
    policy = replace(STAGE_GATE, steps=asking(StepKind.CONSULT, FINANCE))
    PROGRAMME.given(*given).when(adopt_policy(policy, at=LATER)).then(policy_adopted(policy))
