"""Who can be recorded as having come to a session."""

from collections.abc import Sequence
from datetime import datetime

from domain.release.training.commands import RecordAttendance, StrikeAttendance
from domain.release.training.events import AttendanceStruck, HeadsAttended, StaffAttended
from domain.release.training.need import Attended, Session, StaffReference
from domain.release.training.refusals import (
    AttendanceMixed,
    AttendanceUnknown,
    GroupNotInSession,
    HeadsImpossible,
    MoreThanPlaces,
    MoreTrainedThanInGroup,
    ReferenceNotOpaque,
    ReferenceOfAnotherGroup,
    SessionNotYetHeld,
    SessionUnknown,
    SessionWasCancelled,
    TrainingReasonMissing,
)
from domain.release.training.state import Training, evolve


def attend(
    training: Training, attended: Attended, command: RecordAttendance
) -> Sequence[HeadsAttended | StaffAttended]:
    """That people of a group came to a session.

    :raises Rejected: when they cannot have, or would be more than its places or their group.
    """
    event = _said(training, attended, command)
    if event is None:
        return []
    session = _held(training, attended, command.at)
    after = evolve(training, event)
    if after.came_to(session.id) > session.places:
        raise MoreThanPlaces(f"{session.id}: {after.came_to(session.id)} people, {session.places} places.")
    _require_within_group(after, session, attended)
    return [event]


def strike(training: Training, command: StrikeAttendance) -> Sequence[AttendanceStruck]:
    """That people did not come after all.

    :raises Rejected: when it was never recorded, or no reason is given.
    """
    place = (command.session, command.group)
    known, struck = (each.get(place, frozenset()) for each in (training.staff, training.struck))
    if strange := [each for each in command.references if each not in known | struck]:
        raise AttendanceUnknown(f"{command.session}, {command.group}: {', '.join(strange)}.")
    wrong = tuple(each for each in dict.fromkeys(command.references) if each in known)
    if not wrong:
        return []
    if not command.reason.strip():
        raise TrainingReasonMissing
    return [
        AttendanceStruck(
            session=command.session,
            group=command.group,
            references=wrong,
            reason=command.reason,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _said(
    training: Training, attended: Attended, command: RecordAttendance
) -> HeadsAttended | StaffAttended | None:
    """What it adds to what is known; None when it is so already."""
    place, by = (attended.session, attended.group), command.by.identity
    if attended.references and attended.heads is not None:
        raise AttendanceMixed(f"{attended.session}, {attended.group}.")
    if attended.references:
        new = _new_references(training, attended)
        event = StaffAttended(session=place[0], group=place[1], references=new, by=by, at=command.at)
        return event if new else None
    if attended.heads is None:
        raise HeadsImpossible("Say how many came.")
    if training.heads.get(place) == attended.heads:
        return None
    return HeadsAttended(session=place[0], group=place[1], heads=attended.heads, by=by, at=command.at)


def _new_references(training: Training, attended: Attended) -> tuple[StaffReference, ...]:
    for each in attended.references:
        _require_opaque(each)
        group = training.group_of(each)
        if group not in (None, attended.group):
            raise ReferenceOfAnotherGroup(f"{each} counts for {group}.")
    known = training.staff.get((attended.session, attended.group), frozenset())
    return tuple(each for each in dict.fromkeys(attended.references) if each not in known)


def _require_opaque(reference: StaffReference) -> None:
    is_one_word = reference.isprintable() and len(reference.split()) == 1 and "@" not in reference
    if not is_one_word or reference != reference.strip() or not any(sign.isdigit() for sign in reference):
        raise ReferenceNotOpaque


def _held(training: Training, attended: Attended, at: datetime) -> Session:
    """The session, of which it can be known who came."""
    session = training.sessions.get(attended.session)
    if session is None:
        raise SessionUnknown(f"{attended.session}.")
    if session.id in training.cancelled:
        raise SessionWasCancelled(f"{session.id}: {training.cancelled[session.id]}")
    if at.date() < session.day:
        raise SessionNotYetHeld(f"{session.id} is on {session.day}.")
    if attended.group not in session.groups:
        raise GroupNotInSession(f"{session.id} is for {', '.join(session.groups)}.")
    if attended.heads is not None and attended.heads < 0:
        raise HeadsImpossible(f"{attended.heads} came to {session.id}.")
    return session


def _require_within_group(after: Training, session: Session, attended: Attended) -> None:
    group = attended.group
    if after.is_counted_by_heads(group) and after.is_counted_by_reference(group):
        raise AttendanceMixed(f"{group}.")
    need = after.needs.get(group)
    for topic in session.topics:
        trained = after.trained(group, topic)
        if need and topic in need.topics and trained > need.heads:
            raise MoreTrainedThanInGroup(f"{group}, {topic}: {trained} of {need.heads}.")
