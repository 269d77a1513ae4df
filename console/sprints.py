"""What the sprints of a release look like from a command line."""

from functools import partial

from sqlalchemy import Connection

from console.answer import Answer, Cell, Money, Sheet
from console.failing import DONE
from console.naming import release_of
from console.options import READING, Programme, Reading, Release
from console.printing import show as print_answer
from console.reading import ask
from domain.release.build.burn_up import SprintsLeft
from readmodels.sprints import SprintLine, sprints

COLUMNS = ("sprint", "state", "days", "cost", "quality", "requirements", "points", "delivered")
BURN_UP = ("sprint", "velocity", "done", "scope", "ended")


def show(release: Release, *, programme: Programme = None, common: Reading = READING) -> int:
    """The sprints of a release: what is fixed in each, and what each delivers."""
    print_answer(
        ask(common, partial(_shown, wanted=release, programme=programme), about=release, programme=programme),
        common.output,
    )
    return DONE


def burn_up(release: Release, *, programme: Programme = None, common: Reading = READING) -> int:
    """Points done and in scope by sprint, and how many sprints are left: an estimate."""
    print_answer(
        ask(
            common,
            partial(_burnt_up, wanted=release, programme=programme),
            about=release,
            programme=programme,
        ),
        common.output,
    )
    return DONE


def _shown(connection: Connection, *, wanted: str, programme: str | None) -> Answer:
    found = sprints(connection, *release_of(connection, wanted, programme))
    rows = [_row(each) for each in found.sprints]
    return Answer(
        document=found,
        sheets=(Sheet(columns=COLUMNS, rows=rows, empty="No sprints."),),
        next=f"lockgate sprint burn-up {found.programme}/{found.release}",
    )


def _burnt_up(connection: Connection, *, wanted: str, programme: str | None) -> Answer:
    found = sprints(connection, *release_of(connection, wanted, programme))
    told = found.burn_up
    rows = [(each.number, each.velocity, each.done, each.scope, each.at) for each in told.series]
    return Answer(
        document={"programme": found.programme, "release": found.release, "burn_up": told},
        said=(
            f"{told.done} of {told.scope} points are done.",
            _left("Everything", told.left),
            _left("Every Must", told.musts_left),
        ),
        sheets=(Sheet(columns=BURN_UP, rows=rows, empty="No sprint has ended yet."),),
        next=f"lockgate backlog list {found.programme}/{found.release}",
    )


def _left(what: str, left: SprintsLeft | None) -> str:
    if left is None:
        return f"{what}: no sprint has delivered anything yet, so nothing is estimated."
    if left.points == 0:
        return f"{what}: nothing is left."
    between = f"{left.fewest} to {left.most}" if left.fewest < left.most else f"{left.fewest}"
    return f"{what}: {left.points} points are left, an estimated {left.likely} sprints ({between})."


def _row(each: SprintLine) -> tuple[Cell, ...]:
    fixed = (each.days, Money(each.cost), ", ".join(each.quality) or None)
    return (each.sprint, each.state, *fixed, ", ".join(each.requirements), each.points, each.delivered)
