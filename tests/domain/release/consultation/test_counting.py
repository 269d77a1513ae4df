"""How many heads decide the band of the law."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.release.consultation.affected import ANYWHERE, Affected, Establishment
from domain.release.consultation.counting import Proposal, count_of
from domain.release.consultation.events import ConsultationFoundUnnecessary
from domain.release.consultation.proposing import foreseen, proposals_of
from domain.release.evolving import fold
from domain.release.plan import ReleaseId
from domain.release.state import Release
from domain.stage import Stage
from tests.domain.people import NOON
from tests.domain.release.consultation import scene
from tests.domain.release.consultation.scene import CIVIC, DEPOT, hr1, notified, planned, with_heads
from tests.domain.release.scene import NOBODY_AFFECTED, PLAN, stopped

DAY = date(2019, 2, 1)
WINDOW = 90


def proposal(release: str, heads: int, days: int = 0, establishment: Establishment = CIVIC) -> Proposal:
    return Proposal(
        release=ReleaseId(release),
        establishment=establishment,
        heads=heads,
        first_day=DAY + timedelta(days=days),
    )


def counted(own: Sequence[Proposal], elsewhere: Sequence[Proposal] = ()) -> int:
    return count_of(own, elsewhere, window_days=WINDOW).heads


@pytest.mark.parametrize(
    ("days", "heads"),
    [(0, 26), (89, 26), (-89, 26), (90, 14), (-90, 14)],
    ids=["same day", "89 days after", "89 days before", "90 days after", "90 days before"],
)
def test_ninety_days_are_counted_with_the_first_and_the_last(days: int, heads: int) -> None:
    assert counted([proposal("2A", 14)], [proposal("2B", 12, days)]) == heads


def test_the_window_rolls_and_the_worst_one_decides() -> None:
    before, after = proposal("1C", 8, -60), proposal("2B", 12, 60)
    assert counted([proposal("2A", 14)], [before, after]) == 26
    assert counted([proposal("2A", 14)], [before, replace(after, first_day=DAY + timedelta(days=20))]) == 34


def test_other_establishments_do_not_count() -> None:
    assert counted([proposal("2A", 14)], [proposal("2B", 12, establishment=DEPOT)]) == 14


def test_heads_without_a_place_count_with_every_place() -> None:
    assert counted([proposal("2A", 14)], [proposal("2B", 12, establishment=ANYWHERE)]) == 26
    assert counted([proposal("2A", 14, establishment=ANYWHERE)], [proposal("2B", 12)]) == 26


def test_the_establishment_with_most_heads_decides() -> None:
    here = [proposal("2A", 14), proposal("2A", 9, establishment=DEPOT)]
    count = count_of(here, [proposal("2B", 12, establishment=DEPOT)], window_days=WINDOW)
    assert (count.establishment, count.heads, count.releases) == (DEPOT, 21, ("2A", "2B"))


def test_a_release_that_proposes_nothing_counts_nobody() -> None:
    assert counted([], [proposal("2B", 120)]) == 0


PLACES = st.sampled_from([CIVIC, DEPOT, ANYWHERE])
RELEASES = st.sampled_from(["1A", "1B", "2A", "2B"]).map(ReleaseId)
PROPOSALS = st.builds(
    Proposal,
    release=RELEASES,
    establishment=PLACES,
    heads=st.integers(1, 40),
    first_day=st.integers(-200, 200).map(lambda days: DAY + timedelta(days=days)),
    told_with=st.none() | st.none() | st.lists(RELEASES, max_size=2).map(tuple),
)
OWN = PROPOSALS.map(lambda each: replace(each, told_with=None))


@given(own=st.lists(OWN, max_size=3), elsewhere=st.lists(PROPOSALS, max_size=8))
def test_no_window_of_ninety_days_that_touches_one_s_own_first_day_holds_more(
    own: list[Proposal], elsewhere: list[Proposal]
) -> None:
    by_trying = [
        sum(
            other.heads
            for other in (*own, *elsewhere)
            if 0 <= (other.first_day - first).days < WINDOW
            and (other.told_with is None or each.release in other.told_with)
            and (
                other.establishment == each.establishment
                or ANYWHERE in (other.establishment, each.establishment)
            )
        )
        for each in own
        for first in (each.first_day - timedelta(days=back) for back in range(WINDOW))
    ]
    assert counted(own, elsewhere) == max(by_trying, default=0)


@given(own=st.lists(OWN, max_size=3), elsewhere=st.lists(PROPOSALS, max_size=8), more=PROPOSALS)
def test_a_further_proposal_never_makes_the_count_smaller(
    own: list[Proposal], elsewhere: list[Proposal], more: Proposal
) -> None:
    assert (
        counted(own, [*elsewhere, more])
        >= counted(own, elsewhere)
        >= max((each.heads for each in own), default=0)
    )


@given(
    own=st.lists(OWN, max_size=3),
    elsewhere=st.permutations([proposal("2B", 5, 9 * n) for n in range(6)]),
)
def test_the_order_of_proposals_does_not_matter(own: list[Proposal], elsewhere: list[Proposal]) -> None:
    in_order = sorted(elsewhere, key=lambda each: each.first_day)
    assert counted(own, elsewhere) == counted(own, in_order)


def _release(heads: int, day: date, *, notified: int = 0) -> Release:
    here = Affected(establishment=CIVIC, heads=heads, notified=notified)
    return fold(planned(with_heads(here, first_dismissal=day)))


def test_two_phases_of_shepway_cross_the_band_together_and_each_phase_1_does_not() -> None:
    phase_2a, phase_2b = _release(14, date(2019, 4, 1)), _release(12, date(2019, 5, 20))
    other = [replace(each, release=ReleaseId("2B")) for each in proposals_of(phase_2b)]
    together, alone = foreseen(phase_2a, DAY, other), foreseen(phase_2a, DAY, ())
    assert together is not None
    assert alone is not None
    assert (together.counted, together.minimum_days, together.notifies) == (26, 30, True)
    assert (alone.counted, alone.minimum_days, alone.notifies) == (14, 0, False)
    for heads in (7, 3, 10, 2):
        phase_1 = foreseen(_release(heads, date(2018, 10, 1)), date(2018, 5, 21), ())
        assert phase_1 is not None
        assert not phase_1.notifies


def test_heads_that_an_earlier_form_told_of_are_not_counted_again() -> None:
    assert [each.heads for each in proposals_of(_release(14, DAY, notified=5))] == [9]
    assert proposals_of(_release(14, DAY, notified=14)) == ()


def test_once_its_form_was_sent_a_release_counts_only_with_those_that_were_counted_then() -> None:
    (before,) = proposals_of(fold(scene.OPEN))
    (after,) = proposals_of(fold((*scene.OPEN, notified(hr1()))))
    assert (before.heads, before.told_with) == (36, None)
    assert (after.heads, after.told_with) == (36, ("1A",))
    told = replace(proposal("2A", 14), told_with=(ReleaseId("2A"), ReleaseId("2B")))
    assert counted([proposal("2B", 12)], [told]) == 26
    assert counted([proposal("3", 12)], [told]) == 12


def test_a_release_that_dismisses_nobody_adds_nothing() -> None:
    assert proposals_of(fold(planned(NOBODY_AFFECTED))) == ()
    assert proposals_of(fold((*scene.THERE, stopped(Stage.CONSULTATION)))) == ()
    nobody = ConsultationFoundUnnecessary(reason="All of them stay.", at=NOON)
    assert proposals_of(fold((*scene.THERE, nobody))) == ()
    assert proposals_of(Release()) == ()


def test_without_a_day_of_its_own_the_first_dismissal_comes_when_consultation_ends() -> None:
    (only,) = proposals_of(fold(scene.THERE))
    assert only.first_day == PLAN.stage(Stage.CONSULTATION).ends
    assert only.establishment == ANYWHERE
