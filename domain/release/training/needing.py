"""Which training needs can be recorded, and which sessions planned or cancelled."""

from collections.abc import Sequence

from domain.release.training.commands import CancelSession, IdentifyTrainingNeeds, PlanSessions
from domain.release.training.events import SessionCancelled, SessionPlanned, TrainingNeedIdentified
from domain.release.training.matrix import TrainingGroup
from domain.release.training.need import Need, Session
from domain.release.training.refusals import (
    FewerThanTrained,
    GroupNotToBeTrained,
    HeadsImpossible,
    SessionIdTaken,
    SessionIncomplete,
    SessionUnknown,
    SessionWasCancelled,
    SessionWasHeld,
    TopicNotNeeded,
    TopicNotOfGroup,
    TrainingGroupUnknown,
    TrainingReasonMissing,
)
from domain.release.training.state import Training


def identify(
    training: Training, matrix: Sequence[TrainingGroup], need: Need, command: IdentifyTrainingNeeds
) -> Sequence[TrainingNeedIdentified]:
    """A need as it is now.

    :raises Rejected: when it is none of the matrix, impossible, or without a reason.
    """
    need = _in_full(matrix, need)
    if training.needs.get(need.group) == need:
        return []
    if not command.reason.strip():
        raise TrainingReasonMissing
    if need.heads < 0:
        raise HeadsImpossible(f"{need.group}: {need.heads}.")
    trained = max((training.trained(need.group, topic) for topic in need.topics), default=0)
    if need.heads < trained:
        raise FewerThanTrained(f"{need.group}: {trained} are trained, and {need.heads} are to be.")
    return [TrainingNeedIdentified(need=need, reason=command.reason, by=command.by.identity, at=command.at)]


def plan_session(training: Training, session: Session, command: PlanSessions) -> Sequence[SessionPlanned]:
    """A session that is needed.

    :raises Rejected: when it is not, or its id is another session's.
    """
    already = training.sessions.get(session.id)
    if session.id in training.cancelled:
        raise SessionWasCancelled(f"{session.id}: {training.cancelled[session.id]}")
    if already == session:
        return []
    if already:
        raise SessionIdTaken(f"{session.id} is on {already.day}.")
    if not (session.id.strip() and session.topics and session.groups and session.provider.strip()):
        raise SessionIncomplete
    if session.places < 1:
        raise HeadsImpossible(f"{session.id} has {session.places} places.")
    _require_needed(training, session)
    return [SessionPlanned(session=session, at=command.at)]


def cancel(training: Training, command: CancelSession) -> Sequence[SessionCancelled]:
    """The end of a session that nobody has come to.

    :raises Rejected: when it was held, is unknown, or no reason is given.
    """
    if command.session in training.cancelled:
        return []
    if command.session not in training.sessions:
        raise SessionUnknown(f"{command.session}.")
    if training.is_held(command.session):
        raise SessionWasHeld(f"{command.session}.")
    if not command.reason.strip():
        raise TrainingReasonMissing
    return [SessionCancelled(session=command.session, reason=command.reason, at=command.at)]


def _in_full(matrix: Sequence[TrainingGroup], need: Need) -> Need:
    """The need with the topics that it leaves unsaid, in the matrix's order."""
    group = next((each for each in matrix if each.id == need.group), None)
    if group is None:
        known = ", ".join(each.id for each in matrix) or "none"
        raise TrainingGroupUnknown(f"{need.group} is none of them: {known}.")
    strange = [topic for topic in need.topics if topic not in group.topic_names]
    if strange:
        raise TopicNotOfGroup(f"{need.group} has no topic {', '.join(strange)}.")
    wanted = need.topics or group.topic_names
    topics = tuple(topic for topic in group.topic_names if topic in wanted)
    return Need(group=need.group, heads=need.heads, topics=topics)


def _require_needed(training: Training, session: Session) -> None:
    needs = [training.needs.get(group) for group in session.groups]
    for group, need in zip(session.groups, needs, strict=True):
        if need is None or need.heads == 0:
            raise GroupNotToBeTrained(f"{group}.")
        if not set(need.topics) & set(session.topics):
            raise TopicNotNeeded(f"{group} needs {', '.join(need.topics)}.")
    needed = {topic for need in needs if need for topic in need.topics}
    if strange := [topic for topic in session.topics if topic not in needed]:
        raise TopicNotNeeded(f"None of its groups needs {', '.join(strange)}.")
