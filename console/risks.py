"""What the risks of a programme look like from a command line."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.today import Clock, clock_of
from domain.risk.plan import ScoreKind
from readmodels.risks import HeatMap, RiskLine, RiskPage, heat_map, risk_lines, risk_page

COLUMNS = (
    "risk",
    "title",
    "category",
    "owners",
    "inherent",
    "residual",
    "planned",
    "borne",
    "movement",
    "board",
    "review",
    "standing",
)
Which = Annotated[str | None, Parameter(name="PROGRAMME", help="Needed only when there are several")]


def list_risks(
    programme: Which = None,
    *,
    above_appetite: Annotated[bool, Parameter(negative=(), help="Those above what is borne")] = False,
    overdue: Annotated[bool, Parameter(negative=(), help="Those whose day of review has passed")] = False,
    rising: Annotated[bool, Parameter(negative=(), help="Those whose residual score rose at last")] = False,
    closed: Annotated[bool, Parameter(negative=(), help="Those that are closed or were split too")] = False,
    common: Reading = READING,
) -> int:
    """The open risks, and how they stand; with several of the options those that are any of it."""

    def wanted(line: RiskLine) -> bool:
        asked = (
            (above_appetite, line.is_above_appetite),
            (overdue, line.is_overdue),
            (rising, line.is_rising),
        )
        is_any = any(is_so for is_asked, is_so in asked if is_asked)
        return (line.is_open or closed) and (is_any or not any(is_asked for is_asked, _ in asked))

    clock = clock_of(common)

    def listed(connection: Connection) -> Answer:
        id = programme_of(connection, programme)
        found = [
            each for each in risk_lines(connection, id, today=clock(connection, id).date()) if wanted(each)
        ]
        return Answer(
            document=found,
            sheets=(Sheet(columns=COLUMNS, rows=[_row(each) for each in found], empty="No such risks."),),
            next=f"lockgate risk heat-map {id}",
        )

    print_answer(ask(common, listed, programme=programme), common.output)
    return DONE


def show(
    programme: Annotated[str, Parameter(name="PROGRAMME", help="Such as surrey-ctp")],
    risk: Annotated[str, Parameter(name="RISK", help="Such as R12")],
    *,
    common: Reading = READING,
) -> int:
    """One risk with its controls, and every score that it had."""
    question = partial(_shown, typed=programme, risk=risk, clock=clock_of(common))
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def show_heat_map(
    programme: Which = None,
    *,
    kind: Annotated[ScoreKind, Parameter(help="Which scores are placed")] = ScoreKind.RESIDUAL,
    common: Reading = READING,
) -> int:
    """How many open risks are how likely and how bad."""

    def drawn(connection: Connection) -> Answer:
        id = programme_of(connection, programme)
        return _map(id, heat_map(connection, id, kind))

    print_answer(ask(common, drawn, programme=programme), common.output)
    return DONE


def _shown(connection: Connection, *, typed: str, risk: str, clock: Clock) -> Answer:
    id = programme_of(connection, typed)
    page = risk_page(connection, id, risk, today=clock(connection, id).date())
    scores = [(each.kind, str(each.score), each.at.date(), each.reason or None) for each in page.scores]
    controls = [
        *((control, "in place") for control in page.controls),
        *((control, "planned") for control in page.planned),
    ]
    return Answer(
        document=page,
        said=tuple(_said(page)),
        sheets=(
            Sheet(columns=COLUMNS, rows=[_row(page.line)]),
            Sheet(columns=("score", "is", "since", "why"), rows=scores, title="Scores", empty="None."),
            Sheet(columns=("control", "state"), rows=controls, title="Controls", empty="None."),
        ),
        next=f"lockgate risk list {id}",
    )


def _said(page: RiskPage) -> Sequence[str]:
    said = [f"{page.line.id}: {page.line.title}."]
    if page.split_from:
        said.append(f"It was a part of {page.split_from}.")
    if page.themes:
        said.append(f"Earlier papers: {'; '.join(page.themes)}.")
    said += [f"It went up to {each.to_board} on {each.at.date()}: {each.reason}" for each in page.escalations]
    if page.reviewed:
        said.append(f"Reviewed on {page.reviewed.at.date()}: {page.reviewed.found}")
    return said


def _row(line: RiskLine) -> tuple[Cell, ...]:
    return (
        line.id,
        line.title,
        line.category,
        ", ".join(who.subject for who in line.owners),
        _told(line.inherent),
        f"{line.residual}, above" if line.is_above_appetite else _told(line.residual),
        _told(line.planned),
        line.borne,
        None if line.movement is None else f"{line.movement:+}",
        line.board,
        f"{line.review_due}, overdue" if line.is_overdue else line.review_due,
        line.standing,
    )


def _told(score: object) -> str | None:
    return None if score is None else str(score)


def _map(programme: str, found: HeatMap) -> Answer:
    rows = [
        (row, *(len(found.at(row, column)) or None for column in found.impact))
        for row in reversed(found.likelihood)
    ]
    unscored = (f"Without a score: {', '.join(found.unscored)}.",) if found.unscored else ()
    return Answer(
        document=found,
        said=(f"Open risks by {found.kind} score: likelihood down, impact across.", *unscored),
        sheets=(
            Sheet(
                columns=("likelihood", *(f"impact {each}" for each in found.impact)),
                rows=rows,
                empty="The programme has no scale.",
            ),
        ),
        next=f"lockgate risk list {programme}",
    )
