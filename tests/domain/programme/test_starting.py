"""How a programme starts from its plan."""

from dataclasses import replace
from datetime import date

from domain.digest import digest
from domain.programme.events import (
    CalendarAdopted,
    PolicyAdopted,
    ProgrammeEvent,
    ProgrammeStarted,
    ReleasePlanned,
    RosterAdopted,
)
from domain.programme.refusals import ProgrammeAlreadyStarted, ProgrammeNotSound
from domain.programme.state import fold
from tests.domain.calendars import ENGLAND
from tests.domain.gate.scene import COUNCIL, ROSTER
from tests.domain.people import ASHA, GITA, LATER, NOON
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A, STAGE_GATE, START
from tests.domain.spec import PROGRAMME

BEGUN: tuple[ProgrammeEvent, ...] = (
    ProgrammeStarted(
        programme="shepway-fom",
        name="Future operating model",
        organisation="Shepway District Council",
        blueprint_digest="sha256:b1",
        published=PLAN.published,
        stewards=(COUNCIL,),
        freezes=(),
        at=NOON,
    ),
    RosterAdopted(
        roster=ROSTER, roster_digest=digest("roster/1", ROSTER), by=ASHA.identity, reason="", at=NOON
    ),
    CalendarAdopted(calendar=ENGLAND, calendar_digest=ENGLAND.digest, at=NOON),
    PolicyAdopted(
        policy=STAGE_GATE, policy_digest=STAGE_GATE.digest, version=1, by=ASHA.identity, reason="", at=NOON
    ),
    *(ReleasePlanned(plan=each, at=NOON) for each in (PLAN_1A, PLAN_2A)),
)


def test_a_programme_starts_with_people_a_calendar_policies_and_releases() -> None:
    PROGRAMME.given().when(START).then(*BEGUN)


def test_a_programme_starts_once() -> None:
    PROGRAMME.given(*BEGUN).when(replace(START, at=LATER)).then_nothing()


def test_another_blueprint_needs_another_id() -> None:
    other = replace(PLAN, blueprint_digest="sha256:b2")
    PROGRAMME.given(*BEGUN).when(replace(START, plan=other)).then_refused(
        ProgrammeAlreadyStarted, saying="shepway-fom"
    )


def test_a_programme_that_could_not_end_does_not_start() -> None:
    unsound = replace(PLAN, policies=())
    PROGRAMME.given().when(replace(START, plan=unsound)).then_refused(
        ProgrammeNotSound, saying="There is no policy stage-gate."
    )


def test_a_refusal_names_every_problem() -> None:
    unsound = replace(PLAN, policies=(), releases=(replace(PLAN_1A, sprints=0),), benefits=())
    START_UNSOUND = replace(START, plan=unsound)
    PROGRAMME.given().when(START_UNSOUND).then_refused(ProgrammeNotSound, saying="no policy")
    PROGRAMME.given().when(START_UNSOUND).then_refused(ProgrammeNotSound, saying="at least one sprint")


def test_a_newer_policy_of_the_same_id_replaces_the_older() -> None:
    stricter = replace(STAGE_GATE, answer_within_days=5)
    adopted = PolicyAdopted(
        policy=stricter,
        policy_digest=stricter.digest,
        version=2,
        by=GITA.identity,
        reason="Minute 3.",
        at=LATER,
    )
    assert fold([*BEGUN, adopted]).policies == {STAGE_GATE.id: stricter}


def test_a_programme_keeps_the_calendar_it_adopted() -> None:
    closing = replace(ENGLAND, closed=(*ENGLAND.closed, date(2020, 12, 24)))
    adopted = CalendarAdopted(calendar=closing, calendar_digest=closing.digest, at=LATER)
    assert fold([]).calendar is None
    assert fold(BEGUN).calendar == ENGLAND
    assert fold([*BEGUN, adopted]).calendar == closing


def test_a_programme_is_not_started_again_by_another_list_of_bank_holidays() -> None:
    newer = replace(PLAN, calendar=replace(ENGLAND, version="printed later"))
    PROGRAMME.given(*BEGUN).when(replace(START, plan=newer, at=LATER)).then_nothing()
