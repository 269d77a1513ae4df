"""How a benefit and its baseline are measured and confirmed from a command line."""

import asyncio
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, TypeAlias

from cyclopts import Parameter

from console.answer import Answer
from console.failing import DONE
from console.naming import programme_of
from console.options import COMMON, Common, Nth, Programme
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import with_seal
from console.writing import Desk, DryRun, desk_of, now, send
from domain.benefit.commands import (
    ConfirmMeasurement,
    MeasureBaseline,
    MeasureBenefit,
    WriteOffBenefit,
)
from domain.benefit.profile import BenefitId
from domain.money import Pence, pounds

if TYPE_CHECKING:
    from runtime.office import Office

Benefit = Annotated[str, Parameter(name="BENEFIT", help="Such as B-1A")]
Tending: TypeAlias = MeasureBaseline | MeasureBenefit | ConfirmMeasurement | WriteOffBenefit


def baseline(
    benefit: Benefit,
    *,
    annual_pence: Annotated[int, Parameter(help="What it cost or came to in a year, in pence")],
    method: Annotated[str, Parameter(help="How it was measured, so that others can do it again")],
    on: Annotated[date, Parameter(help="The day on which it was so, such as 2018-03-31")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say how it was before anything changed; without it no benefit is realised."""

    def command(desk: Desk, place: str) -> Tending:
        return MeasureBaseline(
            programme=place,
            benefit=BenefitId(benefit),
            by=desk.actor,
            at=now(),
            annual=Pence(annual_pence),
            method=method,
            measured_on=on,
        )

    said = f"Before, {benefit} was {pounds(Pence(annual_pence))} a year on {on}."
    return asyncio.run(_tend(command, programme, said, dry_run=dry_run, common=common))


def measure(
    benefit: Benefit,
    *,
    review: Nth,
    annual_pence: Annotated[int, Parameter(help="What it brings in a year, in pence")],
    on: Annotated[date | None, Parameter(help="The day that it is measured for; today if left out")] = None,
    reason: Annotated[str, Parameter(help="Why it is more or less than was promised")] = "",
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Report the annual benefit as it is now."""

    def command(desk: Desk, place: str) -> Tending:
        return MeasureBenefit(
            programme=place,
            benefit=BenefitId(benefit),
            by=desk.actor,
            at=now(),
            review=review,
            annual=Pence(annual_pence),
            measured_on=on,
            reason=reason,
        )

    said = f"{benefit} brings {pounds(Pence(annual_pence))} a year at review {review}."
    return asyncio.run(_tend(command, programme, said, dry_run=dry_run, common=common))


def confirm(
    benefit: Benefit,
    *,
    review: Nth,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Confirm what somebody else measured."""

    def command(desk: Desk, place: str) -> Tending:
        return ConfirmMeasurement(
            programme=place, benefit=BenefitId(benefit), by=desk.actor, at=now(), review=review
        )

    said = f"The measurement of {benefit} at review {review} is confirmed."
    return asyncio.run(_tend(command, programme, said, dry_run=dry_run, common=common))


def write_off(
    benefit: Benefit,
    *,
    reason: Annotated[str, Parameter(help="Why it will not come")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Give a benefit up; it stays in the record, and counts for nothing."""

    def command(desk: Desk, place: str) -> Tending:
        return WriteOffBenefit(
            programme=place, benefit=BenefitId(benefit), by=desk.actor, at=now(), reason=reason
        )

    said = f"{benefit} is written off."
    return asyncio.run(_tend(command, programme, said, dry_run=dry_run, common=common))


async def _tend(
    command: Callable[[Desk, str], Tending],
    programme: str | None,
    said: str,
    *,
    dry_run: bool,
    common: Common,
) -> int:
    desk, seal = desk_of(common), None
    async with answers(desk.settings, None) as record:
        place = await record.query(partial(programme_of, typed=programme))
    wanted = command(desk, place)
    look = f"lockgate benefit table {place}"
    if not dry_run:
        seal = await send(desk, partial(_at_the_office, wanted=wanted), look=look)
    sentence = f"Dry run, nothing was sent: {said}" if dry_run else said
    document = {"done": not dry_run, "command": wanted}
    print_answer(with_seal(Answer(document=document, said=(sentence,), next=look), seal), common.output)
    return DONE


async def _at_the_office(opened: "Office", *, wanted: Tending) -> None:
    if isinstance(wanted, MeasureBaseline):
        await opened.measure_baseline(wanted)
    else:
        await opened.tend_benefit(wanted)
