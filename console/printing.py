"""How an answer is printed: for people, as JSON, or as CSV."""

import csv
import sys
from datetime import date, datetime

import orjson
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from console.answer import Answer, Cell, ExactMoney, Money, Sheet
from console.options import Output
from console.plain import plain, safe
from domain.money import exact_pounds, pounds

WIDE = 200
STARTS_A_FORMULA = ("=", "+", "-", "@")


def show(answer: Answer, output: Output) -> None:
    """Prints it on standard output."""
    match output:
        case "json":
            print_json(answer.document, indented=True)
        case "jsonl":
            several = answer.document if isinstance(answer.document, list | tuple) else [answer.document]
            for each in several:
                print_json(each)
        case "csv":
            _print_csv(answer)
        case "table":
            _print_for_people(answer)


def screen() -> Console:
    """Where people read; a pipe is as wide as it needs to be."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDE)


def print_json(document: object, *, indented: bool = False) -> None:
    """One document, on a line of its own unless it is indented."""
    option = orjson.OPT_INDENT_2 if indented else 0
    sys.stdout.write(orjson.dumps(plain(document), option=option).decode() + "\n")


def print_lines(*lines: str) -> None:
    """Lines as they are, without anything that could steer a terminal."""
    console = screen()
    for line in lines:
        console.print(escape(safe(line)), soft_wrap=True)


def drawn(sheet: Sheet) -> Table:
    """A table for people."""
    table = Table(
        box=SIMPLE_HEAD, title=escape(safe(sheet.title)) or None, title_justify="left", pad_edge=False
    )
    for place, column in enumerate(sheet.columns):
        cells = [row[place] for row in sheet.rows]
        numeric = any(isinstance(cell, int | Money) for cell in cells)
        table.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in sheet.rows:
        table.add_row(*(escape(safe(_for_people(cell))) for cell in row))
    return table


def _print_for_people(answer: Answer) -> None:
    console = screen()
    for line in answer.said:
        console.print(escape(safe(line)), soft_wrap=True)
    for sheet in answer.sheets:
        if sheet.rows:
            console.print(drawn(sheet))
        else:
            console.print(escape(f"{sheet.title}: {sheet.empty}" if sheet.title else sheet.empty))
    if answer.next:
        console.print(escape(safe(f"Next: {answer.next}")), soft_wrap=True)


def _print_csv(answer: Answer) -> None:
    sheet = answer.sheets[0] if answer.sheets else Sheet(columns=("answer",), rows=[[x] for x in answer.said])
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows([_for_a_spreadsheet(cell) for cell in row] for row in sheet.rows)


def _for_people(cell: Cell) -> str:
    match cell:
        case None:
            return "–"
        case ExactMoney(pence=pence):
            return exact_pounds(pence)
        case Money(pence=pence):
            return pounds(pence)
        case datetime():
            return cell.strftime("%Y-%m-%d %H:%M")
        case _:
            return str(cell)


def _for_a_spreadsheet(cell: Cell) -> str | int:
    match cell:
        case None:
            return ""
        case Money(pence=pence):
            return f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02}"
        case int():
            return cell
        case date():
            return cell.isoformat()
        case str():
            text = safe(cell)
            return f"'{text}" if text.lstrip().startswith(STARTS_A_FORMULA) else text
