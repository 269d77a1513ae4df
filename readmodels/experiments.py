"""What is tried out in a release, and what came of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain.release.learning.state import Tried
from readmodels.release_folded import release_folded


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperimentLine:
    """An experiment; `result` is None before it is measured, `reason` nothing before it is settled."""

    experiment: str
    area: str
    hypothesis: str
    measure: str
    baseline: int
    result: int | None
    standing: str
    reason: str
    started_at: datetime


def experiments(connection: Connection, programme: str, release: str) -> tuple[ExperimentLine, ...]:
    """The experiments of a release, in the order in which they started.

    :raises ReleaseUnknown: when there is none of this name.
    """
    found = release_folded(connection, programme, release).learning
    return tuple(_line(each) for each in found.tried.values())


def _line(tried: Tried) -> ExperimentLine:
    told = tried.experiment
    return ExperimentLine(
        experiment=told.id,
        area=told.area,
        hypothesis=told.hypothesis,
        measure=told.measure,
        baseline=told.baseline,
        result=tried.measured.result if tried.measured else None,
        standing=tried.standing,
        reason=tried.settled.reason if tried.settled else "",
        started_at=tried.started.at,
    )
