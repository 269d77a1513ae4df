"""What the consultation on a release is now, from what happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import assert_never

from domain.release.consultation.events import (
    AffectedStated,
    ConsultationClosed,
    ConsultationEvent,
    ConsultationExtended,
    ConsultationFoundUnnecessary,
    ConsultationOpened,
    MeetingRecorded,
    NoticeCopied,
    OutcomeReported,
    RedundanciesNotified,
    Representatives,
    RepresentativesRegistered,
    ResponseAnswered,
    ResponseLogged,
    TransferPlanned,
    TransferStep,
    TransferStepRecorded,
)
from domain.release.consultation.plan import ConsultationPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """A consultation; it has `opened`, or was found `unnecessary`, or neither yet.

    It closes on no day before `closes_on`, which an extension moves. `notified` is the newest form HR1,
    and `copied` to whom it was given in copy, and when.
    """

    stated: AffectedStated | None = None
    opened: ConsultationOpened | None = None
    unnecessary: ConsultationFoundUnnecessary | None = None
    closes_on: date | None = None
    closed_at: datetime | None = None
    representatives: tuple[Representatives, ...] = ()
    notified: RedundanciesNotified | None = None
    copied: Mapping[str, date] = field(default_factory=dict)
    responses: Mapping[str, ResponseLogged] = field(default_factory=dict)
    answers: Mapping[str, ResponseAnswered] = field(default_factory=dict)
    meetings: tuple[MeetingRecorded, ...] = ()
    extensions: tuple[ConsultationExtended, ...] = ()
    report: OutcomeReported | None = None
    transfer: TransferPlanned | None = None
    transfer_steps: Mapping[TransferStep, TransferStepRecorded] = field(default_factory=dict)

    @property
    def is_settled(self) -> bool:
        """Whether it has opened, or was found unnecessary."""
        return self.opened is not None or self.unnecessary is not None

    def is_to_begin(self, plan: ConsultationPlan) -> bool:
        """Whether it neither opened nor was found unnecessary, or a planned transfer is still to be told."""
        return not self.is_settled or (plan.transfer is not None and self.transfer is None)

    @property
    def is_open(self) -> bool:
        """Whether those affected are being heard."""
        return self.opened is not None and self.closed_at is None

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The numbers of the responses that nobody has answered, in order."""
        return tuple(each for each in self.responses if each not in self.answers)

    @property
    def uncopied(self) -> tuple[str, ...]:
        """The bodies whose representatives have no copy of the newest form HR1; none before it was sent."""
        bodies = dict.fromkeys(each.body for each in self.representatives)
        return tuple(body for body in bodies if body not in self.copied) if self.notified else ()

    @property
    def earliest_leaving(self) -> date | None:
        """The first day on which anybody can lawfully leave; None before it opens, or without law.

        The least days are counted from the start, and again from form HR1.
        """
        lawful = self.opened.lawful if self.opened else None
        if lawful is None or not (lawful.notifies and self.notified):
            return lawful.earliest_leaving if lawful else None
        return max(lawful.earliest_leaving, self.notified.day + timedelta(days=lawful.minimum_days))


NO_CONSULTATION = Consultation()


def evolve(consultation: Consultation, event: ConsultationEvent) -> Consultation:
    """The consultation after one more event; it believes every event."""
    match event:
        case AffectedStated():
            return replace(consultation, stated=event, unnecessary=None)
        case ConsultationOpened():
            return replace(consultation, opened=event, closes_on=event.closes_on)
        case ConsultationExtended():
            extensions = (*consultation.extensions, event)
            return replace(consultation, extensions=extensions, closes_on=event.closes_on)
        case ConsultationClosed():
            return replace(consultation, closed_at=event.at)
        case ConsultationFoundUnnecessary():
            return replace(consultation, unnecessary=event)
        case RepresentativesRegistered():
            return replace(
                consultation, representatives=(*consultation.representatives, event.representatives)
            )
        case RedundanciesNotified():
            return replace(consultation, notified=event, copied={})
        case NoticeCopied():
            given = dict.fromkeys(event.bodies, event.day)
            return replace(consultation, copied={**consultation.copied, **given})
        case ResponseLogged():
            return replace(consultation, responses={**consultation.responses, event.response: event})
        case ResponseAnswered():
            return replace(consultation, answers={**consultation.answers, event.response: event})
        case MeetingRecorded():
            return replace(consultation, meetings=(*consultation.meetings, event))
        case OutcomeReported():
            return replace(consultation, report=event)
        case TransferPlanned():
            return replace(consultation, transfer=event)
        case TransferStepRecorded():
            steps = {**consultation.transfer_steps, event.step: event}
            return replace(consultation, transfer_steps=steps)
        case _:
            assert_never(event)
