"""What happened, from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter, validators
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.installation import settings_of
from console.naming import gate_of, person_of, programme_of
from console.options import READING, Nth, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.seeing import Seeing, said_of, seeing
from domain.catalogue import EVENTS
from readmodels.timeline import Happening
from readmodels.timeline import timeline as happenings
from runtime.failures import NotFound

COLUMNS = ("position", "at", "what happened")


def timeline(
    *,
    programme: Programme = None,
    release: Annotated[str | None, Parameter(help="Such as 1A")] = None,
    gate: Annotated[str | None, Parameter(help="Such as 1A/design")] = None,
    kind: Annotated[str | None, Parameter(help="Such as decision-taken")] = None,
    who: Annotated[str | None, Parameter(help="Who did it")] = None,
    limit: Annotated[Nth | None, Parameter(help="How many at most")] = None,
    after: Annotated[int, Parameter(help="After this position", validator=validators.Number(gte=0))] = 0,
    common: Reading = READING,
) -> int:
    """What happened, in order."""
    about = {"programme": programme, "release": release, "gate": gate, "kind": kind, "who": who}
    sees = seeing(common)
    question = partial(_found, about=about, common=common, limit=limit, after=after, sees=sees)
    found = ask(common, question, about=gate or release, programme=programme)
    print_answer(_answer(found, limit, said_of(sees, {each.programme for each in found})), common.output)
    return DONE


def _found(
    connection: Connection,
    *,
    about: dict[str, str | None],
    common: Reading,
    limit: int | None,
    after: int,
    sees: Seeing,
) -> tuple[Happening, ...]:
    programme, release = _place(connection, about["programme"], about["release"])
    gate, kind, who = about["gate"], about["kind"], about["who"]
    return happenings(
        connection,
        programme=programme,
        release=release,
        gate=None if gate is None else gate_of(connection, gate),
        kind=None if kind is None else _known_kind(kind),
        who=None if who is None else person_of(connection, who, programme, settings_of(common)),
        limit=limit,
        after=after,
        sees=sees,
    )


def _place(
    connection: Connection, programme: str | None, release: str | None
) -> tuple[str | None, str | None]:
    before, _, id = (release or "").rpartition("/")
    wanted = before or programme
    return (None if wanted is None else programme_of(connection, wanted)), id or None


def _known_kind(kind: str) -> str:
    known = sorted(stored.name for stored in EVENTS.values())
    if kind not in known:
        raise NotFound(f"There is no kind {kind!r}.", next=f"The kinds are: {', '.join(known)}")
    return kind


def _answer(found: tuple[Happening, ...], limit: int | None, said: tuple[str, ...]) -> Answer:
    is_full = limit is not None and len(found) == limit
    return Answer(
        document=found,
        said=said,
        sheets=(Sheet(columns=COLUMNS, rows=[_row(each) for each in found], empty="Nothing happened."),),
        next=f"lockgate audit timeline --after {found[-1].position}" if is_full else "lockgate release list",
    )


def _row(each: Happening) -> tuple[Cell, ...]:
    return (each.position, each.at, each.sentence)
