"""How it is recorded that representatives were given form HR1 in copy."""

from dataclasses import replace
from datetime import date

from domain.release.consultation.events import Representatives, RepresentativesRegistered, Representing
from domain.release.consultation.refusals import (
    ConsultationDayNotPossible,
    ConsultationOver,
    FormNotSent,
    RepresentativesUnknown,
)
from domain.release.evolving import fold
from domain.stage import Stage
from tests.domain.people import BEN, NOON
from tests.domain.release.consultation.scene import (
    OPEN,
    REGISTERED_UNION,
    copy_given,
    give_copy,
    hr1,
    notified,
)
from tests.domain.release.scene import passed
from tests.domain.spec import RELEASE

ELECTED = RepresentativesRegistered(
    representatives=Representatives(kind=Representing.ELECTED, body="Case officers", people=3),
    by=BEN.identity,
    at=NOON,
)
SENT = (*OPEN, REGISTERED_UNION, ELECTED, notified(hr1()))


def test_all_representatives_are_given_a_copy_unless_some_are_named() -> None:
    RELEASE.given(*SENT).when(give_copy()).then(copy_given("UNISON", "Case officers"))
    RELEASE.given(*SENT).when(give_copy("UNISON")).then(copy_given("UNISON"))
    assert fold([*SENT, copy_given("UNISON")]).consultation.uncopied == ("Case officers",)


def test_what_was_given_is_not_given_again() -> None:
    RELEASE.given(*SENT, copy_given("UNISON")).when(give_copy("UNISON")).then_nothing()
    RELEASE.given(*SENT, copy_given("UNISON")).when(give_copy()).then(copy_given("Case officers"))


def test_an_amended_form_is_given_to_them_again() -> None:
    amended = notified(hr1(sent=date(2018, 5, 20), reference="HR1-78"))
    release = fold([*SENT, copy_given("UNISON", "Case officers"), amended])
    assert release.consultation.uncopied == ("UNISON", "Case officers")


def test_representatives_who_come_later_have_no_copy_yet() -> None:
    given = (*OPEN, REGISTERED_UNION, notified(hr1()), copy_given("UNISON"), ELECTED)
    assert fold(given).consultation.uncopied == ("Case officers",)
    assert fold(OPEN).consultation.uncopied == ()


def test_a_copy_goes_to_representatives_who_are_registered_of_a_form_that_was_sent() -> None:
    RELEASE.given(*SENT).when(give_copy("Unite")).then_refused(RepresentativesUnknown, saying="Unite")
    nobody = (*OPEN, notified(hr1()))
    RELEASE.given(*nobody).when(give_copy()).then_refused(RepresentativesUnknown, saying="anybody")
    RELEASE.given(*OPEN, REGISTERED_UNION).when(give_copy()).then_refused(FormNotSent)


def test_a_copy_is_given_from_the_day_of_the_form_until_today() -> None:
    early, tomorrow = replace(give_copy(), day=date(2018, 5, 15)), replace(give_copy(), day=date(2018, 5, 18))
    for command in (early, tomorrow):
        RELEASE.given(*SENT).when(command).then_refused(ConsultationDayNotPossible, saying="2018-05-16")


def test_after_the_gate_of_the_consultation_nothing_is_added() -> None:
    RELEASE.given(*SENT, passed(Stage.CONSULTATION)).when(give_copy()).then_refused(ConsultationOver)
