"""What happened to the consultation on a release, in plain English."""

from typing import assert_never

from domain.release.consultation.affected import Affected, heads_of
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
    RepresentativesRegistered,
    ResponseAnswered,
    ResponseLogged,
    TransferPlanned,
    TransferStepRecorded,
)
from readmodels.scene import Scene, day, ended, listed, plain_words


def consultation_sentence(event: ConsultationEvent, scene: Scene) -> str:
    """One sentence for each event of a consultation."""
    match event:
        case AffectedStated():
            heads, where = heads_of(event.affected), listed(map(_at, event.affected))
            return f"{scene.name(event.by)} stated whom {scene.release} affects, {heads} in all: {where}."
        case ConsultationOpened():
            return _opened(event, scene)
        case ConsultationExtended():
            until = f"was extended until {day(event.closes_on)} by {scene.name(event.by)}"
            return ended(f"Consultation on {scene.release} {until}: {event.reason}")
        case ConsultationClosed():
            return f"Consultation on {scene.release} closed."
        case ConsultationFoundUnnecessary():
            found = f", {scene.name(event.by)} found" if event.by else ""
            return f"{scene.release} needs no consultation{found}: {ended(event.reason)}"
        case RepresentativesRegistered() | MeetingRecorded() | ResponseLogged() | ResponseAnswered():
            return _heard(event, scene)
        case RedundanciesNotified():
            sent = f"form HR1 for {scene.release}, {event.reference}, was sent on {day(event.day)}"
            return (
                f"{scene.name(event.by)} recorded that {sent}; first dismissal {day(event.first_dismissal)}."
            )
        case NoticeCopied():
            given = f"{listed(event.bodies)} a copy of form HR1 for {scene.release} on {day(event.day)}"
            return f"{scene.name(event.by)} recorded that somebody gave {given}."
        case OutcomeReported():
            return f"{scene.name(event.by)} recorded the outcome report of consultation on {scene.release}."
        case TransferPlanned():
            moved, due = event.transfer, day(event.information_due)
            way = f"from {moved.transferor} to {moved.transferee} on {day(moved.effective)}"
            return (
                f"{scene.release} transfers {moved.heads} employees {way}; their information is due by {due}."
            )
        case TransferStepRecorded():
            step = plain_words(event.step)
            taken = f"{step} of the transfer of {scene.release} on {day(event.day)}"
            return f"{scene.name(event.by)} recorded: {taken}."
        case _:
            assert_never(event)


def _opened(event: ConsultationOpened, scene: Scene) -> str:
    heads, closes = event.affected_headcount, day(event.closes_on)
    told = f"Consultation on {scene.release} opened until {closes}; people affected: {heads}"
    lawful = event.lawful
    if lawful is None:
        return f"{told}."
    law = f"{lawful.counted} count, who need {lawful.minimum_days} days"
    return f"{told}; by {lawful.pack} {law}, and nobody leaves before {day(lawful.earliest_leaving)}."


def _heard(
    event: RepresentativesRegistered | MeetingRecorded | ResponseLogged | ResponseAnswered, scene: Scene
) -> str:
    match event:
        case RepresentativesRegistered():
            who = event.representatives
            said = f"{who.people} ({plain_words(who.kind)}) speak for {who.body}"
            return f"{scene.name(event.by)} registered representatives on {scene.release}: {said}."
        case MeetingRecorded():
            met = f"{listed(event.bodies)} met on {day(event.day)} about {scene.release}"
            return f"{scene.name(event.by)} recorded that {met}."
        case ResponseLogged():
            said = f"response {event.response} on {scene.release}, of {event.speaks_for}"
            return f"{scene.name(event.by)} logged {said} ({event.heads})."
        case ResponseAnswered():
            return f"{scene.name(event.by)} answered response {event.response} on {scene.release}."
        case _:
            assert_never(event)


def _at(affected: Affected) -> str:
    return f"{affected.heads} at {affected.establishment or 'the organisation'}"
