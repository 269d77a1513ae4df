"""What people do for a release as it goes on: they hand in what its gates ask for, and work on its lists."""

from datetime import datetime

from domain.programme.plan import ProgrammePlan
from domain.release.build.events import SprintEnded, SprintStarted
from domain.release.commands import OfferEvidence
from domain.release.consultation.events import ConsultationEvent
from domain.release.events import (
    ReleaseEvent,
    ReleaseSignedOff,
    StageBegunAhead,
    StageEntered,
)
from domain.release.lessons.events import LessonOffered
from domain.release.plan import ReleaseId
from domain.stage import Stage
from runtime.demo import script
from runtime.demo.at_work.building import Building
from runtime.demo.at_work.company import Company
from runtime.demo.at_work.consulting import Consulting
from runtime.demo.at_work.drafting import Drafting
from runtime.demo.at_work.going_live import GoingLive
from runtime.demo.at_work.learning import Learning
from runtime.demo.at_work.marking import Marking
from runtime.demo.at_work.moving import Moving
from runtime.demo.at_work.reporting import Reporting
from runtime.demo.at_work.stopping import Stopping
from runtime.demo.at_work.teaching import Teaching
from runtime.demo.at_work.trying import Trying
from runtime.demo.front import Front
from runtime.demo.intentions import Intentions
from runtime.demo.papers import Papers
from runtime.demo.script import Script

FIRST_ROUND = 1


class AtWork:
    """Everybody who works on the releases of a programme."""

    def __init__(
        self, front: Front, plan: ProgrammePlan, played: Script, papers: Papers, intentions: Intentions
    ) -> None:
        company = self._company = Company(front, plan, papers, intentions)
        self._drafting = Drafting(company)
        self._consulting = Consulting(company)
        self._building = Building(company)
        self._teaching = Teaching(company)
        self._trying = Trying(company, front, intentions, played.tried)
        self._reporting = Reporting(company)
        self._marking = Marking(company)
        self._moving = Moving(company)
        self._learning = Learning(company)
        self._going_live = GoingLive(company, Stopping(company, played.stops))
        self._begun: set[tuple[ReleaseId, Stage]] = set()

    def read(self, release: ReleaseId, event: ReleaseEvent) -> None:
        """Takes note of what happened to a release, and plans what to do about it."""
        if isinstance(event, ConsultationEvent):
            self._consulting.read(release, event)
        match event:
            case StageBegunAhead(stage=stage, at=at):
                self._begin(release, stage, at)
            case StageEntered(stage=stage, at=at, round=round):
                self._marking.read(release, event)
                if round > FIRST_ROUND:
                    self._hand_in(release, stage, at, round=round)
                elif (release, stage) not in self._begun:
                    self._begin(release, stage, at)
            case LessonOffered():
                self._learning.read(release, event)
            case ReleaseSignedOff(at=at):
                self._drafting.go_on(release, at)
                self._going_live.close(release, at)
            case SprintStarted() | SprintEnded():
                self._building.read(release, event)
            case _:
                pass

    def _begin(self, release: ReleaseId, stage: Stage, at: datetime) -> None:
        self._begun.add((release, stage))
        self._hand_in(release, stage, at, round=FIRST_ROUND)
        for part in (
            self._reporting,
            self._drafting,
            self._moving,
            self._learning,
            self._going_live,
        ):
            part.begin(release, stage, at)
        if stage is Stage.BUILD_SPRINTS:
            self._trying.begin(release, at)
        if stage is Stage.TRAINING:
            self._teaching.begin(release, at)

    def _hand_in(self, release: ReleaseId, stage: Stage, at: datetime, *, round: int) -> None:
        planned = self._company.planned(release)
        about = f"{release}, {planned.name}: {stage}, draft {round}"
        days = script.DAYS_TO_HAND_IN if round == FIRST_ROUND else script.DAYS_TO_IMPROVE
        for name in self._company.papers.asked_by(planned.stage(stage).gate):
            offer = OfferEvidence(
                **self._company.asked(release, planned.lead, at),
                stage=stage,
                evidence=self._company.papers.paper(name, about, planned.lead, at.date()),
            )
            self._company.later(days, offer)
