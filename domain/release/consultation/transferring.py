"""How employees change employer: the day, what is due before it, and what is still lacking."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from domain.legal_pack import LegalPack
from domain.release.consultation.commands import BeginConsultation, PlanTransfer, RecordTransferStep
from domain.release.consultation.events import (
    ConsultationEvent,
    TransferPlanned,
    TransferStep,
    TransferStepRecorded,
)
from domain.release.consultation.plan import TransferPlan
from domain.release.consultation.preparing import require_not_passed
from domain.release.consultation.refusals import (
    ConsultationDayNotPossible,
    NoLawTaken,
    TransferMalformed,
    TransferOver,
    TransferUnknown,
)
from domain.release.consultation.state import Consultation
from domain.release.plan import ReleasePlan
from domain.release.state import Release

_CALLED = {
    TransferStep.LIABILITY_INFORMATION: "employee liability information",
    TransferStep.MEASURES_LETTER: "measures letter",
    TransferStep.INFORMED: "informing representatives",
    TransferStep.CONSULTED: "consulting on measures",
}


def plan_transfer(release: Release, command: PlanTransfer) -> Sequence[ConsultationEvent]:
    """That employees change employer on a day; the day on which their information is due follows from it."""
    planned, transfer, today = release.consultation.transfer, command.transfer, command.at.date()
    if planned and planned.transfer == transfer:
        return []
    require_not_passed(release)
    law = release.terms.law
    if law is None:
        raise NoLawTaken
    if not (transfer.transferor.strip() and transfer.transferee.strip()) or transfer.heads < 1:
        raise TransferMalformed
    if transfer.effective < today or (planned and planned.transfer.effective < today):
        raise TransferOver
    return [_planned(law, transfer, command)]


def planned_transfer(
    release: Release, plan: ReleasePlan, command: BeginConsultation
) -> Sequence[ConsultationEvent]:
    """The transfer that the blueprint sets out, unless people have planned it otherwise."""
    transfer, law = plan.consultation.transfer, release.terms.law
    if transfer is None or law is None or release.consultation.transfer:
        return []
    return [_planned(law, transfer, command)]


def record_step(release: Release, command: RecordTransferStep) -> Sequence[ConsultationEvent]:
    """That something was done about the transfer, late or in time: a gate judges that."""
    held = release.consultation
    already = held.transfer_steps.get(command.step)
    said = (command.day, command.evidence, command.plans_measures)
    if already and (already.day, already.evidence, already.plans_measures) == said:
        return []
    require_not_passed(release)
    if held.transfer is None:
        raise TransferUnknown
    if not command.evidence.strip():
        raise TransferMalformed("Say where its evidence is.")
    if command.plans_measures and command.step is not TransferStep.MEASURES_LETTER:
        raise TransferMalformed("Only the letter says whether measures are planned.")
    if command.day > command.at.date():
        raise ConsultationDayNotPossible(f"{command.day} is still to come.")
    return [
        TransferStepRecorded(
            step=command.step,
            day=command.day,
            evidence=command.evidence,
            plans_measures=command.plans_measures,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _planned(
    law: LegalPack, transfer: TransferPlan, command: PlanTransfer | BeginConsultation
) -> TransferPlanned:
    due = transfer.effective - timedelta(days=law.transferring(transfer.effective).information_days)
    return TransferPlanned(
        transfer=transfer,
        information_due=due,
        pack_digest=law.digest,
        by=command.by.identity,
        at=command.at,
    )


def transfer_lacks(held: Consultation) -> Iterator[str]:
    """What the law still asks for before the transfer, in words; nothing when none is planned."""
    if held.transfer is None:
        return
    steps, due = held.transfer_steps, held.transfer.information_due
    letter = steps.get(TransferStep.MEASURES_LETTER)
    for step in TransferStep:
        is_asked = step is not TransferStep.CONSULTED or (letter is not None and letter.plans_measures)
        if is_asked and step not in steps:
            yield _CALLED[step]
    given = steps.get(TransferStep.LIABILITY_INFORMATION)
    if given and given.day > due:
        yield f"{_CALLED[given.step]} by {due} (it came on {given.day}: move the transfer)"
    effective = held.transfer.transfer.effective
    for late in (each for each in steps.values() if each is not given and each.day >= effective):
        yield f"{_CALLED[late.step]} before {effective}"
