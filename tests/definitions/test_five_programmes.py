"""The five programmes that come with the product say what their documents do."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from definitions.loader import load_blueprint
from definitions.shipped import shipped_names, shipped_path
from domain.financial_year import quarter_of
from domain.gate.check import CheckKind, CheckResult
from domain.gate.checking import checked
from domain.gate.facts import NO_FACTS
from domain.programme.plan import ProgrammePlan
from domain.programme.soundness import problems
from domain.release.consultation.affected import heads_of
from domain.release.plan import ReleaseId
from domain.roster import RoleId

PLANS = {name: load_blueprint(shipped_path(name)) for name in shipped_names()}
BEDFORD, SURREY, SOUTH_VALE, BCP = (PLANS[name] for name in ("bedford", "surrey", "south-vale", "bcp"))


def kinds(plan: ProgrammePlan) -> dict[str, int]:
    return Counter(release.kind for release in plan.releases)


def test_five_programmes_come_with_the_product() -> None:
    assert shipped_names() == ("bcp", "bedford", "shepway", "south-vale", "surrey")


@pytest.mark.parametrize("name", PLANS)
def test_a_shipped_programme_is_sound(name: str) -> None:
    assert problems(PLANS[name]) == ()


@pytest.mark.parametrize("name", PLANS)
def test_a_benefit_is_promised_by_a_release_that_ends_in_its_quarter(name: str) -> None:
    plan = PLANS[name]
    ends = {each.id: quarter_of(plan.release(each.release).ends) for each in plan.benefits}
    assert ends == {each.id: each.planned for each in plan.benefits}


def test_bedford_has_seven_releases_that_wait_for_the_platform() -> None:
    first, *others = BEDFORD.releases
    assert kinds(BEDFORD) == {"release": 7}
    assert {each.depends_on for each in others} == {(first.id,)}


def test_bedfords_six_boards_are_a_tree_up_to_the_executive() -> None:
    up = {role.id: role.escalates_to for role in BEDFORD.roster.roles}
    assert {board: up[RoleId(board)] for board in SIX_BOARDS} == SIX_BOARDS


SIX_BOARDS = {
    "executive": None,
    "chief-executive": "executive",
    "management-team": "chief-executive",
    "design-authority": "chief-executive",
    "programme-manager-pmo": "chief-executive",
    "technical-design-authority": "design-authority",
}


def test_bedfords_benefits_are_one_a_year_and_add_up() -> None:
    assert [each.annual // 100 for each in BEDFORD.benefits] == [1_974_000, 3_901_000, 4_527_000]
    assert sum(each.annual for each in BEDFORD.benefits) == 10_402_000_00


def test_surrey_has_ten_releases_of_four_week_sprints() -> None:
    assert len(SURREY.releases) == 10
    assert {days for release in SURREY.releases for days in release.sprint_days} == {28}


def test_surreys_efficiencies_come_out_as_printed_in_thousands() -> None:
    years: Counter[int] = Counter()
    for benefit in SURREY.benefits:
        for figure in benefit.yearly:
            years[figure.year] += figure.amount
    assert {year: round(pence / 100_000) for year, pence in years.items()} == {
        2025: 398,
        2026: 3_037,
        2027: 3_239,
        2028: 609,
        2029: 0,
    }


def test_surreys_asks_stay_within_the_envelope_of_cabinet() -> None:
    fund = SURREY.fund
    assert fund is not None
    asks = [each.amount // 100_000 for each in fund.years]
    assert (asks, fund.envelope) == ([2_283, 3_471, 3_008, 657], 11_300_000_00)


def test_south_vale_has_22_projects_and_five_contract_changes() -> None:
    assert kinds(SOUTH_VALE) == {"project": 22, "contract change": 5}
    rows = [each.id for each in SOUTH_VALE.releases if each.kind == "project"]
    assert rows == [str(row) for row in range(5, 27)]


def test_changes_that_transfer_people_end_by_the_end_of_november_2018() -> None:
    ends = [SOUTH_VALE.release(ReleaseId(change)).ends for change in "bcd"]
    assert {(each.year, each.month) for each in ends} == {(2018, 11)}


def test_each_cabinet_of_south_vale_gives_38000_pounds() -> None:
    fund = SOUTH_VALE.fund
    assert fund is not None
    limits = [SOUTH_VALE.roster.by_id[role].limit for role in fund.partners]
    assert [limit.per_decision for limit in limits if limit] == [38_000_00, 38_000_00]
    assert sum(line.amount for line in fund.lines) == 76_000_00


def test_bcp_has_a_package_a_workstream_one_fast_tracked_and_two_more_projects() -> None:
    assert kinds(BCP) == {"work package": 8 + 1, "project": 2}
    fast = BCP.release(ReleaseId("FT"))
    assert fast.ends < min(each.ends for each in BCP.releases if each.id != fast.id)


def test_every_gateway_of_bcp_is_a_break_point() -> None:
    assert all(policy.break_point for policy in BCP.policies)


def test_every_release_of_bedford_runs_the_29_activities() -> None:
    for release in BEDFORD.releases:
        assert (
            len([each for each in release.deliverables if each.taken_from == "bedford-stage-template"]) == 29
        )


def test_bedfords_first_90_days_end_on_29_may() -> None:
    due = {
        each.due for each in BEDFORD.releases[0].deliverables if each.taken_from == "bedford-first-90-days"
    }
    assert due == {date(2017, 5, 29)}


def test_people_of_south_vale_transfer_with_three_of_the_five_changes() -> None:
    transfers = {each.id: each.consultation.transfer for each in SOUTH_VALE.releases}
    assert [release for release, transfer in transfers.items() if transfer] == ["b", "c", "d"]


def test_a_proposal_of_bcp_is_assessed_before_its_gateway() -> None:
    policy = next(each for each in BCP.policies if each.id == "proposal-gateway")
    assert [check.kind for check in policy.checks] == [CheckKind.DELIVERABLES, CheckKind.ASSESSMENTS]


@pytest.mark.parametrize("name", PLANS)
def test_no_release_is_signed_off_with_a_benefit_that_nobody_answers_for(name: str) -> None:
    plan = PLANS[name]
    policies = {each.id: each for each in plan.policies}
    gates = {each.stages[-1].gate for each in plan.releases}
    lacking = replace(NO_FACTS, benefits=1, benefits_lacking=(plan.benefits[0].id,))
    for gate in gates:
        failing = [
            checked(each, lacking) for each in policies[gate].checks if each.kind is CheckKind.BENEFITS
        ]
        assert [each.result for each in failing] == [CheckResult.FAIL], gate


@pytest.mark.parametrize("name", PLANS)
def test_every_release_with_people_affected_says_where_they_are(name: str) -> None:
    for release in PLANS[name].releases:
        assert heads_of(release.consultation.affected) == release.affected_headcount


def test_social_care_of_bedford_waits_for_case_systems_that_others_buy() -> None:
    waiting = {each.id for each in BEDFORD.releases if "X1" in each.depends_on_external}
    assert waiting == {"R6", "R7"}


def test_bedford_scores_its_order_by_the_five_criteria_of_the_document() -> None:
    assert len(BEDFORD.criteria) == 5


def test_eleven_rows_of_south_vale_have_a_successor_to_their_lead() -> None:
    succeeded = [each for each in SOUTH_VALE.releases if each.successors]
    assert len(succeeded) == 11
    assert all(one.lead != each.lead for each in succeeded for one in each.successors)


def test_shepways_transition_has_twelve_elements() -> None:
    assert len(PLANS["shepway"].transition) == 12
