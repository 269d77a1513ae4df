"""What happened to the training of a release, in plain English."""

from typing import assert_never

from domain.release.training.events import (
    AttendanceStruck,
    ChampionNamed,
    ChampionStoodDown,
    HeadsAttended,
    SessionCancelled,
    SessionPlanned,
    StaffAttended,
    TrainingEvent,
    TrainingNeedIdentified,
)
from readmodels.scene import Scene, day, ended, listed


def training_sentence(event: TrainingEvent, scene: Scene) -> str:
    """One sentence for each event of training; staff references are counted and not told."""
    match event:
        case TrainingNeedIdentified(need=need):
            what = f"{need.heads} of {need.group} in {listed(need.topics)}"
            return ended(
                f"{scene.name(event.by)} says whom {scene.release} has to train: {what}: {event.reason}"
            )
        case SessionPlanned() | SessionCancelled():
            return _session_sentence(event, scene)
        case HeadsAttended():
            came = f"{event.heads} of {event.group} came to {event.session}"
            return f"{scene.name(event.by)} recorded for {scene.release}: {came}."
        case StaffAttended():
            came = f"{len(event.references)} more of {event.group} came to {event.session}"
            return f"{scene.name(event.by)} recorded for {scene.release}: {came}."
        case AttendanceStruck():
            wrong = f"{len(event.references)} of {event.group} did not come to {event.session}"
            return ended(f"{scene.name(event.by)} corrected for {scene.release}: {wrong}: {event.reason}")
        case ChampionNamed(champion=champion):
            who = scene.name(champion.who)
            return (
                f"{who} is change champion of {champion.team} in {scene.release} since {day(champion.since)}."
            )
        case ChampionStoodDown():
            who = scene.name(event.who)
            return ended(
                f"{who} is no longer change champion of {event.team} in {scene.release}: {event.reason}"
            )
        case _:
            assert_never(event)


def _session_sentence(event: SessionPlanned | SessionCancelled, scene: Scene) -> str:
    match event:
        case SessionPlanned(session=session):
            what = f"{listed(session.topics)} for {listed(session.groups)}"
            when = f"on {day(session.day)} by {session.provider}, {session.places} places"
            return f"{scene.release} plans the training session {session.id}, {what}, {when}."
        case SessionCancelled():
            return ended(
                f"The training session {event.session} of {scene.release} was cancelled: {event.reason}"
            )
        case _:
            assert_never(event)
