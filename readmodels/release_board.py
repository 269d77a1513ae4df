"""Where every release stands against its plan."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, TypeAlias

from sqlalchemy import Connection, Row, Select, select

from domain.gate.outcome import Outcome
from domain.release.refusals import ReleaseUnknown
from domain.stage import Stage
from readmodels.release_board_tables import programmes_table, releases_table, stages_table

State: TypeAlias = Literal[
    "planned",
    "under way",
    "at its gate",
    "in rework",
    "deferred",
    "signed off",
    "stopped",
    "blocked",
    "withdrawn",
]
# Of these releases nothing more will come.
OVER: frozenset[State] = frozenset({"signed off", "stopped", "blocked", "withdrawn"})
_Row: TypeAlias = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLine:
    """A stage as planned, and when it was first entered, last submitted, last sent back, and passed."""

    stage: Stage
    planned_start: date
    planned_end: date
    rounds: int
    entered_at: datetime | None
    submitted_at: datetime | None
    returned_at: datetime | None
    passed_at: datetime | None
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    """A release on the board.

    `slip_days` compares the last step reached with the day planned for it: late is positive, early
    negative, and None while the release has not begun. A release that is blocked waits for `blocked_by`,
    which was stopped, or failed outside the programme.
    """

    programme: str
    release: str
    name: str
    kind: str
    planned_start: date
    planned_end: date | None
    stage: Stage | None
    round: int | None
    state: State
    started_at: datetime | None
    signed_off_at: datetime | None
    stopped_at: datetime | None
    deferred_until: date | None
    blocked_by: str | None
    slip_days: int | None
    sprint: str | None
    consultation: str | None

    @property
    def standing(self) -> str:
        """The state in words: `deferred until 2018-06-04`, `blocked by 1A`."""
        match self.state:
            case "deferred":
                return f"deferred until {self.deferred_until}"
            case "blocked":
                return f"blocked by {self.blocked_by}"
            case _:
                return self.state


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseStages:
    """A release's line and its five stages."""

    line: ReleaseLine
    stages: tuple[StageLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeLine:
    """A programme, how many of its releases are in each state, and what it is a part of, if anything."""

    id: str
    name: str
    organisation: str
    started_at: datetime
    ended_at: datetime | None
    releases: Mapping[State, int]
    parent: str = ""


def programmes(connection: Connection) -> tuple[ProgrammeLine, ...]:
    """Every programme, the first started first."""
    states: dict[str, list[State]] = {}
    for row in connection.execute(select(releases_table.c.programme, releases_table.c.state)):
        states.setdefault(row.programme, []).append(row.state)
    wanted = select(programmes_table).order_by(programmes_table.c.started_at, programmes_table.c.programme)
    return tuple(
        ProgrammeLine(
            id=row.programme,
            name=row.name,
            organisation=row.organisation,
            started_at=row.started_at,
            ended_at=row.ended_at,
            releases=Counter(states.get(row.programme, [])),
            parent=row.parent,
        )
        for row in connection.execute(wanted)
    )


def releases(connection: Connection, programme: str | None = None) -> tuple[ReleaseLine, ...]:
    """Every release, of one programme when so asked, by programme and planned start."""
    found = select(releases_table), select(stages_table)
    if programme is not None:
        found = (
            found[0].where(releases_table.c.programme == programme),
            found[1].where(stages_table.c.programme == programme),
        )
    return tuple(each.line for each in _board(connection, *found))


def release(connection: Connection, programme: str, release: str) -> ReleaseStages:
    """One release with its stages.

    :raises ReleaseUnknown: when no programme of this name has such a release.
    """
    lines, stages = releases_table.c, stages_table.c
    found = _board(
        connection,
        select(releases_table).where(lines.programme == programme, lines.release == release),
        select(stages_table).where(stages.programme == programme, stages.release == release),
    )
    if not found:
        raise ReleaseUnknown(f"{programme}/{release}")
    return found[0]


def _board(
    connection: Connection, wanted: Select[Any], wanted_stages: Select[Any]
) -> tuple[ReleaseStages, ...]:
    stages: dict[tuple[str, str], list[StageLine]] = {}
    for row in connection.execute(wanted_stages.order_by(stages_table.c.place)):
        stages.setdefault((row.programme, row.release), []).append(_stage(row))
    columns = releases_table.c
    rows = connection.execute(wanted.order_by(columns.programme, columns.planned_start, columns.release))
    return tuple(_with_stages(row, stages.get((row.programme, row.release), [])) for row in rows)


def _with_stages(row: _Row, stages: Sequence[StageLine]) -> ReleaseStages:
    line = ReleaseLine(
        programme=row.programme,
        release=row.release,
        name=row.name or row.release,
        kind=row.kind or "release",
        planned_start=row.planned_start,
        planned_end=row.planned_end,
        stage=None if row.stage is None else Stage(row.stage),
        round=row.round,
        state=row.state,
        started_at=row.started_at,
        signed_off_at=row.signed_off_at,
        stopped_at=row.stopped_at,
        deferred_until=row.deferred_until,
        blocked_by=row.blocked_by,
        slip_days=_slip(stages),
        sprint=f"{row.sprint} of {row.sprints}" if row.sprint else None,
        consultation=_consultation(row),
    )
    return ReleaseStages(line=line, stages=tuple(stages))


def _stage(row: _Row) -> StageLine:
    return StageLine(
        stage=Stage(row.stage),
        planned_start=row.planned_start,
        planned_end=row.planned_end,
        rounds=row.rounds,
        entered_at=row.entered_at,
        submitted_at=row.submitted_at,
        returned_at=row.returned_at,
        passed_at=row.passed_at,
        outcome=None if row.outcome is None else Outcome(row.outcome),
    )


def _slip(stages: Sequence[StageLine]) -> int | None:
    reached = [stage for stage in stages if stage.entered_at is not None]
    if not reached or reached[-1].entered_at is None:
        return None
    last = reached[-1]
    ended = [moment for moment in (last.submitted_at, last.returned_at, last.passed_at) if moment]
    if ended:
        return (max(ended).date() - last.planned_end).days
    return (reached[-1].entered_at.date() - last.planned_start).days


def _consultation(row: _Row) -> str | None:
    if row.nothing_to_consult_on is not None:
        return f"not needed: {row.nothing_to_consult_on}"
    if row.consultation_closed_at is not None:
        return f"closed on {row.consultation_closed_at.date()}"
    if row.consultation_closes_on is not None:
        return f"open until {row.consultation_closes_on}"
    return None
