"""How far the training of a release has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sqlalchemy import Connection

from domain.release.readiness import Portion
from domain.release.training.counting import portion_trained, shares
from domain.release.training.matrix import TrainingGroup
from domain.release.training.need import Champion, Session
from domain.release.training.state import Training
from readmodels.as_recorded import known_release

SessionState: TypeAlias = Literal["planned", "held", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLine:
    """How many of a group are trained in a topic: a technique, tool, behaviour or preparation."""

    group: str
    topic: str
    kind: str
    trained: int
    heads: int
    percentage: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """A session, how many came, and why it was cancelled if it was."""

    session: Session
    state: SessionState
    came: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPage:
    """The training of a release; `whole` is None where nobody has listed who is to be trained."""

    programme: str
    release: str
    whole: Portion | None
    shares: tuple[ShareLine, ...]
    sessions: tuple[SessionLine, ...]
    champions: tuple[Champion, ...]


def training_page(connection: Connection, programme: str, release: str) -> TrainingPage:
    """The training of a release as it is recorded.

    :raises ReleaseUnknown: when there is none of this name.
    """
    found = known_release(connection, programme, release)
    training, matrix = found.training, found.terms.training
    by_day = sorted(training.sessions.values(), key=lambda session: (session.day, session.id))
    return TrainingPage(
        programme=programme,
        release=release,
        whole=portion_trained(training, matrix) if training.is_listed else None,
        shares=_shares(training, matrix),
        sessions=tuple(_session(training, each) for each in by_day),
        champions=tuple(
            sorted(training.champions.values(), key=lambda each: (each.team, each.since, each.who))
        ),
    )


def _shares(training: Training, matrix: Sequence[TrainingGroup]) -> tuple[ShareLine, ...]:
    names = {group.id: group.name for group in matrix}
    kinds = {(group.id, topic.name): topic.kind for group in matrix for topic in group.topics}
    return tuple(
        ShareLine(
            group=names.get(each.group, each.group),
            topic=each.topic,
            kind=kinds.get((each.group, each.topic), ""),
            trained=each.trained,
            heads=each.heads,
            percentage=each.percentage,
        )
        for each in shares(training)
    )


def _session(training: Training, session: Session) -> SessionLine:
    is_held = training.is_held(session.id)
    return SessionLine(
        session=session,
        state="cancelled" if session.id in training.cancelled else "held" if is_held else "planned",
        came=training.came_to(session.id),
        reason=training.cancelled.get(session.id, ""),
    )
