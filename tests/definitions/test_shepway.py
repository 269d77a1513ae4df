"""What the shipped Shepway blueprint holds."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from definitions.faults import BlueprintRefused
from definitions.loader import load_blueprint
from definitions.shipped import shipped_path
from domain.benefit.phasing import annualised, in_year
from domain.financial_year import quarter_of
from domain.money import Pence, pounds
from domain.programme.plan import PublishedFigures
from domain.release.plan import ReleaseId
from domain.stage import Stage

SHEPWAY = load_blueprint(shipped_path("shepway"))
SATURDAY = 5


def test_only_shipped_names_have_a_path() -> None:
    with pytest.raises(
        BlueprintRefused, match="No programme of this name is shipped; there is bcp, bedford, shepway"
    ):
        shipped_path("../blueprint.schema")


def test_releases_are_those_of_the_document() -> None:
    depends_on = {release.id: release.depends_on for release in SHEPWAY.releases}
    assert depends_on == {
        "M": (),
        **dict.fromkeys(("1A", "1B", "1C", "1D"), ("M",)),
        **dict.fromkeys(("2A", "2B"), ("1A", "1B", "1C")),
        "3": ("2A", "2B"),
        "4": ("M",),
    }


@pytest.mark.parametrize("printed", SHEPWAY.published, ids=lambda printed: str(printed.year))
def test_benefits_reproduce_the_published_totals(printed: PublishedFigures) -> None:
    benefits, year = SHEPWAY.benefits, printed.year
    counted = Pence(sum(in_year(each.annual, each.planned, year) for each in benefits))
    rate = Pence(sum(annualised(each.annual, each.planned, year) for each in benefits))
    assert (pounds(counted), pounds(rate)) == (pounds(printed.in_year), pounds(printed.annualised))


def test_published_totals_are_the_printed_ones() -> None:
    printed = [(each.year, pounds(each.in_year), pounds(each.annualised)) for each in SHEPWAY.published]
    assert printed == [
        (2018, "£201,020", "£804,080"),
        (2019, "£1,518,592", "£1,859,629"),
        (2020, "£1,859,629", "£1,859,629"),
    ]


def test_posts_saved_are_the_published_ones() -> None:
    assert sum(benefit.fte_hundredths for benefit in SHEPWAY.benefits) == 5040


def test_each_saving_is_what_its_baseline_exceeds_the_published_cost_to_be() -> None:
    to_be = {
        "1A": 2_238_188,
        "1B": 728_875,
        "1C": 1_592_752,
        "1D": 545_632,
        "2A": 2_628_653,
        "2B": 1_203_591,
    }
    for benefit in SHEPWAY.benefits:
        assert benefit.baseline is not None
        saved = Pence(benefit.baseline - to_be[benefit.release] * 100)
        assert pounds(saved) == pounds(benefit.annual)


def test_releases_end_in_the_quarter_of_their_benefit() -> None:
    for benefit in SHEPWAY.benefits:
        assert quarter_of(SHEPWAY.release(benefit.release).ends) == benefit.planned


def test_sign_off_gates_have_three_weeks_to_spare() -> None:
    for benefit in SHEPWAY.benefits:
        spare = benefit.planned.following.starts - SHEPWAY.release(benefit.release).ends
        assert spare.days >= 21


def test_stages_begin_and_end_on_weekdays() -> None:
    days = [
        day for release in SHEPWAY.releases for each in release.stages for day in (each.starts, each.ends)
    ]
    assert all(day.weekday() < SATURDAY for day in days)


def test_a_gap_before_each_stage_leaves_room_for_its_gate() -> None:
    for release in SHEPWAY.releases:
        gaps = [
            (after.starts - before.ends).days
            for before, after in pairwise(release.stages)
            if not release.overlaps(after.stage)
        ]
        assert min(gaps) >= 7


def test_the_first_phases_overlap_as_in_the_example_of_the_document() -> None:
    """Consultation in April and May, training from July beside the sprints, sign-off in December (S-15)."""
    for phase in ("1A", "1B", "1C", "1D"):
        release = SHEPWAY.release(ReleaseId(phase))
        ahead = [each.stage for each in release.stages if release.overlaps(each.stage)]
        assert ahead == [Stage.CONSULTATION, Stage.TRAINING]
        months = {each.stage: (each.starts.month, each.ends.month) for each in release.stages}
        assert (months[Stage.CONSULTATION], months[Stage.TRAINING]) == ((4, 5), (7, 10))
        assert release.ends.month == 12


def test_the_first_phases_consult_for_what_they_propose_together() -> None:
    """Section 188 counts every proposal at one place within 90 days: 22 heads, though no phase has 20."""
    phases = [SHEPWAY.release(ReleaseId(phase)) for phase in ("1A", "1B", "1C", "1D")]
    assert sum(each.affected_headcount for each in phases) == 22
    assert max(each.affected_headcount for each in phases) < 20


def test_backlog_examples_of_support_and_specialist_services_have_their_classes() -> None:
    backlogs = {each.id: each.build.requirements for each in SHEPWAY.releases if each.build.requirements}
    assert {release: len(backlog) for release, backlog in backlogs.items()} == {"1C": 6, "2B": 5}
    assert all(requirement.process for backlog in backlogs.values() for requirement in backlog)


def test_every_phase_has_the_twelve_components_and_mobilisation_sets_up_seven_things() -> None:
    sets = {each.id: Counter(one.taken_from for one in each.deliverables) for each in SHEPWAY.releases}
    assert {counted["shepway-detailed-design"] for counted in sets.values()} == {12}
    assert sets[ReleaseId("M")]["shepway-programme-setup"] == 7
    assert sets[ReleaseId("4")]["shepway-technology-no-brainers"] == 9


def test_days_are_read_as_days() -> None:
    assert SHEPWAY.release(ReleaseId("M")).starts == date(2017, 10, 2)


def test_detailed_design_asks_for_twelve_components() -> None:
    policy = next(each for each in SHEPWAY.policies if each.id == "detailed-design")
    assert (len(policy.evidence), policy.deciders) == (12, ("programme-board",))


def test_the_programme_manager_and_the_management_team_keep_people_and_rules() -> None:
    assert SHEPWAY.stewards == ("programme-manager", "cmt")
