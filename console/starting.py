"""How a programme is started from a command line."""

import asyncio

from console.answer import Answer
from console.failing import DONE
from console.options import COMMON, Common
from console.printing import show as print_answer
from console.programmes import Blueprint, path_of, summary
from console.seal_waiting import Seal, with_seal
from console.writing import DryRun, desk_of, send
from definitions.loader import load_blueprint
from domain.programme.plan import ProgrammePlan


def start(blueprint: Blueprint, *, dry_run: DryRun = False, common: Common = COMMON) -> int:
    """Start a programme from a blueprint; starting the same one again changes nothing."""
    plan = load_blueprint(path_of(blueprint))
    seal = None if dry_run else asyncio.run(_start(plan, common))
    print_answer(with_seal(_answer(plan, dry_run=dry_run), seal), common.output)
    return DONE


async def _start(plan: ProgrammePlan, common: Common) -> Seal:
    desk = desk_of(common)
    look = f"lockgate programme show {plan.id}"
    return await send(desk, lambda opened: opened.start_programme(plan, desk.actor), look=look)


def _answer(plan: ProgrammePlan, *, dry_run: bool) -> Answer:
    begins = "Dry run, nothing was started" if dry_run else "Started"
    return Answer(
        document={"done": not dry_run, "programme": plan.id, "digest": plan.blueprint_digest},
        said=(f"{begins}: {summary(plan)}", f"Blueprint {plan.blueprint_digest}"),
        next=f"lockgate release list --programme {plan.id}",
    )
