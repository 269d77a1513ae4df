"""What the backlog of a release looks like from a command line."""

from functools import partial

from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.naming import release_of
from console.options import READING, Programme, Reading, Release
from console.printing import show as print_answer
from console.reading import ask
from readmodels.backlog import Backlog, RequirementLine, ScopeChange, backlog

COLUMNS = (
    "requirement",
    "title",
    "team",
    "process",
    "class",
    "points",
    "worth",
    "sprint",
    "carried",
    "state",
)
CHANGES = ("requirement", "change", "reason", "by", "on")


def list_backlog(
    release: Release,
    *,
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """What is to be built in a release, in its order, and how the scope changed."""
    print_answer(
        ask(common, partial(_shown, wanted=release, programme=programme), about=release, programme=programme),
        common.output,
    )
    return DONE


def musts_of(found: Backlog) -> str:
    """How many Musts are delivered, and which are not."""
    if not found.requirements:
        return "Musts are counted as they are reported, until there is a backlog."
    done = found.musts - len(found.musts_open)
    left = f" Outstanding: {', '.join(found.musts_open)}." if found.musts_open else ""
    return f"{done} of {found.musts} Musts are delivered.{left}"


def _shown(connection: Connection, *, wanted: str, programme: str | None) -> Answer:
    found = backlog(connection, *release_of(connection, wanted, programme))
    rows = [_row(each) for each in found.requirements]
    changes = [_change(each) for each in found.changes]
    return Answer(
        document=found,
        said=(musts_of(found),),
        sheets=(
            Sheet(columns=COLUMNS, rows=rows, empty="No backlog yet."),
            *((Sheet(columns=CHANGES, rows=changes, title="Scope changes"),) if changes else ()),
        ),
        next=f"lockgate sprint show {found.programme}/{found.release}",
    )


def _row(each: RequirementLine) -> tuple[Cell, ...]:
    known = (each.requirement, each.title, each.team, each.process, each.moscow, each.points)
    return (*known, each.worth, each.sprint, each.carried or None, each.standing)


def _change(each: ScopeChange) -> tuple[Cell, ...]:
    return (each.requirement, each.change, each.reason, each.by.subject, each.at)
