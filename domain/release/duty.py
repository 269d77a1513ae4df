"""Something that a release has to do by itself, and the command that does it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from domain.identity import Actor
from domain.release.build.commands import EndSprint, StartSprint
from domain.release.closing.commands import CloseRelease
from domain.release.commands import (
    BeginStageAhead,
    EnterStage,
    SubmitStage,
)
from domain.release.consultation.commands import BeginConsultation, CloseConsultation
from domain.release.plan import ReleaseId
from domain.release.reminding.commands import RemindOwners
from domain.stage import Stage

DutyCommand = (
    BeginStageAhead
    | EnterStage
    | BeginConsultation
    | CloseConsultation
    | StartSprint
    | EndSprint
    | SubmitStage
    | RemindOwners
    | CloseRelease
)


class Duty(StrEnum):
    """What falls due in a release without anybody asking for it."""

    BEGIN_STAGE_AHEAD = "begin-stage-ahead"
    ENTER_STAGE = "enter-stage"
    BEGIN_CONSULTATION = "begin-consultation"
    CLOSE_CONSULTATION = "close-consultation"
    START_SPRINT = "start-sprint"
    END_SPRINT = "end-sprint"
    SUBMIT_STAGE = "submit-stage"
    REMIND_OWNERS = "remind-owners"
    CLOSE_RELEASE = "close-release"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A duty of a stage's round, not before `at`; `sprint` numbers the timebox, 0 when it is about none."""

    duty: Duty
    at: datetime
    stage: Stage
    round: int = 1
    sprint: int = 0

    @property
    def said(self) -> str:
        """The duty in words: `start sprint 2 of build-sprints`."""
        what = self.duty.replace("-", " ")
        match self.duty:
            case Duty.START_SPRINT | Duty.END_SPRINT:
                return f"{what} {self.sprint}"
            case Duty.BEGIN_CONSULTATION | Duty.CLOSE_CONSULTATION | Duty.REMIND_OWNERS | Duty.CLOSE_RELEASE:
                return what
            case Duty.BEGIN_STAGE_AHEAD | Duty.ENTER_STAGE | Duty.SUBMIT_STAGE:
                return f"{what} {self.stage}, round {self.round}"
            case _:
                assert_never(self.duty)


def command_for(due: Due, *, programme: str, release: ReleaseId, by: Actor, at: datetime) -> DutyCommand:
    """The command that does what is due."""
    match due.duty:
        case Duty.BEGIN_STAGE_AHEAD:
            return BeginStageAhead(programme=programme, release=release, by=by, at=at, stage=due.stage)
        case Duty.ENTER_STAGE:
            return EnterStage(
                programme=programme, release=release, by=by, at=at, stage=due.stage, round=due.round
            )
        case Duty.BEGIN_CONSULTATION:
            return BeginConsultation(programme=programme, release=release, by=by, at=at)
        case Duty.CLOSE_CONSULTATION:
            return CloseConsultation(programme=programme, release=release, by=by, at=at)
        case Duty.START_SPRINT:
            return StartSprint(programme=programme, release=release, by=by, at=at, number=due.sprint)
        case Duty.END_SPRINT:
            return EndSprint(programme=programme, release=release, by=by, at=at, number=due.sprint)
        case Duty.SUBMIT_STAGE:
            return SubmitStage(
                programme=programme, release=release, by=by, at=at, stage=due.stage, round=due.round
            )
        case Duty.REMIND_OWNERS:
            return RemindOwners(programme=programme, release=release, by=by, at=at, day=due.at.date())
        case Duty.CLOSE_RELEASE:
            return CloseRelease(programme=programme, release=release, by=by, at=at)
        case _:
            assert_never(due.duty)
