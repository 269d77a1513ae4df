"""What the releases of a programme look like from a command line."""

from functools import partial

from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.backlog import musts_of
from console.failing import DONE
from console.naming import programme_of, release_of
from console.options import READING, Programme, Reading, Release
from console.printing import show as print_answer
from console.reading import ask
from domain.release.readiness import Measure
from readmodels.as_recorded import release_as_recorded
from readmodels.backlog import Backlog, backlog
from readmodels.readiness import ReadinessLine, readiness
from readmodels.release_board import ReleaseLine, ReleaseStages, StageLine, release, releases

COLUMNS = ("release", "name", "planned", "until", "state", "stage", "round", "days late")
STAGE_COLUMNS = (
    "stage",
    "planned start",
    "entered",
    "planned end",
    "passed",
    "submitted",
    "sent back",
    "rounds",
    "outcome",
)
READINESS_COLUMNS = ("measure", "done", "of", "outstanding", "by", "on")


def list_releases(*, programme: Programme = None, common: Reading = READING) -> int:
    """Where every release stands against its plan."""
    print_answer(ask(common, partial(_listed, programme=programme), programme=programme), common.output)
    return DONE


def show(
    wanted: Release,
    *,
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """One release: its stages as planned and as they were, and what was reported."""
    print_answer(
        ask(common, partial(shown, wanted=wanted, programme=programme), about=wanted, programme=programme),
        common.output,
    )
    return DONE


def shown(connection: Connection, *, wanted: str, programme: str | None) -> Answer:
    """The answer about one release.

    :raises ReleaseUnknown: when there is none of this name.
    """
    found = release(connection, *release_of(connection, wanted, programme))
    where = (found.line.programme, found.line.release)
    built = backlog(connection, *where)
    reported = tuple(
        each
        for each in readiness(connection, *where)
        if not (built.requirements and each.measure is Measure.MUSTS)
    )
    return Answer(
        document={
            "line": found.line,
            "stages": found.stages,
            "readiness": reported,
            "musts_open": built.musts_open,
        },
        said=(
            headline(found.line),
            *_notes(found.line),
            *_musts(built),
            *_lessons(connection, found.line),
        ),
        sheets=(stage_sheet(found), *_readiness_sheets(reported)),
        next=_next(found.line),
    )


def headline(line: ReleaseLine) -> str:
    """A release in one line: how it stands."""
    stage = f", {line.stage}, round {line.round}" if line.stage and line.state != "signed off" else ""
    return f"{line.kind} {line.programme}/{line.release} {line.name}: {line.standing}{stage}{_slip(line)}"


def stage_sheet(found: ReleaseStages) -> Sheet:
    """The stages as planned and as they were."""
    return Sheet(columns=STAGE_COLUMNS, rows=[_stage_row(each) for each in found.stages])


def _listed(connection: Connection, *, programme: str | None) -> Answer:
    wanted = None if programme is None else programme_of(connection, programme)
    found = releases(connection, wanted)
    several = len({each.programme for each in found}) > 1
    return Answer(
        document=found,
        sheets=(
            Sheet(columns=COLUMNS, rows=[_row(each, several) for each in found], empty="No releases yet."),
        ),
        next=f"lockgate release show {_name(found[0], several)}" if found else "lockgate programme show",
    )


def _name(line: ReleaseLine, several: bool) -> str:
    return f"{line.programme}/{line.release}" if several else line.release


def _row(line: ReleaseLine, several: bool) -> tuple[Cell, ...]:
    return (
        _name(line, several),
        line.name,
        line.planned_start,
        line.planned_end,
        line.standing,
        line.stage,
        line.round,
        line.slip_days,
    )


def _stage_row(each: StageLine) -> tuple[Cell, ...]:
    return (
        each.stage,
        each.planned_start,
        each.entered_at,
        each.planned_end,
        each.passed_at,
        each.submitted_at,
        each.returned_at,
        each.rounds,
        each.outcome,
    )


def _readiness_sheets(reported: tuple[ReadinessLine, ...]) -> tuple[Sheet, ...]:
    rows = [
        (each.measure, each.done, each.of, ", ".join(each.outstanding), each.by.subject, each.at)
        for each in reported
    ]
    return (Sheet(columns=READINESS_COLUMNS, rows=rows, title="Reported"),) if rows else ()


def _slip(line: ReleaseLine) -> str:
    if not line.slip_days:
        return ""
    return f" ({abs(line.slip_days)} days {'late' if line.slip_days > 0 else 'early'})"


def _notes(line: ReleaseLine) -> list[str]:
    sprint = [f"Sprint {line.sprint}."] if line.sprint else []
    return sprint + ([f"Consultation: {line.consultation}."] if line.consultation else [])


def _musts(built: Backlog) -> list[str]:
    return [musts_of(built)] if built.requirements else []


def _lessons(connection: Connection, line: ReleaseLine) -> list[str]:
    heard = release_as_recorded(connection, line.programme, line.release).lessons
    if not heard.offered:
        return []
    left = f", not answered: {', '.join(heard.unanswered)}" if heard.unanswered else ""
    return [f"Lessons of other releases offered: {len(heard.offered)}{left}."]


def _next(line: ReleaseLine) -> str:
    if line.state == "at its gate":
        return f"lockgate gate show {line.programme}/{line.release}/{line.stage}"
    return f"lockgate audit timeline --programme {line.programme} --release {line.release}"
