"""What has been spent and committed, from a command line: a bar for each year, and one for the envelope."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, ExactMoney, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.today import Clock, clock_of
from domain.money import Pence, exact_pounds
from readmodels.spend import FileLine, SpendLine, SpendPage, spend_page

WIDTH = 20
YEARS = ("year", "may ask for", "granted", "drawn", "case", "spent", "accrued", "committed", "free", "used")
LINES = ("year", "line", "case", "spent", "accrued", "committed", "underspend", "free", "used")
OPEN = ("file", "row", "written", "why")
FILES = ("file", "brought in", "counted", "amount", "counted before", "not understood")


def spend(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    common: Reading = READING,
) -> int:
    """What is spent and committed against each year's ask and the whole envelope, by year and line."""
    question = partial(_page, programme=programme, clock=clock_of(common))
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def _page(connection: Connection, *, programme: str | None, clock: Clock) -> Answer:
    id = programme_of(connection, programme)
    page = spend_page(connection, id, at=clock(connection, id))
    return Answer(
        document=page,
        said=_said(page),
        sheets=(
            Sheet(columns=YEARS, rows=[_year(each) for each in (*page.years, page.whole)]),
            Sheet(columns=LINES, rows=[_line(each) for each in page.lines], title="Lines"),
            Sheet(
                columns=OPEN,
                rows=[(each.file, each.row, each.written, each.reason) for each in page.not_understood],
                title="Rows not understood",
                empty="None.",
            ),
            Sheet(columns=FILES, rows=[_file(each) for each in page.files], title="Files", empty="None yet."),
        ),
        next=f"lockgate money case {page.programme}",
    )


def _said(page: SpendPage) -> list[str]:
    said = [_against(each, each.year) for each in page.years if each.is_now]
    said.append(_against(page.whole, "All years"))
    said.append(
        f"Stopping now would still cost {exact_pounds(page.exit_cost)}: orders, what is owed, and ends."
    )
    if page.not_understood:
        said.append(f"Rows not understood, and not counted: {len(page.not_understood)}.")
    return said


def _against(each: SpendLine, what: str) -> str:
    cap = "no limit here" if each.cap is None else f"at most {exact_pounds(each.cap)}"
    used, planned = exact_pounds(each.used), exact_pounds(each.planned)
    return f"{what}: {used} spent, owed or committed; {cap}, {planned} in the case."


def bar(part: Pence, whole: Pence | None) -> str:
    """`#####..... 25 %` of a bar; what is above the whole shows as full, with its per cent."""
    if not whole or whole < 0:
        return ""
    filled = min(WIDTH, max(0, part * WIDTH // whole))
    return f"{'#' * filled}{'.' * (WIDTH - filled)} {part * 100 // whole} %"


def _year(each: SpendLine) -> tuple[Cell, ...]:
    amounts = (each.planned, each.spent, each.accrued, each.committed, each.free)
    used = bar(each.used, each.planned if each.cap is None else each.cap)
    fund = (_money(each.cap), _money(each.granted), _money(each.drawn))
    return (f"{each.year} (now)" if each.is_now else each.year, *fund, *map(ExactMoney, amounts), used)


def _line(each: SpendLine) -> tuple[Cell, ...]:
    amounts = (each.planned, each.spent, each.accrued, each.committed, each.underspend, each.free)
    return (each.year, each.line, *map(ExactMoney, amounts), bar(each.used, each.planned))


def _file(each: FileLine) -> tuple[Cell, ...]:
    return (each.file, each.at, each.counted, ExactMoney(each.amount), each.again, each.not_understood)


def _money(pence: Pence | None) -> ExactMoney | None:
    return None if pence is None else ExactMoney(pence)
