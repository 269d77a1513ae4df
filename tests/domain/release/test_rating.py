"""How a release is rated, in the colours of its programme's own legend."""

from dataclasses import replace

from domain.fund.state import Fund
from domain.known_facts import facts_of_stage
from domain.programme.state import Programme
from domain.release.events import ReleaseSignedOff
from domain.release.evolving import fold
from domain.release.rating.legend import NO_LEGEND
from domain.release.rating.refusals import ColourUnknown, NothingToRateWith, RatingUnexplained
from domain.release.refusals import ReleaseEnded
from domain.stage import Stage
from tests.domain.people import CHLOE, LATER, NOON
from tests.domain.release.scene import REGISTERED
from tests.domain.release.standing import AMBER, GREEN, LEGEND, RATE, RATEABLE, RATED, RED
from tests.domain.spec import RELEASE


def test_a_release_is_rated_in_a_colour_and_its_meaning() -> None:
    RELEASE.given(RATEABLE).when(RATE).then(RATED)


def test_the_same_rating_is_kept_once() -> None:
    RELEASE.given(RATEABLE, RATED).when(replace(RATE, at=LATER)).then_nothing()


def test_another_colour_comment_or_rater_is_a_new_rating() -> None:
    rated = RELEASE.given(RATEABLE, RATED)
    rated.when(replace(RATE, colour="red")).then(replace(RATED, colour=RED))
    rated.when(replace(RATE, comment="Agreed.")).then(replace(RATED, comment="Agreed."))
    rated.when(replace(RATE, by=CHLOE)).then(replace(RATED, by=CHLOE.identity))


def test_an_unknown_colour_is_refused_with_the_legend() -> None:
    RELEASE.given(RATEABLE).when(replace(RATE, colour="purple")).then_refused(
        ColourUnknown,
        saying="purple is not in the legend: red, off track; amber, in negotiation; green, under way",
    )


def test_a_rating_says_why() -> None:
    RELEASE.given(RATEABLE).when(replace(RATE, comment=" ")).then_refused(RatingUnexplained)


def test_without_a_legend_nothing_is_rated() -> None:
    RELEASE.given(REGISTERED).when(RATE).then_refused(NothingToRateWith)


def test_a_release_that_has_ended_is_rated_no_more() -> None:
    RELEASE.given(RATEABLE, ReleaseSignedOff(at=NOON)).when(RATE).then_refused(ReleaseEnded)


def test_the_newest_rating_stands() -> None:
    better = replace(RATED, colour=GREEN, at=LATER)
    assert fold([RATEABLE, RATED, better]).rating == better


def test_a_gate_sees_the_newest_rating() -> None:
    facts = facts_of_stage(
        fold([RATEABLE, RATED]), Programme(), Stage.DESIGN, earlier=(), benefits=(), fund=Fund(), at=NOON
    )
    assert facts.rating == AMBER


def test_the_worst_colour_stands_first_in_the_legend() -> None:
    assert LEGEND.worst(["blue", "green", "amber"]) == AMBER
    assert LEGEND.worst(["purple"]) is None
    assert NO_LEGEND.worst(["red"]) is None
