"""The people of a demonstration: they read what happens and do their part some days later."""

from datetime import datetime
from functools import partial
from typing import get_args

from domain.benefit.events import BenefitEvent
from domain.fund.events import FundEvent
from domain.gate.events import GateClosed, GateEscalated, GateOpened
from domain.gate.subject import GateSubject, subject_of
from domain.programme.events import ReviewCalled
from domain.programme.plan import ProgrammePlan
from domain.release.events import ReleaseEvent
from domain.release.plan import ReleaseId
from readmodels.place import Place, place_of
from readmodels.recorded import Recorded
from runtime.demo import script
from runtime.demo.answering import Answering, is_played
from runtime.demo.at_work.release import AtWork
from runtime.demo.front import Front
from runtime.demo.intentions import Deed, Intentions
from runtime.demo.measuring import Measuring
from runtime.demo.papers import Papers
from runtime.demo.planning import hold, plan_what_planners_do
from runtime.demo.script import Script
from runtime.demo.spending import Spending


class Cast:
    """Scripted people, and what they mean to do."""

    def __init__(self, front: Front, plan: ProgrammePlan, played: Script, papers: Papers) -> None:
        self._front = front
        self._plan = plan
        self._script = played
        self._papers = papers
        self._intentions = Intentions()
        self._answering = Answering(front, played)
        self._measuring = Measuring(front, plan, self._intentions)
        self._spending = Spending(front, plan, played, papers, self._intentions)
        self._at_work = AtWork(front, plan, played, papers, self._intentions)
        plan_what_planners_do(front, plan, played, self._intentions)

    @property
    def next_day(self) -> datetime | None:
        """When somebody means to act next."""
        return self._intentions.next_day

    async def act(self, now: datetime) -> None:
        """Does everything that was planned up to now."""
        await self._intentions.carry_out(now)

    def read(self, happened: Recorded) -> None:
        """Takes note of something that happened, and plans what to do about it."""
        place, event = place_of(happened.fact.stream), happened.event
        if isinstance(event, get_args(FundEvent)):
            self._spending.read(event)
        elif isinstance(event, get_args(BenefitEvent)):
            self._measuring.read(place.benefit or "", event)
        elif isinstance(event, get_args(ReleaseEvent)):
            self._at_work.read(ReleaseId(place.release or ""), event)
        elif isinstance(event, ReviewCalled):
            hold(self._front, self._plan, self._script, self._intentions, event)
        elif place.gate:
            self._read_at_gate(_subject_of(place), event)

    def _read_at_gate(self, subject: GateSubject, event: object) -> None:
        match event:
            case GateOpened(at=at):
                self._plan_answers(subject, at)
            case GateEscalated(at=at, to=to):
                answer = partial(self._answering.answer, subject, first=to.holders)
                self._later(subject, at, script.DAYS_TO_DECIDE_WHEN_ESCALATED, answer)
            case GateClosed(outcome=outcome, at=at, ratify_by=ratify_by) if outcome.opens_the_way:
                self._plan_discharge(subject, at)
                if ratify_by and not is_played(self._script.unratified, subject):
                    ratify = partial(self._answering.answer, subject, ratifies=True)
                    self._later(subject, at, script.DAYS_TO_RATIFY, ratify)
            case _:
                pass

    def _plan_answers(self, subject: GateSubject, at: datetime) -> None:
        if is_played(self._script.tried_by_requester, subject):
            self._later(subject, at, 1, partial(self._answering.try_as_requester, subject))
        if not is_played(self._script.unanswered, subject):
            answer = partial(self._answering.answer, subject)
            self._later(subject, at, script.DAYS_TO_DECIDE, answer)

    def _plan_discharge(self, subject: GateSubject, at: datetime) -> None:
        if is_played(self._script.conditional, subject):
            discharge = partial(self._answering.discharge, subject)
            self._later(subject, at, script.DAYS_TO_MEET_A_CONDITION, discharge)

    def _later(self, subject: GateSubject, at: datetime, days: int, deed: Deed) -> None:
        self._intentions.plan(at, subject.stream, deed, days=days)


def _subject_of(place: Place) -> GateSubject:
    return subject_of(place.gate or "", place.round or 0)
