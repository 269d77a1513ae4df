"""What a blueprint and a programme look like from a command line."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE, REFUSED
from console.naming import START, programme_of
from console.options import COMMON, READING, Common, Reading
from console.printing import show as print_answer
from console.reading import ask
from definitions.faults import BlueprintRefused, Fault
from definitions.loader import load_blueprint
from definitions.shipped import shipped_path
from domain.programme.plan import ProgrammePlan
from readmodels.inbox import waiting
from readmodels.programme_family import Family, family
from readmodels.release_board import ProgrammeLine, ReleaseLine, State, programmes, releases
from readmodels.waiting import Waiting

Blueprint = Annotated[str, Parameter(help="A file, or the name of a shipped programme")]


def check(blueprint: Blueprint, *, common: Common = COMMON) -> int:
    """List everything that is wrong with a blueprint; exit code 6 when there is something."""
    try:
        plan = load_blueprint(path_of(blueprint))
    except BlueprintRefused as refused:
        print_answer(_faults(refused.problems), common.output)
        return REFUSED
    print_answer(_sound(plan, blueprint), common.output)
    return DONE


def show(
    programme: Annotated[str | None, Parameter(help="Without it, all are listed")] = None,
    *,
    common: Reading = READING,
) -> int:
    """Programmes, or one with its releases and open gates."""
    question = _all if programme is None else partial(_one, wanted=programme)
    answer = ask(common, question, programme=programme)
    print_answer(answer, common.output)
    return DONE


def path_of(blueprint: str) -> Path:
    """The file meant: a file that is there, else one that is shipped."""
    path = Path(blueprint)
    is_name = not path.suffix and path.name == blueprint
    return shipped_path(blueprint) if is_name and not path.is_file() else path


def summary(plan: ProgrammePlan) -> str:
    """A plan in one sentence."""
    return (
        f"{plan.name} ({plan.id}, {plan.organisation}): {len(plan.releases)} releases, "
        f"{len(plan.benefits)} benefits, {len(plan.policies)} policies, {len(plan.roster.people)} people."
    )


def _faults(problems: tuple[Fault, ...]) -> Answer:
    return Answer(
        document={"sound": False, "problems": problems},
        said=(*map(str, problems), f"Faults: {len(problems)}."),
    )


def _sound(plan: ProgrammePlan, blueprint: str) -> Answer:
    return Answer(
        document={"sound": True, "programme": plan.id, "digest": plan.blueprint_digest, "problems": []},
        said=(f"Sound. {summary(plan)}",),
        next=f"lockgate programme start {blueprint} --as PERSON",
    )


def _all(connection: Connection) -> Answer:
    known = programmes(connection)
    rows = [_row(each, _gates(connection, each.id)) for each in known]
    columns = ("programme", "name", "organisation", "started", "ended", "releases", "gates open")
    return Answer(
        document=[_document(each, _gates(connection, each.id)) for each in known],
        sheets=(Sheet(columns=columns, rows=rows, empty="There is no programme yet."),),
        next=f"lockgate programme show {known[0].id}" if known else START.partition(": ")[2],
    )


def _one(connection: Connection, *, wanted: str) -> Answer:
    id = programme_of(connection, wanted)
    line = next(each for each in programmes(connection) if each.id == id)
    gates, found, whole = _gates(connection, id), releases(connection, id), family(connection, id)
    return Answer(
        document={**_document(line, gates), "release_lines": found, "family": whole},
        said=(
            f"{line.name}, {line.organisation}, since {line.started_at:%Y-%m-%d}.",
            _counted(line.releases),
            *_together(whole),
        ),
        sheets=(_release_sheet(found), _gate_sheet(gates), *_parts(whole)),
        next=f"lockgate gate show {gates[0].id}" if gates else f"lockgate release list --programme {id}",
    )


def _gates(connection: Connection, programme: str) -> list[Waiting]:
    return [each for each in waiting(connection, programme=programme) if each.kind == "gate"]


def _row(line: ProgrammeLine, gates: list[Waiting]) -> tuple[Cell, ...]:
    counted, ended = _counted(line.releases), line.ended_at
    return (line.id, line.name, line.organisation, line.started_at, ended, counted, len(gates))


def _document(line: ProgrammeLine, gates: list[Waiting]) -> dict[str, object]:
    return {
        "id": line.id,
        "name": line.name,
        "organisation": line.organisation,
        "started_at": line.started_at,
        "ended_at": line.ended_at,
        "releases": line.releases,
        "parent": line.parent,
        "open_gates": [each.id for each in gates],
    }


def _counted(releases: Mapping[State, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in sorted(releases.items())) or "no releases"


def _together(whole: Family) -> Iterator[str]:
    """What it is a part of, and how it stands with its own parts."""
    if whole.parent:
        yield f"A part of {whole.parent}."
    if whole.worst:
        yield f"Rated {whole.worst}: the worst of what is rated, by the legend's order."
    if len(whole.parts) > 1:
        yield f"With its parts: {_counted(whole.releases)}; gates open: {whole.gates_open}."
    if whole.rated_otherwise:
        yield f"Rated by legends of their own: {', '.join(whole.rated_otherwise)}."


def _parts(whole: Family) -> tuple[Sheet, ...]:
    rows = [
        (each.id, each.name, _counted(each.releases), each.gates_open, str(each.worst or "not rated"))
        for each in whole.parts
        if each.level
    ]
    columns = ("part", "name", "releases", "gates open", "rated")
    return (Sheet(columns=columns, rows=rows, title="Parts"),) if rows else ()


def _release_sheet(found: tuple[ReleaseLine, ...]) -> Sheet:
    rows = [(each.release, each.name, each.state, each.stage, each.slip_days) for each in found]
    return Sheet(columns=("release", "name", "state", "stage", "days late"), rows=rows, title="Releases")


def _gate_sheet(gates: list[Waiting]) -> Sheet:
    rows = [(each.id, each.round, each.since, each.due, each.role) for each in gates]
    return Sheet(
        columns=("gate", "round", "since", "due", "asked"), rows=rows, title="Open gates", empty="none"
    )
