"""A whole programme, played before one's eyes."""

import asyncio
import shutil
from collections import deque
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Annotated

import structlog
from cyclopts import Parameter
from rich.console import Console, Group
from rich.live import Live
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from definitions.loader import load_blueprint
from definitions.shipped import shipped_path
from domain.financial_year import year_name
from domain.money import pounds
from domain.programme.plan import ProgrammePlan
from domain.roster import RoleId
from domain.stage import STAGES
from readmodels.benefits_by_year import BenefitTable, benefit_table
from readmodels.release_board import ReleaseLine, release, releases
from readmodels.timeline import timeline
from runtime.demo.ending import what_is_wrong
from runtime.demo.performance import Performance, Progress, stage
from runtime.demo.script import SHEPWAY
from runtime.evidence.folder import EvidenceFolder
from runtime.identity import DevelopmentIdentity
from runtime.office import Office
from runtime.settings import Settings

LINES_OF_STORY = 8
WIDTH_OF_A_FILE = 116
TELLING = {
    "gate-escalated", "gate-closed", "decision-refused", "stage-returned", "condition-discharged",
    "release-cleared", "release-signed-off", "benefit-posted", "benefit-realised", "programme-ended",
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
    _make_empty(home)
    began = perf_counter()
    settings = Settings(home=home)
    async with stage(settings) as office:
        took = perf_counter() - began
        console.print(
            f"[bold]{escape(plan.organisation)}: {escape(plan.name)}[/] (server ready in {took:.1f} s)"
        )
        await _show(office, plan, EvidenceFolder(settings.evidence_home), console)
        wrong = await what_is_wrong(office.store, plan, SHEPWAY)
        await _report(office, plan, console)
        facts = await office.store.position()
    console.print(f"\n{facts} facts recorded in {perf_counter() - began:.0f} s.")
    return _conclude(wrong, home, console)


def _make_empty(home: Path) -> None:
    # Only a folder that a demonstration made is ever emptied.
    if (home / "record.db").exists():
        shutil.rmtree(home)


async def _show(office: Office, plan: ProgrammePlan, folder: EvidenceFolder, console: Console) -> None:
    author = plan.roster.holders_of(RoleId("business-analyst"), plan.releases[0].starts)[0]
    manager = DevelopmentIdentity(Settings(), plan.releases[0].lead.subject).actor()
    story: deque[Text] = deque(maxlen=LINES_OF_STORY)
    performance = Performance(office, plan, SHEPWAY, author, folder)
    with Live(console=console, refresh_per_second=4, transient=True) as live:
        async for progress in performance.play(manager):
            story.extend(await _told(office, progress))
            board = await office.store.query(releases)
            live.update(Group(_board(board, progress.now), *story))
            if not console.is_terminal:
                for line in story:
                    console.print(line)
                story.clear()


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


def _board(board: tuple[ReleaseLine, ...], now: datetime) -> Table:
    table = Table(title=f"{now:%d %B %Y}", title_justify="left", box=None, pad_edge=False)
    for heading in ("", "Phase", *STAGES, ""):
        table.add_column(heading)
    for line in board:
        table.add_row(line.release, escape(line.name), *_marks(line), line.standing)
    return table


_MARKS = {
    "at its gate": "[yellow]◆[/]",
    "in rework": "[red]↺[/]",
    "deferred": "[yellow]…[/]",
    "stopped": "[red]■[/]",
}


def _marks(line: ReleaseLine) -> list[str]:
    if line.state == "signed off":
        return ["[green]●[/]"] * len(STAGES)
    if line.stage is None:
        return ["·"] * len(STAGES)
    here = STAGES.index(line.stage)
    mark = _MARKS.get(line.state, "[cyan]◐[/]")
    return ["[green]●[/]"] * here + [mark] + ["·"] * (len(STAGES) - here - 1)


async def _report(office: Office, plan: ProgrammePlan, console: Console) -> None:
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
    console.print(_plan_and_outcome(board, rounds))
    console.print(_figures(await office.store.query(partial(benefit_table, programme=plan.id))))


def _plan_and_outcome(board: tuple[ReleaseLine, ...], rounds: dict[str, int]) -> Table:
    table = Table(title="The plan, and what happened", title_justify="left")
    for heading in ("", "Phase", "Planned", "Begun", "Signed off", "Days late", "Gate rounds"):
        table.add_column(heading, justify="right" if heading in ("Days late", "Gate rounds") else "left")
    for line in board:
        table.add_row(
            line.release,
            escape(line.name),
            f"{line.planned_start} to {line.planned_end}",
            _day(line.started_at),
            _day(line.signed_off_at),
            str(line.slip_days),
            str(rounds[line.release]),
        )
    return table


def _figures(table: BenefitTable) -> Table:
    shown = Table(title="The benefits, and what the document printed", title_justify="left")
    for heading in ("Year", "In year", "Printed", "Annualised", "Printed", ""):
        shown.add_column(heading, justify="left" if heading in ("Year", "") else "right")
    for year in table.years:
        if year.published_in_year is None or year.published_annualised is None:
            continue
        same = year.difference_in_year == 0 and year.difference_annualised == 0
        shown.add_row(
            year_name(year.year),
            pounds(year.in_year),
            pounds(year.published_in_year),
            pounds(year.annualised),
            pounds(year.published_annualised),
            "[green]agrees[/]" if same else "[red]differs[/]",
        )
    return shown


def _conclude(wrong: tuple[str, ...], home: Path, console: Console) -> int:
    for sentence in wrong:
        console.print(f"[red]{escape(sentence)}[/]")
    if wrong:
        return 1
    console.print("Every event is there, and every figure is the published one. Look around:")
    for command in ("release list", "gate show 1C/design", "benefit table", "audit timeline --release 1C"):
        console.print(f"  .venv/bin/lockgate {command} --home {escape(str(home))}")
    return 0


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else ""
