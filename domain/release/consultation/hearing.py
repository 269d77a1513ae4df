"""How what people said is recorded and answered, and what came of it."""

from collections.abc import Sequence
from datetime import date
from functools import reduce

from domain.evidence import is_digest
from domain.release.command import ReleaseCommand
from domain.release.consultation.commands import (
    AnswerResponse,
    LogResponses,
    RecordMeeting,
    ReportOutcome,
    Response,
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
from domain.release.state import Release, evolve


def log_responses(release: Release, command: LogResponses) -> Sequence[ConsultationEvent]:
    """What people said, by number, and what they were answered; late ones count until the gate is passed."""
    events: list[ConsultationEvent] = []
    for said in command.responses:
        logged = _logged(release, command, said)
        release = reduce(evolve, logged, release)
        answered = _answered(release, command, said.number, said.answer) if said.answer else []
        release = reduce(evolve, answered, release)
        events += (*logged, *answered)
    return events


def answer(release: Release, command: AnswerResponse) -> Sequence[ConsultationEvent]:
    """What a response was answered; a better answer takes the place of an earlier one."""
    return _answered(release, command, command.response, command.answer)


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


def _logged(release: Release, command: LogResponses, said: Response) -> Sequence[ResponseLogged]:
    known = release.consultation.responses.get(said.number)
    told = (said.speaks_for, said.heads, said.summary)
    if known and (known.speaks_for, known.heads, known.summary) == told:
        return []
    _require_opened(release)
    if known:
        raise ResponseKnown(f"Number: {said.number}.")
    if not all(each.strip() for each in (said.number, said.speaks_for, said.summary)):
        raise ResponseMalformed
    if said.heads < 1:
        raise ResponseMalformed("It speaks for at least one person.")
    return [
        ResponseLogged(
            response=said.number,
            speaks_for=said.speaks_for,
            heads=said.heads,
            summary=said.summary,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _answered(
    release: Release, command: ReleaseCommand, number: str, text: str
) -> Sequence[ResponseAnswered]:
    held = release.consultation
    already = held.answers.get(number)
    if already and already.answer == text:
        return []
    _require_opened(release)
    if number not in held.responses:
        raise ResponseUnknown(f"Number: {number}.")
    if not text.strip():
        raise ResponseMalformed("Say where its answer is.")
    return [ResponseAnswered(response=number, answer=text, by=command.by.identity, at=command.at)]


def _require_opened(release: Release) -> ConsultationOpened:
    require_not_passed(release)
    if release.consultation.opened is None:
        raise ConsultationNotOpen
    return release.consultation.opened
