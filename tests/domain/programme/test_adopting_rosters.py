"""When a programme takes on other people, and why it would not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.authority import GrantsOwnAuthority
from domain.gate.step import ALL, Ask, Method, Step, StepKind
from domain.programme.commands import CompleteRelease
from domain.programme.decide import decide
from domain.programme.events import ProgrammeEvent, ReleaseCleared, RosterAdopted
from domain.programme.refusals import (
    AdoptionReasonMissing,
    GateNeverOpens,
    NoStewardLeft,
    NotASteward,
    ProgrammeOver,
    ProgrammeUnknown,
    RosterNotSound,
)
from domain.programme.state import fold
from domain.roster import Delegation, Holding, Leaver, Roster
from domain.stage import STAGES
from tests.domain.gate.scene import BOARD, CABINET, COUNCIL, FINANCE, ROSTER
from tests.domain.people import BEN, CHLOE, DINA, EMIL, FARAH, GITA, IVO, LATER, LOCKGATE, NEXT_DAY, NOON
from tests.domain.programme.scene import (
    BEGUN,
    PLAN,
    PLAN_1A,
    PLAN_2A,
    STAGE_GATE,
    adopt_roster,
    begun,
    roster_adopted,
    with_holders,
    with_policy,
)
from tests.domain.spec import PROGRAMME

NEWER = with_holders(BOARD, BEN, EMIL)
DONE_1A: tuple[ProgrammeEvent, ...] = (
    *BEGUN,
    ReleaseCleared(release=PLAN_1A.id, at=NOON),
    *decide(
        fold([*BEGUN, ReleaseCleared(release=PLAN_1A.id, at=NOON)]),
        CompleteRelease(programme=PLAN.id, release=PLAN_1A.id, by=LOCKGATE, at=NOON),
    ),
)
PASSED_2A = tuple(f"shepway-fom/2A/{stage}" for stage in STAGES)
GITA_GAVE_IVO = Delegation(
    id="D-1",
    giver=GITA.identity,
    taker=IVO.identity,
    roles=(COUNCIL,),
    since=NOON.date(),
    until=NOON.date(),
    reason="Leave.",
)


def test_a_steward_changes_who_holds_the_roles() -> None:
    PROGRAMME.given(*BEGUN).when(adopt_roster(NEWER)).then(
        RosterAdopted(
            roster=NEWER,
            roster_digest=NEWER.digest,
            by=GITA.identity,
            reason="Chloe has another post.",
            at=LATER,
        )
    )


def test_a_roster_in_force_is_not_adopted_again() -> None:
    PROGRAMME.given(*BEGUN).when(adopt_roster(ROSTER)).then_nothing()


def test_a_command_that_comes_twice_does_not_undo_what_was_adopted_between() -> None:
    between = roster_adopted(ROSTER, at=NEXT_DAY)
    PROGRAMME.given(*BEGUN, roster_adopted(NEWER), between).when(adopt_roster(NEWER)).then_nothing()
    again = adopt_roster(NEWER, at=NEXT_DAY + timedelta(hours=1))
    PROGRAMME.given(*BEGUN, roster_adopted(NEWER), between).when(again).then(
        roster_adopted(NEWER, at=again.at)
    )


def test_whoever_is_no_steward_changes_nothing() -> None:
    PROGRAMME.given(*BEGUN).when(adopt_roster(NEWER, by=BEN)).then_refused(
        NotASteward, saying="ben does not act as council on 2018-05-14."
    )


def test_without_stewards_nobody_changes_anything() -> None:
    PROGRAMME.given(*begun(replace(PLAN, stewards=()))).when(adopt_roster(NEWER)).then_refused(
        NotASteward, saying="This programme was started without one."
    )


def test_a_stewards_deputy_acts_as_steward_while_the_delegation_lasts() -> None:
    given = begun(replace(PLAN, roster=replace(ROSTER, delegations=(GITA_GAVE_IVO,))))
    newer = replace(NEWER, delegations=(GITA_GAVE_IVO,))
    PROGRAMME.given(*given).when(adopt_roster(newer, by=IVO)).then(roster_adopted(newer, by=IVO))
    PROGRAMME.given(*given).when(adopt_roster(newer, by=IVO, at=NEXT_DAY)).then_refused(NotASteward)


def test_the_roster_in_force_says_who_is_steward() -> None:
    farahs = with_holders(COUNCIL, FARAH)
    given = (*BEGUN, roster_adopted(farahs))
    PROGRAMME.given(*given).when(adopt_roster(NEWER, at=NEXT_DAY)).then_refused(NotASteward)
    back = with_holders(BOARD, BEN, EMIL, of=farahs)
    PROGRAMME.given(*given).when(adopt_roster(back, by=FARAH)).then(roster_adopted(back, by=FARAH))


def test_a_programme_that_has_not_started_has_no_roster_to_change() -> None:
    PROGRAMME.given().when(adopt_roster(NEWER)).then_refused(ProgrammeUnknown, saying="shepway-fom")


def test_a_programme_that_has_ended_keeps_its_people() -> None:
    ended = (
        *DONE_1A,
        ReleaseCleared(release=PLAN_2A.id, at=NOON),
        *decide(
            fold([*DONE_1A, ReleaseCleared(release=PLAN_2A.id, at=NOON)]),
            CompleteRelease(programme=PLAN.id, release=PLAN_2A.id, by=LOCKGATE, at=NOON),
        ),
    )
    PROGRAMME.given(*ended).when(adopt_roster(NEWER)).then_refused(ProgrammeOver, saying="shepway-fom")


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_roster_needs_a_reason(reason: str) -> None:
    command = replace(adopt_roster(NEWER), reason=reason)
    PROGRAMME.given(*BEGUN).when(command).then_refused(AdoptionReasonMissing)


def test_a_roster_must_hold_together() -> None:
    cut = tuple(each for each in ROSTER.people if each.identity != CHLOE.identity)
    PROGRAMME.given(*BEGUN).when(adopt_roster(replace(ROSTER, people=cut))).then_refused(
        RosterNotSound, saying="chloe is not among the people."
    )


def test_a_roster_keeps_whoever_leads_a_release() -> None:
    without_asha = replace(NEWER, people=NEWER.people[1:])
    PROGRAMME.given(*BEGUN).when(adopt_roster(without_asha)).then_refused(
        RosterNotSound, saying="asha, who leads 1A, is not among the people."
    )


def test_somebody_is_left_who_may_change_it_again() -> None:
    PROGRAMME.given(*BEGUN).when(adopt_roster(with_holders(COUNCIL))).then_refused(
        NoStewardLeft, saying="Nobody would hold council on 2018-05-14."
    )


def test_a_gate_still_to_come_must_have_people() -> None:
    PROGRAMME.given(*BEGUN).when(adopt_roster(with_holders(FINANCE))).then_refused(
        GateNeverOpens, saying="shepway-fom/2A/sign-off: too few people as finance."
    )


def test_a_role_that_a_policy_asks_must_not_go() -> None:
    fewer = replace(ROSTER, roles=tuple(role for role in ROSTER.roles if role.id != FINANCE))
    PROGRAMME.given(*BEGUN).when(adopt_roster(fewer)).then_refused(
        GateNeverOpens, saying="stage-gate: There is no role finance."
    )


def test_a_gate_counts_those_who_hold_its_roles_on_its_day() -> None:
    until = Holding(who=DINA.identity, until=date(2018, 12, 20))
    dated = with_holders(FINANCE, of=with_holders(BOARD, BEN, CHLOE))
    roles = tuple(replace(role, holdings=(until,)) if role.id == FINANCE else role for role in dated.roles)
    command = adopt_roster(replace(dated, roles=roles))
    PROGRAMME.given(*BEGUN).when(command).then_refused(
        GateNeverOpens, saying="shepway-fom/1A/sign-off: too few people as finance."
    )
    with pytest.raises(GateNeverOpens) as refused:
        decide(fold(BEGUN), command)
    assert "1A/training" not in refused.value.sentence


def test_gates_that_were_passed_need_nobody_any_more() -> None:
    nobody = with_holders(FINANCE)
    PROGRAMME.given(*DONE_1A).when(adopt_roster(nobody)).then_refused(GateNeverOpens, saying="2A/design")
    passed = replace(adopt_roster(nobody), passed=PASSED_2A)
    PROGRAMME.given(*DONE_1A).when(passed).then(roster_adopted(nobody))


def test_a_leaver_no_longer_counts() -> None:
    gone = replace(ROSTER, leavers=tuple(Leaver(who=who.identity, left=NOON.date()) for who in (CHLOE, DINA)))
    PROGRAMME.given(*BEGUN).when(adopt_roster(gone)).then_refused(GateNeverOpens, saying="as finance")


@pytest.mark.parametrize(
    "roster",
    [
        pytest.param(with_holders(BOARD, BEN, CHLOE, GITA), id="a role"),
        pytest.param(
            replace(
                ROSTER,
                delegations=(
                    replace(GITA_GAVE_IVO, giver=BEN.identity, taker=GITA.identity, roles=(BOARD,)),
                ),
            ),
            id="a delegation",
        ),
        pytest.param(
            replace(
                ROSTER,
                roles=tuple(
                    replace(role, escalates_to=COUNCIL) if role.id == FINANCE else role
                    for role in ROSTER.roles
                ),
            ),
            id="the business of others",
        ),
    ],
)
def test_nobody_adopts_a_roster_that_gives_themselves(roster: Roster) -> None:
    PROGRAMME.given(*BEGUN).when(adopt_roster(roster)).then_refused(GrantsOwnAuthority)


def test_nobody_makes_their_own_word_enough() -> None:
    all_of_the_board = Step(
        id="decide", kind=StepKind.DECIDE, asks=(Ask(role=BOARD, how_many=ALL),), method=Method.CONSENSUS
    )
    plan = replace(with_policy(replace(STAGE_GATE, steps=(all_of_the_board,))), stewards=(BOARD,))
    alone = with_holders(BOARD, BEN)
    PROGRAMME.given(*begun(plan)).when(adopt_roster(alone, by=BEN)).then_refused(
        GrantsOwnAuthority, saying="ben alone could open stage-gate"
    )
    PROGRAMME.given(*begun(replace(plan, stewards=(CABINET,)))).when(adopt_roster(alone, by=FARAH)).then(
        roster_adopted(alone, by=FARAH)
    )


def test_whoever_could_decide_for_the_author_is_another_person() -> None:
    ivos = with_holders(BOARD, BEN, CHLOE, IVO)
    given = begun(replace(PLAN, roster=replace(ROSTER, delegations=(GITA_GAVE_IVO,))))
    newer = replace(ivos, delegations=(GITA_GAVE_IVO,))
    PROGRAMME.given(*given).when(adopt_roster(newer)).then(roster_adopted(newer))


def test_a_roster_is_in_force_from_its_adoption_on() -> None:
    assert fold([*BEGUN, roster_adopted(NEWER)]).roster == NEWER
