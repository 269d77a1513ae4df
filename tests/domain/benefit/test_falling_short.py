"""When less comes of a benefit than was expected, and how that ends."""

from dataclasses import replace
from datetime import date

from domain.benefit.events import (
    BenefitFoundShort,
    BenefitPartRealised,
    BenefitRealised,
    BenefitRegistered,
    ForecastRevised,
)
from domain.benefit.overlap import Claimed
from domain.benefit.profile import BenefitClass, BenefitId
from domain.benefit.refusals import (
    ClaimedTwice,
    MeasuredBeforeGoLive,
    MeasurementDayToCome,
    ProfileNotSound,
    ShortfallUnexplained,
)
from domain.money import Pence
from domain.release.plan import ReleaseId
from tests.domain.benefit.scene import (
    EXPECTED,
    LESS,
    OWNER,
    POSTED,
    PROFILE,
    REGISTER,
    REGISTERED,
    confirm,
    confirmed,
    measure,
    measured,
    review_asked,
)
from tests.domain.people import NOON
from tests.domain.spec import BENEFIT

AT_REVIEW = (REGISTERED, replace(POSTED, at=NOON.replace(month=4, day=1)), review_asked(1))
AT_LAST = (*AT_REVIEW, measured(1), confirmed(1), review_asked(2))
WHY = "A post is kept."


def short(review: int, annual: int, of: int = EXPECTED) -> BenefitFoundShort:
    return BenefitFoundShort(review=review, annual=Pence(annual), expected=Pence(of), at=NOON)


def test_a_confirmed_measurement_below_what_was_promised_is_flagged() -> None:
    BENEFIT.given(*AT_REVIEW, measured(1, annual=100)).when(confirm(1)).then(confirmed(1), short(1, 100))
    BENEFIT.given(*AT_REVIEW, measured(1)).when(confirm(1)).then(confirmed(1))


def test_within_the_range_of_the_forecast_nothing_is_short() -> None:
    revised = ForecastRevised(
        forecast=LESS, experiment="", measured=None, reason="Calls.", by=OWNER.identity, at=NOON
    )
    given = BENEFIT.given(*AT_REVIEW, revised, measured(1, annual=LESS.low))
    given.when(confirm(1)).then(confirmed(1))
    below = Pence(LESS.low - 1)
    BENEFIT.given(*AT_REVIEW, revised, measured(1, annual=below)).when(confirm(1)).then(
        confirmed(1), short(1, below, of=LESS.low)
    )


def test_a_benefit_that_comes_in_part_ends_with_the_reason() -> None:
    BENEFIT.given(*AT_LAST, measured(2, annual=100, reason=WHY)).when(confirm(2)).then(
        confirmed(2),
        short(2, 100),
        BenefitPartRealised(annual=Pence(100), promised=EXPECTED, reason=WHY, at=NOON),
    )


def test_it_does_not_end_short_without_a_reason() -> None:
    given = BENEFIT.given(*AT_LAST, measured(2, annual=100))
    given.when(confirm(2)).then_refused(ShortfallUnexplained, saying="£1 of £397,623")


def test_of_a_dis_benefit_more_is_worse() -> None:
    worse = replace(REGISTERED, profile=replace(PROFILE, kind=BenefitClass.DIS_BENEFIT))
    more, less = EXPECTED + 1, EXPECTED - 1
    given = BENEFIT.given(worse, *AT_LAST[1:], measured(2, annual=more, reason=WHY))
    given.when(confirm(2)).then(
        confirmed(2),
        short(2, more),
        BenefitPartRealised(annual=Pence(more), promised=EXPECTED, reason=WHY, at=NOON),
    )
    BENEFIT.given(worse, *AT_LAST[1:], measured(2, annual=less)).when(confirm(2)).then(
        confirmed(2), BenefitRealised(annual=Pence(less), at=NOON)
    )


def test_nothing_is_measured_before_go_live_or_ahead_of_time() -> None:
    given = BENEFIT.given(*AT_REVIEW)
    given.when(measure(on=date(2018, 3, 31))).then_refused(MeasuredBeforeGoLive, saying="2018-04-01")
    given.when(measure(on=date(2999, 1, 1))).then_refused(MeasurementDayToCome)
    given.when(measure(on=date(2018, 4, 1))).then(replace(measured(), measured_on=date(2018, 4, 1)))


def test_a_benefit_is_promised_as_it_can_be() -> None:
    impossible = replace(REGISTER, profile=replace(PROFILE, annual=Pence(-1)))
    BENEFIT.given().when(impossible).then_refused(ProfileNotSound, saying="negative")


def test_no_two_programmes_claim_the_same_post() -> None:
    ours = replace(PROFILE, overlap_group="posts", claims=("post 12", "post 13"))
    theirs = replace(ours, id=BenefitId("T-1"), release=ReleaseId("2A"), claims=("post 13",))
    clash = replace(REGISTER, profile=ours, claimed=(Claimed(programme="smarter", profile=theirs),))
    BENEFIT.given().when(clash).then_refused(
        ClaimedTwice,
        saying="post 13 is claimed by T-1 of the release 2A in the programme smarter already.",
    )
    for other in (replace(theirs, overlap_group="lines"), replace(theirs, claims=("post 14",))):
        free = replace(clash, claimed=(Claimed(programme="smarter", profile=other),))
        registered = BenefitRegistered(programme=REGISTER.programme, profile=ours, at=REGISTER.at)
        BENEFIT.given().when(free).then(registered)


def test_no_two_benefits_of_a_group_claim_the_same_post() -> None:
    ours = replace(PROFILE, overlap_group="posts", claims=("post 12", "post 13"))
    theirs = replace(ours, id=BenefitId("B-1B"), claims=("post 13",))
    clash = replace(REGISTER, profile=ours, beside=(theirs,))
    BENEFIT.given().when(clash).then_refused(ClaimedTwice, saying="post 13 is claimed by B-1B")
    for other in (replace(theirs, overlap_group="lines"), replace(theirs, claims=("post 14",)), ours):
        registered = BenefitRegistered(programme=REGISTER.programme, profile=ours, at=REGISTER.at)
        BENEFIT.given().when(replace(clash, beside=(other,))).then(registered)
