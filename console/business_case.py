"""What a programme's business case looks like from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Money, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from domain.business_case.state import LATEST, ORIGINAL
from domain.money import Pence, pounds
from readmodels.business_case import CasePage, LineBeside, VersionLine, YearBeside, case_page


def case(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    before: Annotated[str, Parameter(help="The version to compare with")] = ORIGINAL,
    after: Annotated[str, Parameter(help="The version that is compared")] = LATEST,
    common: Reading = READING,
) -> int:
    """The original and the latest business case side by side: by year, by line and in total."""
    page = partial(_page, programme=programme, before=before, after=after)
    print_answer(ask(common, page, programme=programme), common.output)
    return DONE


def _page(connection: Connection, *, programme: str | None, before: str, after: str) -> Answer:
    page = case_page(connection, programme_of(connection, programme), before, after)
    was, is_ = page.before.version, page.after.version
    beside = (was, is_, "variance")
    so_far = (f"{was} so far", f"{is_} so far", "variance so far")
    return Answer(
        document=page,
        said=_said(page),
        sheets=(
            Sheet(columns=("year", *beside, *so_far), rows=[*map(_year, page.years), _total(page)]),
            Sheet(
                columns=("line", "name", "kind", "spending", "funding", *beside),
                rows=[_line(each) for each in page.totals],
                title="Lines",
            ),
            Sheet(
                columns=("line", "year", *beside),
                rows=[(each.line, each.year, *_amounts(each)) for each in page.lines],
                title="Lines by year",
            ),
            Sheet(
                columns=("version", "name", "total", "reason"),
                rows=[_version(each) for each in page.versions],
                title="Versions",
            ),
        ),
        next=f"lockgate money appraise {page.programme}",
    )


def _said(page: CasePage) -> list[str]:
    said = [f"{page.after.name} is {_apart(page)} {page.before.name}: {page.after.reason}"]
    above = [f"{each.year} by {pounds(each.variance)}" for each in page.years if each.variance > 0]
    if above:
        said.append(f"It costs more than before in {', '.join(above)}.")
    if page.headroom:
        room = page.headroom
        said.append(
            f"To {room.to_year} it is {pounds(room.below_approved)} below the {pounds(room.approved)} "
            f"approved, and {pounds(room.below_before)} below the {pounds(room.before)} of before."
        )
    return said


def _apart(page: CasePage) -> str:
    if page.variance == 0:
        return "as much as"
    return f"{pounds(Pence(abs(page.variance)))} {'above' if page.variance > 0 else 'below'}"


def _year(each: YearBeside) -> tuple[Cell, ...]:
    so_far = (each.cumulative_before, each.cumulative_after, each.cumulative_variance)
    amounts = (each.before, each.after, each.variance, *so_far)
    return (each.year, *map(Money, amounts))


def _total(page: CasePage) -> tuple[Cell, ...]:
    amounts = (page.before.total, page.after.total, page.variance)
    return ("total", *map(Money, amounts), None, None, None)


def _line(each: LineBeside) -> tuple[Cell, ...]:
    return (each.line, each.name, each.kind, each.spending, each.funding, *_amounts(each))


def _amounts(each: LineBeside) -> tuple[Money, ...]:
    return tuple(map(Money, (each.before, each.after, each.variance)))


def _version(each: VersionLine) -> tuple[Cell, ...]:
    return (each.version, each.name, Money(each.total), each.reason)
