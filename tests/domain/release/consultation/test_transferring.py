"""How employees change employer, and what the law asks for before they do."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.release.consultation.commands import PlanTransfer, RecordTransferStep
from domain.release.consultation.events import (
    ConsultationFoundUnnecessary,
    TransferPlanned,
    TransferStep,
    TransferStepRecorded,
)
from domain.release.consultation.plan import ConsultationPlan, TransferPlan
from domain.release.consultation.refusals import (
    ConsultationDayNotPossible,
    NoLawTaken,
    TransferMalformed,
    TransferOver,
    TransferUnknown,
)
from domain.release.consultation.transferring import transfer_lacks
from domain.release.evolving import fold
from tests.domain.law import LAW
from tests.domain.people import BEN, LOCKGATE, NOON
from tests.domain.release.consultation.scene import BEGIN, BY_BEN, THERE, by_ben, planned
from tests.domain.release.scene import NOBODY_AFFECTED, PLAN
from tests.domain.spec import RELEASE

FRAUD = TransferPlan(effective=date(2018, 11, 30), transferor="Contractor", transferee="Council", heads=4)
DUE = date(2018, 11, 2)
PLAN_IT = PlanTransfer(**BY_BEN, transfer=FRAUD)
PLANNED = TransferPlanned(
    transfer=FRAUD, information_due=DUE, pack_digest=LAW.digest, by=BEN.identity, at=NOON
)
THEN = (*THERE, PLANNED)


def step(which: TransferStep, day: date, *, plans_measures: bool = False) -> TransferStepRecorded:
    return TransferStepRecorded(
        step=which,
        day=day,
        evidence="letter 12",
        plans_measures=plans_measures,
        by=BEN.identity,
        at=by_ben(day)["at"],
    )


def record(done: TransferStepRecorded) -> RecordTransferStep:
    return RecordTransferStep(
        **by_ben(done.day),
        step=done.step,
        day=done.day,
        evidence=done.evidence,
        plans_measures=done.plans_measures,
    )


IN_TIME = step(TransferStep.LIABILITY_INFORMATION, DUE)
LETTER = step(TransferStep.MEASURES_LETTER, DUE)
INFORMED = step(TransferStep.INFORMED, DUE)


def lacks(*events: TransferStepRecorded | TransferPlanned) -> Sequence[str]:
    return tuple(transfer_lacks(fold((*THERE, *events)).consultation))


def test_liability_information_is_due_28_days_before_the_transfer() -> None:
    RELEASE.given(*THERE).when(PLAN_IT).then(PLANNED)
    assert DUE + timedelta(days=28) == FRAUD.effective


def test_the_blueprint_s_transfer_is_recorded_when_consultation_begins() -> None:
    plan = replace(NOBODY_AFFECTED, consultation=ConsultationPlan(transfer=FRAUD))
    nothing = ConsultationFoundUnnecessary(reason="Only vacancies are removed.", at=NOON)
    RELEASE.given(*planned(plan)).when(BEGIN).then(nothing, replace(PLANNED, by=LOCKGATE.identity))
    RELEASE.given(*planned(plan), PLANNED).when(BEGIN).then(nothing)
    RELEASE.given(*planned(plan), nothing).when(BEGIN).then(replace(PLANNED, by=LOCKGATE.identity))


def test_a_transfer_can_be_moved_until_its_day() -> None:
    later = replace(FRAUD, effective=date(2018, 12, 31))
    moved = replace(PLANNED, transfer=later, information_due=date(2018, 12, 3))
    RELEASE.given(*THEN).when(replace(PLAN_IT, transfer=later)).then(moved)
    after = replace(PLAN_IT, transfer=later, at=datetime(2018, 12, 1, tzinfo=UTC))
    RELEASE.given(*THEN).when(after).then_refused(TransferOver)
    past = replace(PLAN_IT, transfer=replace(FRAUD, effective=date(2018, 5, 13)))
    RELEASE.given(*THERE).when(past).then_refused(TransferOver)


@pytest.mark.parametrize(
    "transfer",
    [replace(FRAUD, heads=0), replace(FRAUD, transferor=" "), replace(FRAUD, transferee="")],
)
def test_a_transfer_has_two_employers_and_somebody(transfer: TransferPlan) -> None:
    RELEASE.given(*THERE).when(replace(PLAN_IT, transfer=transfer)).then_refused(TransferMalformed)


def test_a_transfer_needs_a_law() -> None:
    RELEASE.given(*planned(PLAN, law=None)).when(PLAN_IT).then_refused(NoLawTaken)


def test_steps_of_a_transfer_are_recorded_late_or_in_time() -> None:
    late = step(TransferStep.LIABILITY_INFORMATION, DUE + timedelta(days=1))
    RELEASE.given(*THEN).when(record(IN_TIME)).then(IN_TIME)
    RELEASE.given(*THEN).when(record(late)).then(late)


def test_a_step_belongs_to_a_transfer_and_has_evidence_and_a_day() -> None:
    RELEASE.given(*THERE).when(record(IN_TIME)).then_refused(TransferUnknown)
    RELEASE.given(*THEN).when(replace(record(IN_TIME), evidence="")).then_refused(TransferMalformed)
    RELEASE.given(*THEN).when(replace(record(IN_TIME), plans_measures=True)).then_refused(
        TransferMalformed, saying="Only the letter"
    )
    RELEASE.given(*THEN).when(replace(record(IN_TIME), at=NOON)).then_refused(ConsultationDayNotPossible)


def test_everybody_is_informed_and_measures_are_consulted_on() -> None:
    assert lacks() == ()
    assert lacks(PLANNED) == (
        "employee liability information",
        "measures letter",
        "informing representatives",
    )
    assert lacks(PLANNED, IN_TIME, LETTER, INFORMED) == ()
    measures = replace(LETTER, plans_measures=True)
    assert lacks(PLANNED, IN_TIME, measures, INFORMED) == ("consulting on measures",)
    assert lacks(PLANNED, IN_TIME, measures, INFORMED, step(TransferStep.CONSULTED, DUE)) == ()


def test_what_came_late_lacks_until_the_transfer_is_moved() -> None:
    late = step(TransferStep.LIABILITY_INFORMATION, DUE + timedelta(days=1))
    (lack,) = lacks(PLANNED, late, LETTER, INFORMED)
    assert lack.startswith("employee liability information by 2018-11-02")
    moved = replace(PLANNED, information_due=DUE + timedelta(days=1))
    assert lacks(moved, late, LETTER, INFORMED) == ()
    assert lacks(PLANNED, IN_TIME, LETTER, step(TransferStep.INFORMED, FRAUD.effective)) == (
        "informing representatives before 2018-11-30",
    )
