"""Who may be erased, and who is kept."""

from dataclasses import replace
from datetime import UTC, datetime

from domain.person.refusals import (
    ErasesOneself,
    HeldForLegalReasons,
    KeptForAccountability,
    NotADataProtectionOfficer,
    PersonUnknown,
    SaysNoReason,
)
from domain.person.retention import Retention, kept_until, retention
from tests.domain.people import BEN, NEXT_DAY, NOON
from tests.domain.person.scene import ERASED, HELD, HOLD, LIFT, LIFTED, erase
from tests.domain.spec import PERSON


def test_somebody_who_was_only_named_is_erased_when_asked() -> None:
    PERSON.given().when(erase()).then(ERASED)


def test_somebody_is_erased_once() -> None:
    PERSON.given(ERASED).when(erase()).then_nothing()


def test_whoever_acted_is_kept_for_their_years() -> None:
    PERSON.given().when(erase(last_acted=NOON, years=7)).then_refused(KeptForAccountability)
    PERSON.given().when(erase(last_acted=NOON.replace(year=2011), years=7)).then(ERASED)
    PERSON.given().when(erase(last_acted=NOON, years=0)).then(ERASED)


def test_a_hold_refuses_erasure_with_its_reason() -> None:
    PERSON.given(HELD).when(erase()).then_refused(HeldForLegalReasons)
    assert "A claim is expected." in HeldForLegalReasons(HELD.reason).sentence


def test_a_hold_that_was_lifted_refuses_nothing() -> None:
    PERSON.given(HELD, LIFTED).when(erase()).then(ERASED)


def test_nobody_erases_their_own_traces() -> None:
    PERSON.given().when(erase(by=BEN)).then_refused(ErasesOneself)


def test_only_officers_erase_where_there_are_some() -> None:
    PERSON.given().when(erase(officers=("gita",))).then_refused(NotADataProtectionOfficer)
    PERSON.given().when(erase(officers=("dina", "gita"))).then(ERASED)


def test_whom_the_record_does_not_know_cannot_be_erased_or_held() -> None:
    PERSON.given().when(replace(erase(), who=None)).then_refused(PersonUnknown)
    PERSON.given(ERASED).when(HOLD).then_refused(PersonUnknown)


def test_erasing_holding_and_lifting_need_a_reason() -> None:
    PERSON.given().when(erase(basis=" ")).then_refused(SaysNoReason)
    PERSON.given().when(replace(HOLD, reason="")).then_refused(SaysNoReason)
    PERSON.given(HELD).when(replace(LIFT, reason="")).then_refused(SaysNoReason)


def test_holding_twice_or_lifting_twice_changes_nothing() -> None:
    PERSON.given().when(HOLD).then(HELD)
    PERSON.given(HELD).when(HOLD).then_nothing()
    PERSON.given(HELD).when(LIFT).then(LIFTED)
    PERSON.given(HELD, LIFTED).when(LIFT).then_nothing()


def test_years_are_counted_from_the_last_act_even_on_a_leap_day() -> None:
    assert kept_until(datetime(2020, 2, 29, tzinfo=UTC), 7) == datetime(2027, 2, 28, tzinfo=UTC)
    assert kept_until(NEXT_DAY, 7).year == NEXT_DAY.year + 7


def test_whoever_acted_is_of_another_class_than_who_was_only_named() -> None:
    assert (retention(NOON), retention(None)) == (Retention.ACTED, Retention.NAMED)
