"""The people of a demonstration: they read what happens and do their part some days later."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from io import BytesIO
from itertools import count
from typing import TypeAlias

from domain.benefit.commands import ConfirmMeasurement, MeasureBenefit
from domain.benefit.events import BenefitMeasured, MeasurementAsked
from domain.benefit.profile import BenefitProfile
from domain.evidence import Evidence
from domain.gate.commands import Decide, DischargeCondition
from domain.gate.condition import Condition
from domain.gate.events import GateClosed, GateEscalated, GateOpened
from domain.gate.outcome import Choice
from domain.gate.subject import GateSubject, subject_of
from domain.identity import Actor, Identity
from domain.programme.plan import ProgrammePlan
from domain.release.commands import OfferEvidence
from domain.release.events import StageEntered
from domain.release.plan import ReleaseId
from readmodels.gate_page import read_gate_page
from readmodels.place import place_of
from readmodels.recorded import Recorded
from runtime.demo import script
from runtime.demo.script import Script, Turn
from runtime.evidence.folder import EvidenceFolder
from runtime.office import Office

NEVER = datetime.min.replace(tzinfo=UTC)

Deed: TypeAlias = Callable[[], Awaitable[object]]


@dataclass(order=True)
class _Planned:
    on: datetime
    order: int
    deed: Deed = field(compare=False)


class Cast:
    """Scripted people with a calendar of what they mean to do."""

    def __init__(
        self,
        office: Office,
        plan: ProgrammePlan,
        played: Script,
        author: Identity,
        folder: EvidenceFolder,
    ) -> None:
        self._office = office
        self._folder = folder
        self._plan = plan
        self._script = played
        self._author = author
        self._calendar: list[_Planned] = []
        self._order = count()
        self._now = NEVER

    @property
    def next_day(self) -> datetime | None:
        """When somebody means to act next."""
        return self._calendar[0].on if self._calendar else None

    def read(self, happened: Recorded) -> None:
        """Takes note of something that happened, and plans what to do about it."""
        place = place_of(happened.fact.stream)
        match happened.event:
            case StageEntered() as entered:
                self._plan_evidence(ReleaseId(place.release or ""), entered)
            case GateOpened() as opened:
                self._plan_decisions(opened)
            case GateEscalated() as escalated:
                subject = _subject_of(happened.fact.stream)
                self._plan_escalated_decision(subject, escalated)
            case GateClosed(outcome=outcome, at=at) if outcome.opens_the_way:
                self._plan_discharge(_subject_of(happened.fact.stream), at)
            case MeasurementAsked(review=review, at=at):
                self._plan_measurement(self._profile(place.benefit), review, at)
            case BenefitMeasured(review=review, at=at):
                self._plan_confirmation(self._profile(place.benefit), review, at)
            case _:
                pass

    async def act(self, now: datetime) -> None:
        """Does everything that was planned up to now, in order."""
        self._now = now
        while self._calendar and self._calendar[0].on <= now:
            await heappop(self._calendar).deed()

    def _plan_evidence(self, release: ReleaseId, entered: StageEntered) -> None:
        planned = self._plan.release(release)
        policy_id = planned.stage(entered.stage).gate
        policy = next(each for each in self._plan.policies if each.id == policy_id)
        days = script.DAYS_TO_HAND_IN if entered.round == 1 else script.DAYS_TO_IMPROVE
        for name in policy.evidence:
            offer = OfferEvidence(
                programme=self._plan.id,
                release=release,
                by=_actor(planned.lead),
                at=entered.at,
                stage=entered.stage,
                evidence=self._paper(name, release, entered),
            )
            self._later(entered.at, days, partial(self._office.tend_release, offer))

    def _paper(self, name: str, release: ReleaseId, entered: StageEntered) -> Evidence:
        planned = self._plan.release(release)
        text = f"{name}\n\n{release}, {planned.name}: {entered.stage}, draft {entered.round}\n"
        kept = self._folder.keep(BytesIO(text.encode()), most_bytes=self._plan.evidence.most_bytes)
        return Evidence(
            name=name,
            digest=kept.digest,
            author=self._author,
            submitted_by=planned.lead,
            media_type="text/plain",
            size=kept.size,
        )

    def _plan_decisions(self, opened: GateOpened) -> None:
        turn = _turn(opened.subject)
        if turn == self._script.tried_by_requester:
            self._later(opened.at, 1, partial(self._decide, opened.subject, opened.requested_by))
        if turn == self._script.unanswered:
            return
        seated: set[Identity] = set()
        for seat in (seat for each in opened.steps for seat in each.seats):
            free = [who for who in seat.holders if who not in seated and who != opened.requested_by]
            seated.add(free[0])
            self._later(opened.at, script.DAYS_TO_DECIDE, partial(self._decide, opened.subject, free[0]))

    def _plan_escalated_decision(self, subject: GateSubject, escalated: GateEscalated) -> None:
        who = escalated.to.holders[0]
        self._later(escalated.at, script.DAYS_TO_DECIDE_WHEN_ESCALATED, partial(self._decide, subject, who))

    def _plan_discharge(self, subject: GateSubject, at: datetime) -> None:
        if _turn(subject) == self._script.conditional:
            self._later(at, script.DAYS_TO_MEET_A_CONDITION, partial(self._discharge, subject))

    def _plan_measurement(self, profile: BenefitProfile, review: int, at: datetime) -> None:
        measure = MeasureBenefit(
            programme=self._plan.id,
            benefit=profile.id,
            by=_actor(profile.owner),
            at=at,
            review=review,
            annual=profile.annual,
        )
        self._later(at, script.DAYS_TO_MEASURE, partial(self._office.tend_benefit, measure))

    def _plan_confirmation(self, profile: BenefitProfile, review: int, at: datetime) -> None:
        other = next(who for who in profile.confirmers if who != profile.owner)
        confirm = ConfirmMeasurement(
            programme=self._plan.id, benefit=profile.id, by=_actor(other), at=at, review=review
        )
        self._later(at, script.DAYS_TO_CONFIRM, partial(self._office.tend_benefit, confirm))

    async def _decide(self, subject: GateSubject, who: Identity) -> None:
        page = await read_gate_page(self._office.store, subject.gate, round=subject.round)
        rejects = _turn(subject) == self._script.rejected
        conditional = _turn(subject) == self._script.conditional and who == page.seats[0].holders[0]
        await self._office.decide(
            Decide(
                subject=subject,
                by=_actor(who),
                at=self._now,
                submission=f"{subject.stream}/{who.subject}",
                choice=Choice.REJECT if rejects else Choice.APPROVE,
                evidence_digest=page.evidence_digest,
                reason=self._script.reason if rejects else "",
                conditions=(self._condition(page.requested_by),) if conditional else (),
            )
        )

    async def _discharge(self, subject: GateSubject) -> None:
        page = await read_gate_page(self._office.store, subject.gate, round=subject.round)
        for line in page.conditions:
            discharge = DischargeCondition(
                subject=subject,
                by=_actor(line.condition.owner),
                at=self._now,
                condition=line.condition.id,
                note="Rehearsed with 200 cases; all were found again.",
            )
            await self._office.tend_gate(discharge)

    def _condition(self, owner: Identity | None) -> Condition:
        assert owner is not None
        due = (self._now + timedelta(days=script.DAYS_A_CONDITION_MAY_TAKE)).date()
        return Condition(id="c1", text=self._script.condition, owner=owner, due=due)

    def _profile(self, benefit: str | None) -> BenefitProfile:
        return next(each for each in self._plan.benefits if each.id == benefit)

    def _later(self, at: datetime, days: int, deed: Deed) -> None:
        heappush(self._calendar, _Planned(at + timedelta(days=days), next(self._order), deed))


def _actor(who: Identity) -> Actor:
    return Actor(identity=who, checked=("scripted person of a demonstration",))


def _subject_of(stream: str) -> GateSubject:
    place = place_of(stream)
    return subject_of(place.gate or "", place.round or 0)


def _turn(subject: GateSubject) -> Turn:
    return Turn(release=subject.release, stage=subject.the_stage, round=subject.round)
