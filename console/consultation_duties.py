"""How form HR1 and the steps of a transfer are recorded from a command line."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from console.consultations import Release
from console.consulting import Copies, Errand, Occasion, consult
from console.moments import day_of
from console.options import COMMON, Common, Programme
from console.writing import DryRun
from domain.release.consultation.commands import (
    ConsultationFromPeople,
    NotifyRedundancies,
    PlanTransfer,
    RecordTransferStep,
)
from domain.release.consultation.events import TransferStep
from domain.release.consultation.plan import TransferPlan
from runtime.failures import Failure


class NotATransfer(Failure):
    """What was typed is neither a transfer nor a step of one."""

    code = "usage"
    next = (
        "Plan it with --effective DAY --from EMPLOYER --to EMPLOYER --heads NUMBER, "
        "or record a step with --step STEP --day DAY --evidence REFERENCE."
    )


def hr1(
    release: Release,
    *,
    day: Annotated[str, Parameter(help="The day on which it was sent")],
    reference: Annotated[str, Parameter(help="Its reference")],
    copy: Annotated[Path, Parameter(help="Your copy of it, which is kept: the receipt has none")],
    first_notice: Annotated[str, Parameter(help="The first day on which notice is given")],
    first_dismissal: Annotated[str, Parameter(help="The first day on which anybody leaves")],
    paper: Annotated[bool, Parameter(negative=(), help="It was sent on paper")] = False,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Record that form HR1 was sent to the Secretary of State."""
    sent, notice, dismissal = day_of(day), day_of(first_notice), day_of(first_dismissal)

    def asking(occasion: Occasion, copies: Copies) -> ConsultationFromPeople:
        return NotifyRedundancies(
            **occasion,
            day=sent,
            reference=reference,
            copy=copies.digest_of(copy),
            first_notice=notice,
            first_dismissal=dismissal,
            online=not paper,
        )

    errand = Errand(release=release, programme=programme, dry_run=dry_run, common=common)
    return consult(errand, asking, f"form HR1 {reference} was sent on {sent}")


def transfer(
    release: Release,
    *,
    effective: Annotated[str | None, Parameter(help="The day of the transfer")] = None,
    transferor: Annotated[str, Parameter(name="--from", help="The employer before it")] = "",
    transferee: Annotated[str, Parameter(name="--to", help="The employer after it")] = "",
    heads: Annotated[int, Parameter(help="How many people")] = 0,
    step: Annotated[TransferStep | None, Parameter(help="What was done")] = None,
    day: Annotated[str | None, Parameter(help="The day on which it was done")] = None,
    evidence: Annotated[str, Parameter(help="Where its evidence is: a digest or reference")] = "",
    plans_measures: Annotated[
        bool, Parameter(negative=(), help="The letter says that measures are planned")
    ] = False,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say who changes employer and when, or record a step that the law asks for before."""
    errand = Errand(release=release, programme=programme, dry_run=dry_run, common=common)
    if effective and not step:
        moved = TransferPlan(
            effective=day_of(effective), transferor=transferor, transferee=transferee, heads=heads
        )
        return consult(
            errand,
            lambda occasion, _: PlanTransfer(**occasion, transfer=moved),
            f"{heads} transfer to {transferee} on {moved.effective}",
        )
    if effective or step is None or day is None:
        raise NotATransfer("Plan a transfer, or record a step of it.")
    return _step(errand, step, day, evidence, plans_measures=plans_measures)


def _step(errand: Errand, step: TransferStep, day: str, evidence: str, *, plans_measures: bool) -> int:
    done = day_of(day)
    return consult(
        errand,
        lambda occasion, _: RecordTransferStep(
            **occasion, step=step, day=done, evidence=evidence, plans_measures=plans_measures
        ),
        f"{step} on {done}",
    )
