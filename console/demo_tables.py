"""The tables of a demonstration: where every release is, what became of the plan, benefits and money."""

from datetime import datetime

from rich.markup import escape
from rich.table import Table

from domain.financial_year import year_name
from domain.money import exact_pounds, pounds
from domain.programme.plan import ProgrammePlan
from domain.stage import STAGES
from readmodels.benefits_by_year import BenefitTable
from readmodels.money import MoneyPage
from readmodels.release_board import ReleaseLine


def board_table(board: tuple[ReleaseLine, ...], plan: ProgrammePlan, now: datetime) -> Table:
    table = Table(title=f"{now:%d %B %Y}", title_justify="left", box=None, pad_edge=False)
    for heading in ("", _word(plan), *STAGES, ""):
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


def plan_and_outcome(board: tuple[ReleaseLine, ...], plan: ProgrammePlan, rounds: dict[str, int]) -> Table:
    table = Table(title="The plan, and what happened", title_justify="left")
    for heading in ("", _word(plan), "Planned", "Begun", "Signed off", "Days late", "Gate rounds"):
        table.add_column(heading, justify="right" if heading in ("Days late", "Gate rounds") else "left")
    for line in board:
        table.add_row(
            line.release,
            escape(line.name),
            f"{line.planned_start} to {line.planned_end}",
            _day(line.started_at),
            _day(line.signed_off_at) or line.standing,
            "" if line.slip_days is None else str(line.slip_days),
            str(rounds[line.release]),
        )
    return table


def figures(table: BenefitTable) -> Table:
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


def spent(page: MoneyPage) -> Table:
    """What was asked for, and what became of it."""
    shown = Table(title="The money, and what was asked of it", title_justify="left")
    for heading in ("Ask", "Year", "Amount", "Line", "", "Drawn"):
        shown.add_column(heading, justify="right" if heading in ("Amount", "Drawn") else "left")
    for each in page.asks:
        line = f"{each.from_line} to {each.line}" if each.from_line else each.line
        amounts = exact_pounds(each.amount), exact_pounds(each.drawn)
        shown.add_row(each.ask, each.year, amounts[0], line, each.state, amounts[1])
    return shown


def _word(plan: ProgrammePlan) -> str:
    """What the programme calls its releases, such as Phase."""
    return plan.releases[0].kind.capitalize()


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else ""
