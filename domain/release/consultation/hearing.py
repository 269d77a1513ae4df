"""How what people said is recorded and answered, and what came of it."""

from collections.abc import Sequence
from datetime import date

from domain.evidence import is_digest
from domain.release.consultation.commands import (
    AnswerResponse,
    LogResponse,
    RecordMeeting,
    ReportOutcome,
)
from domain.release.consultation.events import (
    ConsultationEvent,
    ConsultationOpened,
    MeetingRecorded,
    OutcomeReported,
    ResponseAnswered,
    ResponseLogged,
)
from domain.release.consultation.preparing import require_not_passed
from domain.release.consultation.refusals import (
    ConsultationDayNotPossible,
    ConsultationMeetingMalformed,
    ConsultationNotOpen,
    OutcomeReportMalformed,
    ResponseKnown,
    ResponseMalformed,
    ResponseUnknown,
)
from domain.release.state import Release


def log_response(release: Release, command: LogResponse) -> Sequence[ConsultationEvent]:
    """What somebody said, by number; a late response is heard as long as the gate is not passed."""
    known = release.consultation.responses.get(command.response)
    said = (command.speaks_for, command.heads, command.summary)
    if known and (known.speaks_for, known.heads, known.summary) == said:
        return []
    _require_opened(release)
    if known:
        raise ResponseKnown(f"Number: {command.response}.")
    if not all(each.strip() for each in (command.response, command.speaks_for, command.summary)):
        raise ResponseMalformed
    if command.heads < 1:
        raise ResponseMalformed("It speaks for at least one person.")
    return [
        ResponseLogged(
            response=command.response,
            speaks_for=command.speaks_for,
            heads=command.heads,
            summary=command.summary,
            by=command.by.identity,
            at=command.at,
        )
    ]


def answer(release: Release, command: AnswerResponse) -> Sequence[ConsultationEvent]:
    """What a response was answered; a better answer takes the place of an earlier one."""
    held = release.consultation
    already = held.answers.get(command.response)
    if already and already.answer == command.answer:
        return []
    _require_opened(release)
    if command.response not in held.responses:
        raise ResponseUnknown(f"Number: {command.response}.")
    if not command.answer.strip():
        raise ResponseMalformed("Say where its answer is.")
    return [
        ResponseAnswered(
            response=command.response, answer=command.answer, by=command.by.identity, at=command.at
        )
    ]


def meet(release: Release, command: RecordMeeting) -> Sequence[ConsultationEvent]:
    """That representatives were met, on a day of the consultation."""
    held = release.consultation
    said = (command.day, command.bodies, command.note)
    if said in ((each.day, each.bodies, each.note) for each in held.meetings):
        return []
    opened = _require_opened(release)
    known = {each.body for each in held.representatives}
    if not command.note.strip() or not command.bodies:
        raise ConsultationMeetingMalformed
    if strangers := [body for body in command.bodies if body not in known]:
        raise ConsultationMeetingMalformed(f"Not registered: {', '.join(strangers)}.")
    require_possible(command.day, since=opened.at.date(), today=command.at.date())
    return [
        MeetingRecorded(
            day=command.day,
            bodies=command.bodies,
            note=command.note,
            by=command.by.identity,
            at=command.at,
        )
    ]


def report(release: Release, command: ReportOutcome) -> Sequence[ConsultationEvent]:
    """What came of it; a newer report takes the place of an earlier one."""
    already = release.consultation.report
    if already and already.report == command.report:
        return []
    _require_opened(release)
    if not is_digest(command.report):
        raise OutcomeReportMalformed
    return [OutcomeReported(report=command.report, by=command.by.identity, at=command.at)]


def require_possible(day: date, *, since: date, today: date) -> None:
    """Lets a day pass on which something can have happened.

    :raises ConsultationDayNotPossible: when it lies before the consultation, or is still to come.
    """
    if not since <= day <= today:
        raise ConsultationDayNotPossible(f"{day} is not between {since} and {today}.")


def _require_opened(release: Release) -> ConsultationOpened:
    require_not_passed(release)
    if release.consultation.opened is None:
        raise ConsultationNotOpen
    return release.consultation.opened
