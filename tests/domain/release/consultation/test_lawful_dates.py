"""Which dates the law asks for, when a consultation begins on a day."""

from datetime import date

import pytest

from domain.legal_pack import LawSilent
from domain.release.consultation.counting import Proposal
from domain.release.consultation.lawful import lawful_dates
from domain.release.plan import ReleaseId
from tests.domain.law import LAW
from tests.domain.release.consultation.scene import CIVIC


def own(heads: int) -> tuple[Proposal, ...]:
    return (Proposal(release=ReleaseId("1A"), establishment=CIVIC, heads=heads, first_day=date(2030, 1, 1)),)


@pytest.mark.parametrize(
    ("begins", "heads", "days", "leaving"),
    [
        (date(2018, 5, 1), 19, 0, date(2018, 5, 1)),
        (date(2018, 5, 1), 20, 30, date(2018, 5, 31)),
        (date(2018, 5, 1), 99, 30, date(2018, 5, 31)),
        (date(2018, 5, 1), 100, 45, date(2018, 6, 15)),
        (date(2013, 4, 5), 100, 90, date(2013, 7, 4)),
        (date(2013, 4, 6), 100, 45, date(2013, 5, 21)),
        (date(2013, 4, 5), 99, 30, date(2013, 5, 5)),
    ],
)
def test_the_least_days_follow_the_band_and_the_day_on_which_it_begins(
    begins: date, heads: int, days: int, leaving: date
) -> None:
    dates = lawful_dates(LAW, begins, own(heads))
    assert (dates.minimum_days, dates.earliest_leaving) == (days, leaving)


def test_form_hr1_is_due_from_the_lowest_band_on_and_comes_before_notice() -> None:
    few, many = (lawful_dates(LAW, date(2018, 5, 1), own(heads)) for heads in (19, 20))
    assert (few.notifies, few.earliest_notice) == (False, date(2018, 5, 1))
    assert (many.notifies, many.earliest_notice) == (True, date(2018, 5, 2))


@pytest.mark.parametrize(
    ("begins", "award"),
    [(date(2018, 5, 1), 90), (date(2026, 3, 6), 90), (date(2026, 3, 7), 180), (date(2026, 4, 6), 180)],
)
def test_the_award_at_stake_is_that_of_the_day_of_dismissal(begins: date, award: int) -> None:
    assert lawful_dates(LAW, begins, own(20)).award_days == award


def test_it_names_the_rule_and_the_pack() -> None:
    dates = lawful_dates(LAW, date(2018, 5, 1), own(20))
    assert (dates.pack, dates.pack_digest) == ("england", LAW.digest)
    assert (dates.rule_since, dates.window_days) == (date(2013, 4, 6), 90)
    assert "188" in dates.source


def test_before_its_first_rule_a_pack_is_silent() -> None:
    with pytest.raises(LawSilent, match="2006-04-05"):
        lawful_dates(LAW, date(2006, 4, 5), own(20))


def test_another_rule_has_another_digest() -> None:
    assert LAW.digest.startswith("sha256:")
    assert LAW.notifying(date(2025, 11, 30)).online_only is False
    assert LAW.notifying(date(2025, 12, 1)).online_only is True
    assert LAW.transferring(date(2014, 4, 30)).information_days == 14
