"""The tables of the release board, filled from what happens to programmes and releases."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Date, Integer, MetaData, Table, Text, select

from domain.gate.outcome import Outcome
from domain.programme.baseline.events import ReleaseFreed, ReleaseTakenOut
from domain.programme.events import ProgrammeEnded, ProgrammeStarted, ReleaseBlocked, ReleasePlanned
from domain.programme.outside.events import ReleaseHeldUp
from domain.release.build.events import SprintStarted
from domain.release.consultation.events import (
    AffectedStated,
    ConsultationClosed,
    ConsultationExtended,
    ConsultationFoundUnnecessary,
    ConsultationOpened,
)
from domain.release.events import (
    PlanAdopted,
    ReleaseRegistered,
    ReleaseSignedOff,
    ReleaseStopped,
    StageDeferred,
    StageEntered,
    StagePassed,
    StageReturned,
    StageSubmitted,
)
from domain.stage import STAGES
from eventstore.tables import Moment
from readmodels.place import Place, place_of
from readmodels.recorded import Recorded
from readmodels.rows import put
from readmodels.view import View

_metadata = MetaData()

programmes_table = Table(
    "release_board_programme",
    _metadata,
    Column("programme", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("parent", Text, nullable=False, default=""),
)

releases_table = Table(
    "release_board",
    _metadata,
    Column("programme", Text, primary_key=True),
    Column("release", Text, primary_key=True),
    Column("name", Text),
    Column("kind", Text),
    Column("planned_start", Date),
    Column("planned_end", Date),
    Column("stage", Text),
    Column("round", Integer),
    Column("state", Text, nullable=False, default="planned"),
    Column("started_at", Moment),
    Column("signed_off_at", Moment),
    Column("stopped_at", Moment),
    Column("deferred_until", Date),
    Column("blocked_by", Text),
    Column("sprint", Integer),
    Column("sprints", Integer),
    Column("consultation_closes_on", Date),
    Column("consultation_closed_at", Moment),
    Column("nothing_to_consult_on", Text),
)

stages_table = Table(
    "release_board_stage",
    _metadata,
    Column("programme", Text, primary_key=True),
    Column("release", Text, primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("planned_start", Date),
    Column("planned_end", Date),
    Column("rounds", Integer, nullable=False, default=0),
    Column("entered_at", Moment),
    Column("submitted_at", Moment),
    Column("returned_at", Moment),
    Column("passed_at", Moment),
    Column("outcome", Text),
)


def _take(connection: Connection, happened: Sequence[Recorded]) -> None:
    for each in happened:
        place = place_of(each.fact.stream)
        _note_programme(connection, place.programme, each)
        _note_release(connection, place, each)
        _note_stage(connection, place, each)


def _note_programme(connection: Connection, programme: str, each: Recorded) -> None:
    match each.event:
        case ProgrammeStarted(name=name, organisation=organisation, parent=parent, at=at):
            values = {"name": name, "organisation": organisation, "started_at": at, "parent": parent}
            put(connection, programmes_table, {"programme": programme}, values)
        case ProgrammeEnded(at=at):
            put(connection, programmes_table, {"programme": programme}, {"ended_at": at})
        case ReleasePlanned(release=release, starts=starts):
            key = {"programme": programme, "release": release}
            put(connection, releases_table, key, {"planned_start": starts})
        case ReleaseFreed(release=release):
            key = {"programme": programme, "release": release}
            put(connection, releases_table, key, {"state": "planned", "blocked_by": None})
        case ReleaseTakenOut(release=release):
            key = {"programme": programme, "release": release}
            put(connection, releases_table, key, {"state": "withdrawn", "blocked_by": None})
        case ReleaseBlocked(release=release, behind=behind) | ReleaseHeldUp(release=release, behind=behind):
            key = {"programme": programme, "release": release}
            put(connection, releases_table, key, {"state": "blocked", "blocked_by": behind})
        case _:
            pass


def _note_release(connection: Connection, place: Place, each: Recorded) -> None:
    values: dict[str, Any]
    match each.event:
        case ReleaseRegistered(plan=plan) | PlanAdopted(plan=plan):
            values = {"name": plan.name, "kind": plan.kind, "sprints": plan.sprints}
            values |= {"planned_start": plan.starts, "planned_end": plan.ends}
        case StageEntered(stage=stage, round=round, at=at):
            state = "in rework" if round > 1 and not _was_deferred(connection, place) else "under way"
            values = {"stage": stage, "round": round, "state": state, "deferred_until": None}
            if stage is STAGES[0] and round == 1:
                values["started_at"] = at
        case StageSubmitted():
            values = {"state": "at its gate"}
        case StagePassed():
            values = {"state": "under way"}
        case StageReturned():
            values = {"state": "in rework"}
        case StageDeferred(until=until):
            values = {"state": "deferred", "deferred_until": until}
        case ReleaseStopped(at=at):
            values = {"state": "stopped", "stopped_at": at}
        case ReleaseSignedOff(at=at):
            values = {"state": "signed off", "signed_off_at": at}
        case SprintStarted(number=number, of=of):
            values = {"sprint": number, "sprints": of}
        case ConsultationOpened(closes_on=closes_on) | ConsultationExtended(closes_on=closes_on):
            values = {"consultation_closes_on": closes_on}
        case ConsultationClosed(at=at):
            values = {"consultation_closed_at": at}
        case ConsultationFoundUnnecessary(reason=reason):
            values = {"nothing_to_consult_on": reason}
        case AffectedStated():
            values = {"nothing_to_consult_on": None}
        case _:
            return
    put(connection, releases_table, {"programme": place.programme, "release": place.release}, values)


def _note_stage(connection: Connection, place: Place, each: Recorded) -> None:
    match each.event:
        case ReleaseRegistered(plan=plan) | PlanAdopted(plan=plan):
            for planned in plan.stages:
                values = {"planned_start": planned.starts, "planned_end": planned.ends}
                _put_stage(connection, place, planned.stage, values)
        case StageEntered(stage=stage, round=round, at=at):
            _put_stage(connection, place, stage, {"rounds": round} | _first_time(round, at))
        case StageSubmitted(stage=stage, at=at):
            _put_stage(connection, place, stage, {"submitted_at": at})
        case StageReturned(stage=stage, outcome=outcome, at=at):
            _put_stage(connection, place, stage, {"returned_at": at, "outcome": outcome})
        case StagePassed(stage=stage, outcome=outcome, at=at):
            _put_stage(connection, place, stage, {"passed_at": at, "outcome": outcome})
        case StageDeferred(stage=stage):
            _put_stage(connection, place, stage, {"outcome": Outcome.DEFERRED})
        case ReleaseStopped(stage=stage):
            _put_stage(connection, place, stage, {"outcome": Outcome.STOPPED})
        case _:
            pass


def _was_deferred(connection: Connection, place: Place) -> bool:
    columns = releases_table.c
    wanted = select(columns.state).where(
        columns.programme == place.programme, columns.release == place.release
    )
    return connection.scalar(wanted) == "deferred"


def _first_time(round: int, at: datetime) -> dict[str, Any]:
    return {"entered_at": at} if round == 1 else {}


def _put_stage(connection: Connection, place: Place, stage: str, values: dict[str, Any]) -> None:
    key = {"programme": place.programme, "release": place.release, "stage": stage}
    nth = [*STAGES].index(next(each for each in STAGES if each == stage))
    put(connection, stages_table, key, {"place": nth, **values})


RELEASE_BOARD = View(name="release_board", version=3, metadata=_metadata, take=_take)
