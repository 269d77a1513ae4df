"""How a benefit gets another owner from a command line."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Annotated, TypeAlias

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.measuring import Benefit
from console.naming import on_roster, programme_of
from console.options import COMMON, Common, Programme
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import with_seal
from console.writing import Desk, DryRun, desk_of, now, send
from domain.benefit.commands import HandOverBenefit, TakeOverBenefit
from domain.benefit.profile import BenefitId

Asking: TypeAlias = Callable[[Connection, Desk, str], HandOverBenefit | TakeOverBenefit]


def hand_over(
    benefit: Benefit,
    *,
    to: Annotated[str, Parameter(help="Who is to answer for it")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Ask somebody else to answer for a benefit; until they agree, its owner does."""

    def command(connection: Connection, desk: Desk, place: str) -> HandOverBenefit:
        who = on_roster(connection, to, place)
        return HandOverBenefit(programme=place, benefit=BenefitId(benefit), by=desk.actor, at=now(), to=who)

    said = f"{to} is asked to take {benefit} over."
    return asyncio.run(_tend(command, programme, said, dry_run=dry_run, common=common))


def take_over(
    benefit: Benefit, *, programme: Programme = None, dry_run: DryRun = False, common: Common = COMMON
) -> int:
    """Agree to answer for a benefit from now on."""

    def command(_: Connection, desk: Desk, place: str) -> TakeOverBenefit:
        return TakeOverBenefit(programme=place, benefit=BenefitId(benefit), by=desk.actor, at=now())

    said = f"{benefit} is taken over."
    return asyncio.run(_tend(command, programme, said, dry_run=dry_run, common=common))


async def _tend(asking: Asking, programme: str | None, said: str, *, dry_run: bool, common: Common) -> int:
    desk, seal = desk_of(common), None

    def command(connection: Connection) -> HandOverBenefit | TakeOverBenefit:
        return asking(connection, desk, programme_of(connection, programme))

    async with answers(desk.settings, None) as record:
        wanted = await record.query(partial(command))
    look = f"lockgate benefit table {wanted.programme}"
    if not dry_run:
        seal = await send(desk, lambda opened: opened.hand_over_benefit(wanted), look=look)
    sentence = f"Dry run, nothing was sent: {said}" if dry_run else said
    document = {"done": not dry_run, "command": wanted}
    print_answer(with_seal(Answer(document=document, said=(sentence,), next=look), seal), common.output)
    return DONE
