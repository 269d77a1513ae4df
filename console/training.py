"""How people see, plan and record the training of a release."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.naming import programme_of, release_of
from console.options import READING, Programme, Reading, Release
from console.printing import show as print_answer
from console.reading import ask
from readmodels.champion_growth import GrowthPoint, champion_growth
from readmodels.people import names
from readmodels.training import SessionLine, TrainingPage, training_page

WhichProgramme = Annotated[str | None, Parameter(name="PROGRAMME", help="Needed only when there are several")]
SHARES = ("group", "topic", "kind", "trained", "of", "per cent")
SESSIONS = ("session", "day", "topics", "groups", "places", "came", "provider", "state", "why")


def show(
    wanted: Release,
    *,
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """The share trained by group and topic, the sessions, and the change champions."""
    print_answer(
        ask(common, partial(_shown, wanted=wanted, programme=programme), about=wanted, programme=programme),
        common.output,
    )
    return DONE


def champions(programme: WhichProgramme = None, *, common: Reading = READING) -> int:
    """How the network of change champions grows, over all releases of a programme."""
    print_answer(ask(common, partial(_network, typed=programme), programme=programme), common.output)
    return DONE


def _network(connection: Connection, *, typed: str | None) -> Answer:
    growth = champion_growth(connection, programme_of(connection, typed))
    return Answer(document=growth, sheets=(_growth(growth),))


def _shown(connection: Connection, *, wanted: str, programme: str | None) -> Answer:
    page = training_page(connection, *release_of(connection, wanted, programme))
    growth = champion_growth(connection, page.programme, page.release)
    called = names(connection, page.programme)
    champions = [(called.get(each.who, each.who.subject), each.team, each.since) for each in page.champions]
    return Answer(
        document={"training": page, "growth": growth},
        said=(_headline(page),),
        sheets=(
            _shares(page),
            Sheet(
                columns=SESSIONS,
                rows=[_session(each) for each in page.sessions],
                title="Sessions",
                empty="None.",
            ),
            Sheet(columns=("champion", "team", "since"), rows=champions, title="Champions", empty="None."),
            _growth(growth),
        ),
    )


def _headline(page: TrainingPage) -> str:
    where = f"{page.programme}/{page.release}"
    if page.whole is None:
        return f"{where} lists nobody who is to be trained: its gates go by what is reported."
    return f"{where}: {page.whole.done} of {page.whole.of} are trained, counted for each topic."


def _shares(page: TrainingPage) -> Sheet:
    rows = [
        (each.group, each.topic, each.kind, each.trained, each.heads, each.percentage) for each in page.shares
    ]
    return Sheet(columns=SHARES, rows=rows, title="Trained", empty="Nobody is listed.")


def _session(line: SessionLine) -> tuple[Cell, ...]:
    session = line.session
    return (
        session.id,
        session.day,
        ", ".join(session.topics),
        ", ".join(session.groups),
        session.places,
        line.came,
        session.provider,
        line.state,
        line.reason or None,
    )


def _growth(points: tuple[GrowthPoint, ...]) -> Sheet:
    rows = [(each.month, each.people, each.teams, each.growth) for each in points]
    columns = ("month", "champions", "teams", "growth in per cent")
    return Sheet(columns=columns, rows=rows, title="Champions by month", empty="None.")
