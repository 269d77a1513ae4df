"""What a release's workflow has done outside itself."""

from contextlib import suppress
from dataclasses import replace

from temporalio import activity

from activities.door import Door
from activities.informing import informed
from activities.messages import (
    BenefitRun,
    CarryOut,
    ClockSetting,
    EndRelease,
    EndSettled,
    GateRun,
    ReleaseAsk,
    ReleaseEnded,
    ReleaseOutlook,
)
from activities.ports import Engine, Story
from activities.subjects import Subjects
from activities.unspent_money import UnspentMoney
from domain.aggregate import PROGRAMME, RELEASE
from domain.benefit.commands import PostBenefit, WithdrawBenefit
from domain.benefit.profile import BenefitId
from domain.gate.commands import OpenGate
from domain.gate.subject import GateSubject
from domain.identity import service
from domain.programme.commands import programme_stream
from domain.programme.leading.lead import lead_on
from domain.programme.state import Programme
from domain.release.agenda import next_due
from domain.release.closing.commands import CloseRelease
from domain.release.closing.refusals import NotReadyToClose
from domain.release.commands import SubmitStage, TakeOutcome, release_stream
from domain.release.duty import command_for
from domain.release.events import ReleaseStopped
from domain.release.plan import ReleaseId
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
        stream = release_stream(ask.programme, ask.release)
        return _outlook(await self._door.look(RELEASE, stream), ask.release)

    @activity.defn
    async def carry_out(self, ask: CarryOut) -> ReleaseOutlook:
        """Does what has fallen due, and tells what falls due next."""
        command = command_for(ask.due, programme=ask.programme, release=ask.release, by=ME, at=ask.at)
        if isinstance(command, SubmitStage):
            await self._submit(command, ask.clock)
        elif isinstance(command, CloseRelease):
            # What somebody has opened since it fell due is waited for; the next outlook tells.
            with suppress(NotReadyToClose):
                await self._door.settle(*await informed(self._door, command))
        else:
            await self._door.settle(*await informed(self._door, command))
        return await self.release_outlook(ReleaseAsk(programme=ask.programme, release=ask.release))

    @activity.defn
    async def take_outcome(self, command: TakeOutcome) -> ReleaseOutlook:
        """Records how a gate ended, and tells what falls due next."""
        await self._door.settle(command)
        return await self.release_outlook(ReleaseAsk(programme=command.programme, release=command.release))

    async def _submit(self, submit: SubmitStage, clock: ClockSetting) -> None:
        """Records that the stage stands at its gate and that the gate is open, then starts its review."""
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
        _, opened = await self._door.settle(submit, open_gate)
        await self._engine.start(
            Story(
                workflow="GateReview",
                id=subject.stream,
                summary=f"{policy.title} of {submit.release}, round {submit.round}",
                programme=submit.programme,
                release=submit.release,
                stage=submit.stage,
                state="open",
                due=opened.state.due,
            ),
            GateRun(subject=subject, title=policy.title, clock=clock),
        )

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
        story = Story(
            workflow="BenefitRealisation",
            id=post.stream,
            summary=f"Benefit {benefit} of {ask.release}",
            programme=ask.programme,
            release=ask.release,
        )
        await self._engine.start(story, BenefitRun(programme=ask.programme, benefit=benefit, clock=ask.clock))


def _outlook(release: Release, id: ReleaseId) -> ReleaseOutlook:
    gate = None
    if release.submitted:
        gate = GateSubject(programme=release.programme, release=id, stage=release.stage, round=release.round)
    return ReleaseOutlook(
        stage=release.stage,
        round=release.round,
        gate=gate,
        due=next_due(release),
        ended=release.ending is not None,
        over=release.is_over,
    )


def _why(ask: EndRelease, stopped: ReleaseStopped) -> str:
    why = f": {stopped.reason}" if stopped.reason else "."
    return f"{ask.release} was stopped at {stopped.stage}{why}"
