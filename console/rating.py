"""How releases are rated, and how their ratings are looked at from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.naming import programme_of, release_of
from console.options import COMMON, READING, Common, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.words import Told, Word, send
from console.writing import Desk, DryRun, now
from domain.release.plan import ReleaseId
from domain.release.rating.commands import RateRelease
from readmodels.ratings import RagLine, rag_of, ratings
from readmodels.release_board import release as release_line

HISTORY = ("rated on", "colour", "means", "comment", "by")
ROLL_UP = ("of", "worst", "rated", "not rated")


def rate(
    release: Annotated[str, Parameter(name="RELEASE", help="Such as 1A, or shepway-fom/1A")],
    colour: Annotated[str, Parameter(name="COLOUR", help="A colour of the programme's own legend")],
    *,
    comment: Annotated[str, Parameter(help="Why; people will ask for it later")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Rate a release in a colour of its programme's legend."""

    def wish(connection: Connection, desk: Desk) -> Word:
        id, named = release_of(connection, release, programme)
        return RateRelease(
            programme=id,
            release=ReleaseId(named),
            colour=colour,
            comment=comment,
            by=desk.actor,
            at=now(),
        )

    def told(word: Word) -> Told:
        assert isinstance(word, RateRelease)
        rated = f"{word.programme}/{word.release}"
        return Told(said=(f"{rated} is rated {colour}.",), look=f"lockgate release ratings {rated}")

    return send(wish, told, dry_run=dry_run, common=common)


def show_ratings(
    release: Annotated[
        str | None, Parameter(name="RELEASE", help="Such as 1A; without it, the newest of each release")
    ] = None,
    *,
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """How a release was rated and when, or how all releases and workstreams stand."""
    question = (
        partial(_whole, typed=programme)
        if release is None
        else partial(_history, typed=release, programme=programme)
    )
    print_answer(ask(common, question, about=release, programme=programme), common.output)
    return DONE


def _history(connection: Connection, *, typed: str, programme: str | None) -> Answer:
    id, release = release_of(connection, typed, programme)
    release_line(connection, id, release)
    found = ratings(connection, id, release)
    rows = [(each.at, each.colour, each.means, each.comment, each.by.subject) for each in found]
    return Answer(
        document=found,
        sheets=(Sheet(columns=HISTORY, rows=rows, empty="It has not been rated."),),
        next=f"lockgate release ratings --programme {id}",
    )


def _whole(connection: Connection, *, typed: str | None) -> Answer:
    id = programme_of(connection, typed)
    page = rag_of(connection, id)
    rows = [
        (release, str(each.colour), each.comment, each.by.subject, each.at)
        if each
        else (release, "not rated", "", "", None)
        for release, each in page.releases.items()
    ]
    lines = (*page.workstreams, page.whole)
    return Answer(
        document=page,
        said=(f"The worst first: {page.legend if page.legend.colours else 'there is no legend'}.",),
        sheets=(
            Sheet(columns=("release", "rated", "comment", "by", "on"), rows=rows, empty="No releases."),
            Sheet(
                columns=ROLL_UP,
                rows=[_roll_up(each, id) for each in lines],
                title="Together, the worst of the legend's order",
            ),
        ),
        next=f"lockgate release list --programme {id}",
    )


def _roll_up(line: RagLine, programme: str) -> tuple[str, str, int, int]:
    return line.name or programme, str(line.worst or "not rated"), line.rated, line.unrated
