"""What an edited blueprint asks for, and what it may not change beside releases."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from domain.benefit.commands import RegisterBenefit, WithdrawBenefit
from domain.benefit.profile import BenefitId, BenefitProfile
from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.fund.plan import FundPlan
from domain.milestone.plan import Milestone
from domain.money import Pence
from domain.programme.baseline.from_blueprint import replan_from
from domain.programme.commands import Replan
from domain.programme.plan import ProgrammePlan
from domain.programme.refusals import OnlyReleasesAreReplanned, ProgrammeUnknown
from domain.programme.register.events import EntryRevised
from domain.programme.register.plan import EntryId, Register, RegisterEntry, RegisterId
from domain.programme.state import Programme, fold
from domain.release.commands import AdoptPlan, RegisterRelease, WithdrawRelease
from domain.release.plan import ReleaseId
from domain.release.state import Release
from domain.release.terms import Terms
from domain.release.training.matrix import GroupId, TrainingGroup
from domain.replanning import asked_of_releases
from tests.domain.fund import scene as fund
from tests.domain.gate.scene import BOARD, FINANCE
from tests.domain.people import CHLOE, GITA, LATER
from tests.domain.programme import scene
from tests.domain.programme.planning import A_QUARTER_ON, CASE_SYSTEMS, CRITERIA, WHY
from tests.domain.programme.scene import BEGUN, PLAN_1A, PLAN_2A, STAGE_GATE, begun, with_holders

MONEY: FundPlan = fund.PLAN
BESIDE = replace(A_QUARTER_ON, id=ReleaseId("2B"))
PLAN = replace(scene.PLAN, evidence=EvidenceLimits(most_bytes=1000, types=("text/csv",)))
TESTERS = TrainingGroup(id=GroupId("testers"), name="Testers", topics=())
PROFILE = PLAN.benefits[0]
FOR_2B = replace(PROFILE, id=BenefitId("B-2B"), release=BESIDE.id)
M1 = Milestone(id="M1", text="All are in one house.", due=PLAN_1A.ends)
RISKS = Register(
    id=RegisterId("risks"), name="Risks", entries=(RegisterEntry(id=EntryId("T1"), title="It is late."),)
)
TERMS = Terms(evidence=PLAN.evidence)
RELEASES: Mapping[ReleaseId, Release] = {
    plan.id: Release(programme=PLAN.id, plan=plan, benefits=(f"B-{plan.id}",), terms=TERMS)
    for plan in (PLAN_1A, PLAN_2A)
}


def asked(
    plan: ProgrammePlan,
    programme: Programme | None = None,
    benefits: Sequence[BenefitProfile] = PLAN.benefits,
) -> Replan:
    return replan_from(plan, programme or fold(BEGUN), benefits, terms=TERMS, reason=WHY, by=GITA, at=LATER)


def test_its_releases_replace_the_baseline_in_force() -> None:
    command = asked(replace(PLAN, releases=(PLAN_1A, A_QUARTER_ON)))
    assert (command.replaces, command.releases, command.reason) == (1, (PLAN_1A, A_QUARTER_ON), WHY)
    assert (command.benefits, command.external) == ((), ())


def test_what_is_added_comes_with_its_benefits_and_what_it_waits_for() -> None:
    plan = replace(
        PLAN,
        releases=(*PLAN.releases, BESIDE),
        benefits=(*PLAN.benefits, FOR_2B),
        external=(CASE_SYSTEMS,),
    )
    command = asked(plan)
    assert (command.benefits, command.external) == ((FOR_2B,), (CASE_SYSTEMS,))


def test_what_is_left_out_takes_its_benefits_along() -> None:
    assert asked(replace(PLAN, releases=(replace(PLAN_2A, depends_on=()),), benefits=())).benefits == ()


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"id": "other"}, "the programme's id, other"),
        ({"roster": with_holders(BOARD, CHLOE)}, "people, roles and delegations"),
        ({"policies": (replace(STAGE_GATE, answer_within_days=5),)}, "the policy stage-gate"),
        ({"policies": ()}, "the policy stage-gate"),
        ({"fund": MONEY}, "money"),
        ({"stewards": (FINANCE,)}, "stewards, planners, freezes or criteria"),
        ({"planners": (FINANCE,)}, "stewards, planners, freezes or criteria"),
        ({"criteria": CRITERIA}, "stewards, planners, freezes or criteria"),
        ({"evidence": SAFE_LIMITS}, "evidence, law, training, transition, programme team or rating colours"),
        ({"training": (TESTERS,)}, "evidence, law, training, transition, programme team or rating colours"),
        ({"parent": "Bedford"}, "the parent, plan calendar or counts"),
        ({"milestones": (M1,)}, "milestones of the programme"),
        ({"registers": (RISKS,)}, "the register risks"),
        ({"benefits": ()}, f"the benefit {PROFILE.id}"),
        ({"benefits": (replace(PROFILE, annual=Pence(PROFILE.annual + 1)),)}, f"the benefit {PROFILE.id}"),
    ],
)
def test_whatever_else_differs_is_named(changes: dict[str, Any], named: str) -> None:
    with pytest.raises(OnlyReleasesAreReplanned) as refused:
        asked(replace(PLAN, **changes))
    assert f"Here differ: {named}." in refused.value.sentence


def test_a_register_may_stand_as_it_did_at_first_or_as_it_does_now() -> None:
    opened, entry = begun(replace(PLAN, registers=(RISKS,))), RISKS.entries[0]
    revised = replace(entry, title="The supplier fails.")
    now = EntryRevised(register=RISKS.id, entry=revised, by=GITA.identity, reason=WHY, at=LATER)
    for entries in ((entry,), (revised,)):
        plan = replace(PLAN, registers=(replace(RISKS, entries=entries),))
        assert asked(plan, fold([*opened, now])).releases == PLAN.releases
    other = replace(PLAN, registers=(replace(RISKS, entries=(replace(entry, title="Other."),)),))
    with pytest.raises(OnlyReleasesAreReplanned, match="the register risks"):
        asked(other, fold([*opened, now]))


def test_what_is_awaited_outside_is_not_declared_otherwise() -> None:
    given = replace(PLAN, external=(CASE_SYSTEMS,))
    with pytest.raises(OnlyReleasesAreReplanned) as refused:
        asked(replace(PLAN, external=(replace(CASE_SYSTEMS, owner="Nobody"),)), fold(begun(given)))
    assert "the dependency X1" in refused.value.sentence


def test_a_programme_that_has_not_begun_is_not_planned_anew() -> None:
    with pytest.raises(ProgrammeUnknown):
        asked(PLAN, Programme())


def test_each_release_that_changes_is_asked_in_the_same_breath() -> None:
    command = asked(
        replace(
            PLAN,
            releases=(PLAN_1A, A_QUARTER_ON, BESIDE),
            benefits=(*PLAN.benefits, FOR_2B),
        )
    )
    adopts, registers, promises = asked_of_releases(command, fold(BEGUN), RELEASES)
    assert isinstance(adopts, AdoptPlan)
    assert (adopts.plan, adopts.baseline) == (A_QUARTER_ON, 2)
    assert isinstance(registers, RegisterRelease)
    assert (registers.plan, registers.benefits, registers.terms) == (BESIDE, ("B-2B",), TERMS)
    assert isinstance(promises, RegisterBenefit)
    assert promises.profile == FOR_2B


def test_a_release_that_is_left_out_is_withdrawn_with_its_benefits() -> None:
    command = asked(replace(PLAN, releases=(PLAN_1A,)))
    withdraws, gives_up = asked_of_releases(command, fold(BEGUN), RELEASES)
    assert isinstance(withdraws, WithdrawRelease)
    assert (withdraws.release, withdraws.baseline, withdraws.reason) == (PLAN_2A.id, 2, WHY)
    assert isinstance(gives_up, WithdrawBenefit)
    assert gives_up.benefit == "B-2A"
