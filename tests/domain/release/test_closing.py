"""When nothing of a release is left to the programme."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain import aggregate
from domain.identity import service
from domain.release.closing.agenda import closable_from, closes_at
from domain.release.closing.commands import CloseRelease
from domain.release.closing.events import ReleaseClosed
from domain.release.closing.lacking import what_lacks_to_close
from domain.release.closing.ownership import OwnedBenefit
from domain.release.closing.refusals import NotReadyToClose
from domain.release.decide import decide
from domain.release.events import ReleaseEvent, ReleaseSignedOff
from domain.release.going_live.events import NonComplianceRaised
from domain.release.going_live.refusals import NotTheLead
from domain.release.refusals import ReleaseEnded
from domain.release.state import fold
from domain.release.terms import NO_TERMS
from domain.release.watching.events import (
    AdverseEffectFound,
    NoAdverseEffectFound,
    ProcessStopDeclared,
)
from domain.stage import Stage
from tests.domain.people import ASHA, BEN, CHLOE, DINA, NOON
from tests.domain.release import after_build
from tests.domain.release.after_build import (
    HANDED_OVER,
    LETTERS,
    RECORDED,
    TODAY,
    WENT_LIVE,
    WITH_LISTS,
    close,
)
from tests.domain.release.scene import REGISTERED, stopped
from tests.domain.spec import RELEASE
from tests.domain.walks import steps

SIGNED_OFF = ReleaseSignedOff(at=datetime(2018, 6, 1, 12, tzinfo=UTC))
READY: tuple[ReleaseEvent, ...] = (WITH_LISTS, WENT_LIVE, *HANDED_OVER, RECORDED, SIGNED_OFF)
OPTIMISED = date(2018, 6, 13)
SIMPLE = replace(WITH_LISTS, terms=NO_TERMS)
TEAM = (ASHA.identity, BEN.identity)
CLOSED = ReleaseClosed(by=ASHA.identity, at=close(on=OPTIMISED).at)
EFFECT = AdverseEffectFound(process=LETTERS, effect=1, what="Eleven.", by=CHLOE.identity, at=NOON)
STOP = ProcessStopDeclared(
    process=LETTERS,
    stops_on=TODAY,
    watched_for="Missed dates.",
    watcher=CHLOE.identity,
    until=OPTIMISED,
    by=ASHA.identity,
    at=NOON,
)
RAISED = NonComplianceRaised(
    item="paper forms", what="Two print.", owner=BEN.identity, by=ASHA.identity, at=NOON
)


def owned(by: object = DINA, *, has_left: bool = False) -> OwnedBenefit:
    return OwnedBenefit(benefit="B-1A", owner=by.identity, has_left=has_left)  # type: ignore[attr-defined]


def closing(*benefits: OwnedBenefit, on: date = OPTIMISED) -> CloseRelease:
    return replace(close(on=on), benefits=benefits, team=TEAM)


def without(*gone: ReleaseEvent) -> tuple[ReleaseEvent, ...]:
    return tuple(each for each in READY if each not in gone)


def test_a_release_is_closed_when_nothing_is_left_to_do() -> None:
    RELEASE.given(*READY).when(closing(owned())).then(CLOSED)
    RELEASE.given(*READY, CLOSED).when(closing(owned(BEN))).then_nothing()


def test_a_release_is_closed_by_its_leads_word_or_by_rule() -> None:
    RELEASE.given(*READY).when(replace(closing(), by=BEN)).then_refused(NotTheLead)
    clock = service("release-delivery")
    RELEASE.given(*READY).when(replace(closing(), by=clock)).then(replace(CLOSED, by=clock.identity))


def test_a_release_that_was_stopped_is_over_without_being_closed() -> None:
    RELEASE.given(WITH_LISTS, stopped(Stage.DESIGN)).when(closing()).then_refused(ReleaseEnded)


@pytest.mark.parametrize(
    ("given", "command", "what", "remedy"),
    [
        pytest.param(without(SIGNED_OFF), closing(), "It is not signed off.", "Pass the gate", id="sign-off"),
        pytest.param(
            READY,
            closing(on=date(2018, 6, 12)),
            "The optimise stage runs until 2018-06-13.",
            "Wait",
            id="days",
        ),
        pytest.param(
            READY,
            closing(on=date(2018, 5, 23)),
            "Go-live support runs until 2018-05-24.",
            "Wait",
            id="support",
        ),
        pytest.param(READY, closing(owned(BEN)), "belongs to the programme.", "Hand it over", id="owner"),
        pytest.param(READY, closing(owned(has_left=True)), "has left.", "Hand it over", id="nobody"),
        pytest.param(without(*HANDED_OVER), closing(), "Nothing is handed over", "Offer each", id="nothing"),
        pytest.param(without(HANDED_OVER[1]), closing(), "portal is not taken", "chloe accepts", id="part"),
        pytest.param(without(RECORDED), closing(), "No lesson is recorded.", "Record what", id="lesson"),
        pytest.param((*READY, EFFECT), closing(), "letters-1 is open.", "Put it right", id="harm"),
        pytest.param((*READY, STOP), closing(), "The watch over letters", "chloe watches until", id="watch"),
        pytest.param((*READY, RAISED), closing(), "paper forms is open.", "ben addresses it.", id="raised"),
    ],
)
def test_what_is_lacking_is_told_with_what_to_do(
    given: tuple[ReleaseEvent, ...], command: CloseRelease, what: str, remedy: str
) -> None:
    RELEASE.given(*given).when(command).then_refused(NotReadyToClose, saying=what)
    RELEASE.given(*given).when(command).then_refused(NotReadyToClose, saying=remedy)


def test_everything_that_is_lacking_is_told_at_once() -> None:
    lacking = what_lacks_to_close(fold([WITH_LISTS, EFFECT, RAISED]), [owned(BEN)], TEAM, OPTIMISED)
    assert [each.what for each in lacking] == [
        "It is not signed off.",
        "The adverse effect letters-1 is open.",
        "The non-compliance paper forms is open.",
        "ben, who owns the benefit B-1A, belongs to the programme.",
        "Nothing is handed over to the service.",
        "No lesson is recorded.",
    ]


def test_a_programme_without_a_team_of_its_own_asks_for_time_and_open_ends_only() -> None:
    RELEASE.given(SIMPLE, WENT_LIVE, SIGNED_OFF).when(closing(owned(BEN))).then(CLOSED)
    RELEASE.given(SIMPLE, WENT_LIVE, SIGNED_OFF, RAISED).when(closing()).then_refused(NotReadyToClose)


def test_the_days_after_go_live_end_before_a_release_is_closed() -> None:
    assert closable_from(fold(without(SIGNED_OFF))) is None
    assert closable_from(fold(READY)) == datetime(2018, 6, 13, tzinfo=UTC)
    assert closable_from(fold([REGISTERED, WENT_LIVE, SIGNED_OFF])) == SIGNED_OFF.at
    assert closable_from(fold([WITH_LISTS, SIGNED_OFF])) == datetime(2018, 7, 1, tzinfo=UTC)


def test_a_release_of_a_programme_without_a_team_of_its_own_closes_by_itself() -> None:
    days_over = datetime(2018, 6, 13, tzinfo=UTC)
    assert closes_at(fold(READY)) is None
    assert closes_at(fold([SIMPLE, WENT_LIVE])) is None
    assert closes_at(fold([SIMPLE, WENT_LIVE, SIGNED_OFF])) == days_over
    assert closes_at(fold([SIMPLE, WENT_LIVE, SIGNED_OFF, CLOSED])) is None


def test_what_falls_due_by_itself_is_granted() -> None:
    way = steps(aggregate.RELEASE, after_build.whole_way())
    reached = [replace(each.after, terms=NO_TERMS) for each in way]
    due = [(release, at) for release in reached if (at := closes_at(release))]
    assert due
    for release, at in due:
        assert decide(release, replace(close(), by=service("release-delivery"), at=at))


@pytest.mark.parametrize(
    "opens", [EFFECT, RAISED, HANDED_OVER[0], STOP], ids=lambda each: type(each).__name__
)
def test_a_release_closes_by_itself_only_when_nobody_is_awaited(opens: ReleaseEvent) -> None:
    assert closes_at(fold([SIMPLE, WENT_LIVE, SIGNED_OFF, opens])) is None


def test_a_release_closes_by_itself_when_its_watches_are_over() -> None:
    longer = replace(STOP, until=date(2018, 9, 30))
    fine = NoAdverseEffectFound(process=LETTERS, note="None.", by=CHLOE.identity, at=NOON)
    closes = closes_at(fold([SIMPLE, WENT_LIVE, SIGNED_OFF, longer, fine]))
    assert closes == datetime(2018, 9, 30, tzinfo=UTC)
    at_that_time = replace(close(), at=closes, by=service("release-delivery"))
    RELEASE.given(SIMPLE, WENT_LIVE, SIGNED_OFF, longer, fine).when(at_that_time).then(
        ReleaseClosed(by=at_that_time.by.identity, at=closes)
    )
