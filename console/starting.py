"""How a programme is started from a command line."""

import asyncio

from console.answer import Answer
from console.failing import DONE
from console.options import COMMON, Common
from console.printing import show as print_answer
from console.programmes import Blueprint, path_of, summary
from console.writing import DryRun, desk_of, office
from definitions.loader import load_blueprint
from domain.programme.plan import ProgrammePlan


def start(blueprint: Blueprint, *, dry_run: DryRun = False, common: Common = COMMON) -> int:
    """Start a programme from a blueprint; starting the same one again changes nothing."""
    plan = load_blueprint(path_of(blueprint))
    if not dry_run:
        asyncio.run(_start(plan, common))
    print_answer(_answer(plan, dry_run=dry_run), common.output)
    return DONE


async def _start(plan: ProgrammePlan, common: Common) -> None:
    desk = desk_of(common)
    async with office(desk.settings, look=f"lockgate programme show {plan.id}") as opened:
        await opened.start_programme(plan, desk.actor)


def _answer(plan: ProgrammePlan, *, dry_run: bool) -> Answer:
    begins = "Dry run, nothing was started" if dry_run else "Started"
    return Answer(
        document={"done": not dry_run, "programme": plan.id, "digest": plan.blueprint_digest},
        said=(f"{begins}: {summary(plan)}", f"Blueprint {plan.blueprint_digest}"),
        next=f"lockgate release list --programme {plan.id}",
    )
