"""What a supposition about a programme is held against, from the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.benefit.state import Benefit
from domain.gate.events import GateEvent
from domain.gate.evolving import fold
from domain.gate.subject import GateSubject
from domain.programme.path.course import course_of
from domain.programme.path.situation import as_if_nothing_stopped
from domain.programme.refusals import ProgrammeUnknown
from domain.what_if.supposing import Known
from readmodels.benefits_recorded import benefits_as_recorded
from readmodels.gate_history import GateHistory, gate_history
from readmodels.plan import programme_now, release_history


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCourse:
    """What is known of the course of a programme, what benefits it is to bring, and what its gates heard."""

    known: Known
    benefits: Sequence[Benefit]
    gates: GateHistory

    def rounds_of(self, gate: str) -> Sequence[tuple[GateSubject, Sequence[GateEvent]]]:
        """The recorded rounds of a gate, in order."""
        found = ((fold(events).opened, events) for events in self.gates.rounds)
        return [
            (opened.subject, events) for opened, events in found if opened and opened.subject.gate == gate
        ]


def recorded_course(connection: Connection, programme: str, on: date) -> RecordedCourse:
    """Everything that is needed to suppose on a day that something was otherwise.

    :raises ProgrammeUnknown: when it has not begun.
    """
    now, gates = programme_now(connection, programme), gate_history(connection, programme)
    if now.calendar is None or gates is None:
        raise ProgrammeUnknown(programme)
    history = release_history(connection, programme, now.planned)
    course = course_of(as_if_nothing_stopped(now, now.calendar, history, on))
    return RecordedCourse(
        known=Known(course=course, given_up=now.dropped, history=history, on=on, programme=now),
        benefits=benefits_as_recorded(connection, programme),
        gates=gates,
    )
