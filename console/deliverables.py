"""What the deliverables of a release look like from a command line."""

from collections import Counter
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.naming import release_of
from console.options import READING, Programme, Reading, Release
from console.printing import show as print_answer
from console.reading import ask
from domain.identity import Identity
from domain.release.deliverables.state import Status
from domain.stage import Stage
from readmodels.deliverables import DeliverableLine, deliverable, deliverables

Deliverable = Annotated[str, Parameter(name="DELIVERABLE", help="Such as DD-08, or process-1.4")]
COLUMNS = ("deliverable", "name", "stage", "owner", "due", "status", "version", "author", "said by", "reason")
VERSIONS = ("version", "evidence", "note", "author", "drafted", "digest")


def list_deliverables(
    release: Release,
    *,
    stage: Annotated[Stage | None, Parameter(help="Only what the gate of this stage asks for")] = None,
    still_open: Annotated[
        bool, Parameter(name="--open", negative=(), help="Only what is neither accepted nor found unneeded")
    ] = False,
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """What a release is to deliver, who answers for it by when, and how far it has come."""
    question = partial(_listed, typed=release, programme=programme, stage=stage, still_open=still_open)
    print_answer(ask(common, question, about=release, programme=programme), common.output)
    return DONE


def show(
    release: Release,
    wanted: Deliverable,
    *,
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """One deliverable with its versions."""
    print_answer(
        ask(
            common,
            partial(_shown, typed=release, id=wanted, programme=programme),
            about=release,
            programme=programme,
        ),
        common.output,
    )
    return DONE


def _listed(
    connection: Connection, *, typed: str, programme: str | None, stage: Stage | None, still_open: bool
) -> Answer:
    place, id = release_of(connection, typed, programme)
    every = deliverables(connection, place, id)
    found = [
        each
        for each in every
        if stage in (None, each.stage)
        and not (still_open and each.status in (Status.ACCEPTED, Status.NOT_NEEDED))
    ]
    rows = [_row(each) for each in found]
    return Answer(
        document=found,
        said=(f"{place}/{id}: {_counted(every)}.",) if every else (),
        sheets=(Sheet(columns=COLUMNS, rows=rows, empty="No deliverables."),),
        next=f"lockgate deliverable show {place}/{id} {found[0].id}"
        if found
        else f"lockgate release show {place}/{id}",
    )


def _shown(connection: Connection, *, typed: str, id: str, programme: str | None) -> Answer:
    place, release = release_of(connection, typed, programme)
    found = deliverable(connection, place, release, id)
    versions = [
        (each.version, each.evidence, each.note, each.author.subject, each.drafted_at, each.digest)
        for each in found.versions
    ]
    return Answer(
        document=found,
        said=(_headline(found), *_said(found)),
        sheets=(Sheet(columns=VERSIONS, rows=versions, title="Versions", empty="No version yet."),),
        next=f"lockgate deliverable list {place}/{release}",
    )


def _counted(lines: tuple[DeliverableLine, ...]) -> str:
    times = Counter(each.status for each in lines)
    return ", ".join(f"{times[status]} {status}" for status in Status if times[status])


def _headline(line: DeliverableLine) -> str:
    owner, due = _subject(line.owner) or "nobody yet", f" by {line.due}" if line.due else ""
    asked = f"for the gate of {line.stage}" if line.stage else "after sign-off"
    return f"{line.id} {line.name}: {line.status}, {asked}, answered for by {owner}{due}"


def _said(line: DeliverableLine) -> list[str]:
    if line.said_by is None:
        return []
    said = line.status if line.status in (Status.ACCEPTED, Status.NOT_NEEDED) else "sent back"
    why = f": {line.reason}" if line.reason else ""
    return [f"{said.capitalize()} by {line.said_by.subject}{why}"]


def _row(line: DeliverableLine) -> tuple[Cell, ...]:
    return (
        line.id,
        line.name,
        line.stage or "after sign-off",
        _subject(line.owner),
        line.due,
        line.status,
        line.version or None,
        _subject(line.author),
        _subject(line.said_by),
        line.reason,
    )


def _subject(who: Identity | None) -> str:
    return who.subject if who else ""
