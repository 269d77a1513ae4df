"""A programme without a server: the activities do at once what the workflows would have them do in time.

It only says when; what may happen, the domain decides, and the activities bring it about.
"""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import assert_never

from activities.benefits import Benefits
from activities.door import Door
from activities.envelope import sealed
from activities.funds import Funds
from activities.gates import ME as GATE_REVIEW
from activities.gates import Gates
from activities.messages import (
    ActOnOutcome,
    BenefitAsk,
    BenefitOutlook,
    CarryOut,
    EndRelease,
    GateAsk,
    GateOutlook,
    OpenYearsAsks,
    ProgrammeAsk,
    ReleaseAsk,
    ReleaseOutlook,
    TendFund,
)
from activities.ports import Run, Story
from activities.programmes import Programmes
from activities.recording import Recording
from activities.releases import ME as RELEASE_DELIVERY
from activities.releases import Releases
from activities.runs import BenefitRun, ClockSetting, GateRun, ProgrammeRun, ReleaseRun
from domain.benefit.agenda import BenefitDuty
from domain.benefit.commands import (
    AskForMeasurement,
    ConfirmMeasurement,
    FlagLateMeasurement,
    HandOverBenefit,
    MeasureBenefit,
    ReviseForecast,
    TakeOverBenefit,
)
from domain.benefit.profile import BenefitId
from domain.fund.people import PeoplesCommand
from domain.gate.agenda import duty_of
from domain.gate.commands import Decide
from domain.gate.commands import FromPeople as ForGate
from domain.gate.outcome import Outcome
from domain.gate.receipt import Receipt
from domain.gate.subject import GateSubject
from domain.identity import Actor, service
from domain.programme.commands import ClearRelease, CompleteRelease, DropRelease, StartProgramme
from domain.programme.commands import FromPeople as ForProgramme
from domain.programme.plan import ProgrammePlan
from domain.release.commands import FromPeople as ForRelease
from domain.release.commands import TakeOutcome
from domain.release.ending import Ending
from domain.release.plan import ReleaseId
from eventstore.store import EventStore
from runtime.settings import Settings

ME = service("programme-delivery")
BEFORE = datetime.min.replace(tzinfo=UTC)


class Rehearsal:
    """The front and the clocks of one programme."""

    def __init__(self, store: EventStore, programme: str) -> None:
        self.store = store
        self._programme = programme
        self._now = BEFORE
        self._door = Door(store, Settings().trusted_issuers)
        self._recording = Recording(self._door)
        self._of_programme = Programmes(self._door, self)
        self._of_releases = Releases(self._door, self)
        self._of_gates = Gates(self._door)
        self._of_benefits = Benefits(self._door)
        self._of_funds = Funds(self._door, self)
        self._releases: dict[ReleaseId, ReleaseOutlook] = {}
        self._gates: dict[GateSubject, GateOutlook] = {}
        self._benefits: dict[str, BenefitOutlook] = {}
        self._told: dict[GateSubject, Outcome] = {}
        self._started: set[ReleaseId] = set()
        self._ended: set[ReleaseId] = set()

    async def start_programme(
        self, plan: ProgrammePlan, by: Actor, *, simulated_from: datetime | None = None
    ) -> None:
        assert simulated_from
        self._now = simulated_from
        await self._of_programme.begin_programme(
            StartProgramme(programme=plan.id, by=by, at=self._now, plan=plan)
        )

    async def decide(self, command: Decide) -> Receipt:
        answer = await self._of_gates.decide(replace(command, at=self._now))
        self._see(command.subject, answer.outlook)
        return answer.receipt

    async def tend_gate(self, command: ForGate) -> None:
        outlook = await self._of_gates.tend_gate(sealed(replace(command, at=self._now)))
        self._see(command.subject, outlook)
        if command.subject.release:
            await self._look_at(ReleaseId(command.subject.release))

    async def tend_release(self, command: ForRelease) -> None:
        await self._recording.record(sealed(replace(command, at=self._now)))
        await self._look_at(command.release)

    async def tend_benefit(self, command: MeasureBenefit | ConfirmMeasurement) -> None:
        envelope = sealed(replace(command, at=self._now))
        self._benefits[command.benefit] = await self._of_benefits.tend_benefit(envelope)

    async def tend_programme(self, command: ForProgramme) -> None:
        tended = await self._of_programme.tend_programme(sealed(replace(command, at=self._now)))
        for subject in [each for each in self._gates if each.stream in tended.tell]:
            await self._look_at_gate(subject)

    async def call_review(self, programme: str) -> None:
        await self._of_programme.call_review(ProgrammeAsk(programme=programme, at=self._now))

    async def hand_over_benefit(self, command: HandOverBenefit | TakeOverBenefit) -> None:
        await self._door.settle(replace(command, at=self._now))

    async def revise_forecast(self, command: ReviseForecast) -> None:
        await self._of_benefits.revise_forecast(replace(command, at=self._now))

    async def tend_fund(self, command: PeoplesCommand) -> None:
        tend = TendFund(
            programme=self._programme, envelope=sealed(command), at=self._now, clock=ClockSetting()
        )
        answer = await self._of_funds.tend_fund(tend)
        for subject in [each for each in self._gates if each.stream == answer.tell_gate]:
            await self._look_at_gate(subject)

    async def move_to(self, moment: datetime) -> None:
        self._now = datetime.combine(moment.date(), time(), tzinfo=UTC)
        await self.settle()

    async def settle(self) -> None:
        position = -1
        while position != (position := await self.store.position()):
            await self._begin_what_may_begin()
            for release in tuple(self._releases):
                await self._deliver(release)
            for subject in tuple(self._gates):
                await self._review(subject)
            for benefit in tuple(self._benefits):
                await self._realise(benefit)

    async def start(self, story: Story, run: Run) -> None:
        match run:
            case ReleaseRun(release=release):
                await self._look_at(release)
            case GateRun(subject=subject):
                await self._look_at_gate(subject)
            case BenefitRun(benefit=benefit):
                asked = BenefitAsk(programme=self._programme, benefit=benefit)
                self._benefits[benefit] = await self._of_benefits.benefit_outlook(asked)
            case ProgrammeRun():
                raise AssertionError(f"{story.id} was started before")
            case _:
                assert_never(run)

    async def review_each_month(self, programme: str, *, by_hand: bool) -> None:
        """Nobody reviews a rehearsal."""

    async def review_no_more(self, programme: str) -> None:
        """Nobody did."""

    async def _begin_what_may_begin(self) -> None:
        asked = ProgrammeAsk(programme=self._programme, at=self._now)
        outlook = await self._of_programme.programme_outlook(asked)
        if outlook.ended:
            return
        # Those that have started are among them, in case whoever was to start one had died: nobody dies here.
        for release in [each for each in outlook.ready if each not in self._started]:
            self._started.add(release)
            clear = ClearRelease(programme=self._programme, by=ME, at=self._now, release=release)
            await self._door.settle(clear)
            run = ReleaseRun(programme=self._programme, release=release, clock=ClockSetting())
            await self._of_programme.start_release(run)
        if outlook.asks_for_money:
            opening = OpenYearsAsks(programme=self._programme, at=self._now, clock=ClockSetting())
            await self._of_funds.open_years_asks(opening)

    async def _deliver(self, release: ReleaseId) -> None:
        while (due := self._releases[release].due) and due.at <= self._now:
            self._releases[release] = await self._of_releases.carry_out(
                CarryOut(
                    programme=self._programme, release=release, due=due, at=self._now, clock=ClockSetting()
                )
            )
        if self._releases[release].ended and release not in self._ended:
            await self._end(release)
        if self._releases[release].over:
            del self._releases[release]

    async def _end(self, release: ReleaseId) -> None:
        self._ended.add(release)
        end = EndRelease(programme=self._programme, release=release, at=self._now, clock=ClockSetting())
        ended = (await self._of_releases.end_release(end)).ended
        over = CompleteRelease if ended.how is Ending.SIGNED_OFF else DropRelease
        await self._door.settle(over(programme=self._programme, by=ME, at=self._now, release=release))

    async def _review(self, subject: GateSubject) -> None:
        while (alarm := self._gates[subject].alarm) and alarm.at <= self._now:
            duty = duty_of(alarm, subject, GATE_REVIEW, self._now)
            self._gates[subject] = await self._of_gates.tend_gate(sealed(duty))
        gate = self._gates[subject]
        if gate.in_effect and gate.outcome and self._told.get(subject) is not gate.outcome:
            await self._tell(subject, gate, gate.outcome)
        if gate.finished:
            del self._gates[subject]

    async def _tell(self, subject: GateSubject, gate: GateOutlook, outcome: Outcome) -> None:
        self._told[subject] = outcome
        if subject.is_for_money:
            await self._of_funds.settle_ask(GateAsk(subject=subject, at=self._now))
        elif (release := self._releases.get(ReleaseId(subject.release))) and release.gate == subject:
            take = TakeOutcome(
                programme=self._programme,
                release=ReleaseId(subject.release),
                by=RELEASE_DELIVERY,
                at=self._now,
                stage=subject.the_stage,
                round=subject.round,
                outcome=outcome,
                evidence_digest=gate.evidence_digest,
                until=gate.until,
                reason=" ".join(gate.reasons),
            )
            self._releases[take.release] = await self._of_releases.take_outcome(
                ActOnOutcome(take=take, clock=ClockSetting())
            )

    async def _realise(self, benefit: str) -> None:
        alarm = self._benefits[benefit].alarm
        if alarm is None or alarm.at > self._now:
            return
        kind = AskForMeasurement if alarm.duty is BenefitDuty.ASK else FlagLateMeasurement
        command = kind(
            programme=self._programme,
            benefit=BenefitId(benefit),
            by=service("benefit-realisation"),
            at=self._now,
            review=alarm.review,
        )
        self._benefits[benefit] = await self._of_benefits.tend_benefit(sealed(command))

    async def _look_at(self, release: ReleaseId) -> None:
        asked = ReleaseAsk(programme=self._programme, release=release, clock=ClockSetting())
        outlook = self._releases[release] = await self._of_releases.release_outlook(asked)
        if outlook.gate:
            await self._look_at_gate(outlook.gate)

    async def _look_at_gate(self, subject: GateSubject) -> None:
        asked = GateAsk(subject=subject, at=self._now)
        self._gates[subject] = await self._of_gates.look_again(asked)

    def _see(self, subject: GateSubject, outlook: GateOutlook) -> None:
        if subject in self._gates:
            self._gates[subject] = outlook
