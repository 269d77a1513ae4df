"""How form HR1 and the steps of a transfer are recorded from a command line."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from console.copies import digest_of
from console.moments import day_of
from console.options import Release
from console.release_errands import ASKING, Asking, Counter, Errand, ask_release
from domain.release.consultation.commands import (
    GiveNoticeCopy,
    NotifyRedundancies,
    PlanTransfer,
    RecordTransferStep,
)
from domain.release.consultation.events import TransferStep
from domain.release.consultation.plan import TransferPlan
from runtime.failures import Failure

LOOK = "consultation show"


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
    how: Asking = ASKING,
) -> int:
    """Record that form HR1 was sent to the Secretary of State."""
    sent, notice, dismissal = day_of(day), day_of(first_notice), day_of(first_dismissal)

    def wish(counter: Counter) -> NotifyRedundancies:
        return NotifyRedundancies(
            **counter.occasion,
            day=sent,
            reference=reference,
            copy=digest_of(counter, copy),
            first_notice=notice,
            first_dismissal=dismissal,
            online=not paper,
        )

    return ask_release(how.of(release, show=LOOK), wish, f"Form HR1 {reference} was sent on {sent}.")


def hr1_copy(
    release: Release,
    body: Annotated[
        tuple[str, ...],
        Parameter(name="BODY", negative=(), help="Such as UNISON; all that are registered, without any"),
    ] = (),
    *,
    day: Annotated[str, Parameter(help="The day on which they were given it")],
    how: Asking = ASKING,
) -> int:
    """Record that representatives were given a copy of form HR1."""
    given = day_of(day)

    def wish(counter: Counter) -> GiveNoticeCopy:
        return GiveNoticeCopy(**counter.occasion, day=given, bodies=body)

    to = ", ".join(body) or "all representatives"
    return ask_release(how.of(release, show=LOOK), wish, f"Given a copy of form HR1 on {given}: {to}.")


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
    how: Asking = ASKING,
) -> int:
    """Say who changes employer and when, or record a step that the law asks for before."""
    errand = how.of(release, show=LOOK)
    if effective and not step:
        moved = TransferPlan(
            effective=day_of(effective), transferor=transferor, transferee=transferee, heads=heads
        )
        return ask_release(
            errand,
            lambda counter: PlanTransfer(**counter.occasion, transfer=moved),
            f"{heads} transfer to {transferee} on {moved.effective}.",
        )
    if effective or step is None or day is None:
        raise NotATransfer("Plan a transfer, or record a step of it.")
    return _step(errand, step, day, evidence, plans_measures=plans_measures)


def _step(errand: Errand, step: TransferStep, day: str, evidence: str, *, plans_measures: bool) -> int:
    done = day_of(day)
    return ask_release(
        errand,
        lambda counter: RecordTransferStep(
            **counter.occasion, step=step, day=done, evidence=evidence, plans_measures=plans_measures
        ),
        f"Recorded: {step} on {done}.",
    )
