"""A whole programme, played before one's eyes."""

import asyncio
import shutil
from collections import deque
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Annotated

import structlog
from cyclopts import Parameter
from rich.console import Console, Group
from rich.live import Live
from rich.markup import escape
from rich.text import Text

from console.demo_tables import board_table, figures, plan_and_outcome, spent
from console.sealer import seal_to_the_end
from definitions.loader import load_blueprint
from definitions.shipped import shipped_path
from domain.programme.plan import ProgrammePlan
from readmodels.benefits_by_year import benefit_table
from readmodels.money import money
from readmodels.release_board import release, releases
from readmodels.timeline import timeline
from runtime.demo.ending import what_is_wrong
from runtime.demo.performance import Performance, Progress, stage
from runtime.demo.script import Script
from runtime.demo.scripts import SCRIPTS
from runtime.evidence.folder import EvidenceFolder
from runtime.identity import DevelopmentIdentity
from runtime.lockstep import Lockstep
from runtime.office import Office
from runtime.settings import Settings

NEVER = datetime.min.replace(tzinfo=UTC)
LINES_OF_STORY = 8
WIDTH_OF_A_FILE = 116
TELLING = {
    "gate-escalated", "gate-closed", "decision-refused", "stage-returned", "condition-discharged",
    "release-cleared", "release-signed-off", "release-stopped", "benefit-posted", "benefit-realised",
    "money-asked", "money-granted", "drawdown-released", "lines-vired", "decision-ratified",
    "decision-lapsed", "programme-ended", "baseline-adopted", "review-held",
}  # fmt: skip


def demo(
    programme: str = "shepway",
    *,
    home: Annotated[Path, Parameter(help="Where everything is kept afterwards.")] = Path("demo-run"),
    picture: Annotated[Path | None, Parameter(help="Also draw the end of it into this SVG file.")] = None,
) -> int:
    """Run a whole programme on a real Temporal server, in about a minute.

    Server, worker and scripted people play every release from design to sign-off and every benefit until it
    is realised, on skipped time. Ends with 1 when an event is missing or a figure is not the published one.
    """
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(30))
    console = Console(highlight=False, record=picture is not None, width=_width())
    code = asyncio.run(_play(programme, home, console))
    if picture:
        console.save_svg(str(picture), title="make demo")
    return code


def _width() -> int | None:
    """The terminal's own width; what goes to a file or a picture is wide enough for the tables."""
    return None if Console().is_terminal else WIDTH_OF_A_FILE


async def _play(programme: str, home: Path, console: Console) -> int:
    plan = load_blueprint(shipped_path(programme))
    script = SCRIPTS[programme]
    _make_empty(home)
    began = perf_counter()
    settings = Settings(home=home)
    async with stage(settings) as office:
        took = perf_counter() - began
        console.print(
            f"[bold]{escape(plan.organisation)}: {escape(plan.name)}[/] (server ready in {took:.1f} s)"
        )
        ended = await _show(office, plan, script, EvidenceFolder(settings.evidence_home), console)
        wrong = await what_is_wrong(office.store, plan, script)
        await _report(office, plan, ended, console)
        facts = await office.store.position()
    await seal_to_the_end(settings)
    console.print(f"\n{facts} facts recorded and sealed in {perf_counter() - began:.0f} s.")
    return _conclude(wrong, plan, script, home, console)


def _make_empty(home: Path) -> None:
    # Only a folder that a demonstration made is ever emptied.
    if (home / "record.db").exists():
        shutil.rmtree(home)


async def _show(
    office: Office, plan: ProgrammePlan, script: Script, folder: EvidenceFolder, console: Console
) -> datetime:
    now = NEVER
    manager = DevelopmentIdentity(Settings(), plan.releases[0].lead.subject).actor()
    story: deque[Text] = deque(maxlen=LINES_OF_STORY)
    clocks = Lockstep(office.client, office.store)
    performance = Performance(office, clocks, plan, script, folder)
    with Live(console=console, refresh_per_second=4, transient=True) as live:
        async for progress in performance.play(manager):
            now = progress.now
            story.extend(await _told(office, progress))
            board = await office.store.query(releases)
            live.update(Group(board_table(board, plan, progress.now), *story))
            if not console.is_terminal:
                for line in story:
                    console.print(line)
                story.clear()
    return now


async def _told(office: Office, progress: Progress) -> list[Text]:
    if not progress.happened:
        return []
    after = progress.happened[0].fact.position - 1
    happenings = await office.store.query(partial(timeline, after=after))
    return [
        Text(f"{each.at:%d %b %Y}  {each.sentence}", no_wrap=True, overflow="ellipsis")
        for each in happenings
        if each.kind in TELLING
    ]


async def _report(office: Office, plan: ProgrammePlan, ended: datetime, console: Console) -> None:
    board = await office.store.query(releases)
    rounds = {
        line.release: sum(
            each.rounds
            for each in (
                await office.store.query(partial(release, programme=plan.id, release=line.release))
            ).stages
        )
        for line in board
    }
    console.print(plan_and_outcome(board, plan, rounds))
    if plan.published:
        console.print(figures(await office.store.query(partial(benefit_table, programme=plan.id))))
    if plan.fund:
        console.print(spent(await office.store.query(partial(money, programme=plan.id, at=ended))))


def _conclude(
    wrong: tuple[str, ...], plan: ProgrammePlan, script: Script, home: Path, console: Console
) -> int:
    for sentence in wrong:
        console.print(f"[red]{escape(sentence)}[/]")
    if wrong:
        return 1
    printed = ", and every figure is the published one" if plan.published else ""
    console.print(f"Every event is there{printed}. Look around:")
    for command in _worth_a_look(plan, script):
        console.print(f"  .venv/bin/lockgate {command} --home {escape(str(home))}")
    return 0


def _worth_a_look(plan: ProgrammePlan, script: Script) -> list[str]:
    release = script.rejected.gate.partition("/")[0]
    looks = ["release list", f"gate show {script.rejected.gate}", "benefit table"]
    looks += [f"money show {plan.id}"] if plan.fund else []
    looks += ["audit verify"]
    return [*looks, f"audit timeline --release {release}"]
