"""What a release's workflow has done outside itself."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

from temporalio import activity

from activities.door import Door
from activities.informing import informed
from activities.messages import (
    ActOnOutcome,
    CarryOut,
    EndRelease,
    EndSettled,
    Notice,
    ReleaseAsk,
    ReleaseEnded,
    ReleaseOutlook,
)
from activities.ports import Engine
from activities.runs import BenefitRun, ClockSetting, GateRun
from activities.stories import story_of_benefit, story_of_gate
from activities.subjects import Subjects
from activities.unspent_money import UnspentMoney
from domain.aggregate import GATE, PROGRAMME, RELEASE
from domain.benefit.commands import PostBenefit, WithdrawBenefit
from domain.benefit.profile import BenefitId
from domain.gate.commands import OpenGate
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.identity import service
from domain.programme.commands import programme_stream
from domain.programme.leading.lead import lead_on
from domain.programme.outside.building import build_may_begin
from domain.programme.state import Programme
from domain.release.agenda import next_due
from domain.release.closing.commands import CloseRelease
from domain.release.closing.refusals import NotReadyToClose
from domain.release.commands import SubmitStage, release_stream
from domain.release.duty import Due, Duty, command_for
from domain.release.events import ReleaseStopped
from domain.release.plan import ReleaseId
from domain.release.reminding.coming import to_come
from domain.release.reminding.saying import said
from domain.release.state import Release

ME = service("release-delivery")


class Releases:
    """Steps, gates and benefits of a release."""

    def __init__(self, door: Door, engine: Engine) -> None:
        self._door = door
        self._engine = engine
        self._unspent = UnspentMoney(door)

    @activity.defn
    async def release_outlook(self, ask: ReleaseAsk) -> ReleaseOutlook:
        """Where the release stands and what falls due next."""
        release: Release = await self._door.look(RELEASE, release_stream(ask.programme, ask.release))
        outlook = _outlook(release, ask.release, await self._build_may_begin(ask.programme, release))
        if outlook.gate:
            # Whoever opened the gate may have died before its review was started.
            await self._review(outlook.gate, ask.clock)
        return outlook

    @activity.defn
    async def carry_out(self, ask: CarryOut) -> ReleaseOutlook:
        """Does what has fallen due, and tells what falls due next."""
        command = command_for(ask.due, programme=ask.programme, release=ask.release, by=ME, at=ask.at)
        if isinstance(command, SubmitStage):
            await self._submit(command)
        elif isinstance(command, CloseRelease):
            # What somebody has opened since it fell due is waited for; the next outlook tells.
            with suppress(NotReadyToClose):
                await self._door.settle_on(lambda record: informed(record, command))
        else:
            await self._door.settle_on(lambda record: informed(record, command))
        return await self.release_outlook(
            ReleaseAsk(programme=ask.programme, release=ask.release, clock=ask.clock)
        )

    @activity.defn
    async def take_outcome(self, ask: ActOnOutcome) -> ReleaseOutlook:
        """Records how a gate ended, and tells what falls due next."""
        await self._door.settle(ask.take)
        return await self.release_outlook(
            ReleaseAsk(programme=ask.take.programme, release=ask.take.release, clock=ask.clock)
        )

    async def _build_may_begin(self, programme: str, release: Release) -> date | None:
        """From which day; None while something outside is awaited."""
        if release.plan is None or not release.plan.build_awaits:
            return date.min
        known: Programme = await self._door.look(PROGRAMME, programme_stream(programme))
        return build_may_begin(known, release.plan)

    async def _submit(self, submit: SubmitStage) -> None:
        """Records that the stage stands at its gate and that the gate is open."""
        release: Release = await self._door.look(RELEASE, submit.stream)
        programme: Programme = await self._door.look(PROGRAMME, programme_stream(submit.programme))
        assert release.plan
        subject = GateSubject(
            programme=submit.programme, release=submit.release, stage=submit.stage, round=submit.round
        )
        policy = programme.policies[release.plan.stage(submit.stage).gate]
        assert programme.calendar
        open_gate = OpenGate(
            subject=subject,
            by=ME,
            at=submit.at,
            policy=policy,
            roster=programme.roster,
            calendar=programme.calendar,
            evidence=release.evidence(submit.stage),
            requested_by=lead_on(programme, submit.release, submit.at.date()),
            facts=await Subjects(self._door).facts_about(subject, policy, submit.at),
            freezes=programme.freezes,
            stewards=programme.stewards,
        )
        await self._door.settle(submit, open_gate)

    async def _review(self, subject: GateSubject, clock: ClockSetting) -> None:
        """Starts the review of an open gate, unless it runs already or has run to its end."""
        gate: Gate = await self._door.look(GATE, subject.stream)
        assert gate.opened
        run = GateRun(subject=subject, title=gate.opened.policy.title, clock=clock)
        await self._engine.start(story_of_gate(subject, gate), run)

    @activity.defn
    async def end_release(self, ask: EndRelease) -> EndSettled:
        """Starts the benefits of a release that was signed off; a stopped one gives back those and money."""
        release: Release = await self._door.look(RELEASE, release_stream(ask.programme, ask.release))
        for benefit in map(BenefitId, release.benefits):
            if release.stopped:
                await self._withdraw_benefit(ask, benefit, release.stopped)
            else:
                await self._start_benefit(ask, benefit)
        assert release.ending is not None
        settled = EndSettled(ended=ReleaseEnded(release=ask.release, how=release.ending))
        if not release.stopped:
            return settled
        back = await self._unspent.return_from(ask, _why(ask, release.stopped))
        return replace(settled, gates=back.gates, notice=back.notice)

    async def _withdraw_benefit(self, ask: EndRelease, benefit: BenefitId, stopped: ReleaseStopped) -> None:
        withdraw = WithdrawBenefit(
            programme=ask.programme,
            benefit=benefit,
            by=ME,
            at=ask.at,
            reason=_why(ask, stopped),
        )
        await self._door.settle(withdraw)

    async def _start_benefit(self, ask: EndRelease, benefit: BenefitId) -> None:
        post = PostBenefit(programme=ask.programme, benefit=benefit, by=ME, at=ask.at)
        await self._door.settle(post)
        story = story_of_benefit(ask.programme, benefit, ask.release)
        await self._engine.start(story, BenefitRun(programme=ask.programme, benefit=benefit, clock=ask.clock))


def _outlook(release: Release, id: ReleaseId, build_may_begin: date | None) -> ReleaseOutlook:
    gate, due = None, next_due(release, build_may_begin)
    if release.submitted:
        gate = GateSubject(programme=release.programme, release=id, stage=release.stage, round=release.round)
    return ReleaseOutlook(
        stage=release.stage,
        round=release.round,
        gate=gate,
        due=due,
        notices=_notices(release, id, due),
        awaits=() if build_may_begin or release.plan is None else release.plan.build_awaits,
        ended=release.ending is not None,
        over=release.is_over,
    )


def _notices(release: Release, id: ReleaseId, due: Due | None) -> tuple[Notice, ...]:
    """What people are told on the day that is due."""
    if due is None or due.duty is not Duty.REMIND_OWNERS:
        return ()
    stream = release_stream(release.programme, id)
    return tuple(
        Notice(
            key=f"{stream}/{each.about}/{each.item}/{each.day}/{each.to.subject}",
            to=(each.to,),
            sentence=said(release, id, each),
        )
        for each in to_come(release)
        if each.day == due.at.date()
    )


def _why(ask: EndRelease, stopped: ReleaseStopped) -> str:
    why = f": {stopped.reason}" if stopped.reason else "."
    return f"{ask.release} was stopped at {stopped.stage}{why}"
