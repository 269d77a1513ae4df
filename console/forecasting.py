"""How a benefit is forecast anew from a command line."""

import asyncio
from functools import partial
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from console.answer import Answer
from console.failing import DONE
from console.naming import programme_of
from console.options import COMMON, Common, Programme
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import with_seal
from console.writing import DryRun, desk_of, now, send
from domain.benefit.commands import ReviseForecast
from domain.benefit.forecast import Confidence, Forecast
from domain.benefit.profile import BenefitId
from domain.money import Pence, pounds

Low: TypeAlias = Annotated[int | None, Parameter(help="The least, in pence; without it, the likely amount")]
High: TypeAlias = Annotated[int | None, Parameter(help="The most, in pence; without it, the likely amount")]


def forecast(
    benefit: Annotated[str, Parameter(name="BENEFIT", help="Such as B-1A")],
    *,
    annual_pence: Annotated[int, Parameter(help="What it is likely to bring in a year, in pence")],
    confidence: Annotated[Confidence, Parameter(help="How sure that is")],
    low_pence: Low = None,
    high_pence: High = None,
    experiment: Annotated[str, Parameter(help="The experiment of its release that it follows from")] = "",
    reason: Annotated[str, Parameter(help="Why; needed without an experiment")] = "",
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Expect more or less of a benefit than before; what was promised stays beside it."""
    told = Forecast(
        low=Pence(annual_pence if low_pence is None else low_pence),
        likely=Pence(annual_pence),
        high=Pence(annual_pence if high_pence is None else high_pence),
        confidence=confidence,
    )
    said = partial(_revise, benefit, told, experiment, reason)
    return asyncio.run(said(programme, dry_run=dry_run, common=common))


async def _revise(
    benefit: str,
    told: Forecast,
    experiment: str,
    reason: str,
    programme: str | None,
    *,
    dry_run: bool,
    common: Common,
) -> int:
    desk, seal = desk_of(common), None
    async with answers(desk.settings, None) as record:
        place = await record.query(partial(programme_of, typed=programme))
    command = ReviseForecast(
        programme=place,
        benefit=BenefitId(benefit),
        by=desk.actor,
        at=now(),
        forecast=told,
        experiment=experiment,
        reason=reason,
    )
    look = f"lockgate benefit table {place}"
    if not dry_run:
        seal = await send(desk, lambda opened: opened.revise_forecast(command), look=look)
    begins = "Dry run, nothing was sent: " if dry_run else ""
    said = (
        f"{begins}{benefit} is forecast at {pounds(told.likely)} a year, with {told.confidence} confidence."
    )
    document = {"done": not dry_run, "command": command}
    print_answer(with_seal(Answer(document=document, said=(said,), next=look), seal), common.output)
    return DONE
