"""What a release's workflow has done outside itself."""

from dataclasses import replace

from temporalio import activity

from activities.door import Door
from activities.messages import (
    BenefitRun,
    EndRelease,
    EndSettled,
    GateRun,
    ReleaseAsk,
    ReleaseEnded,
    SubmitToGate,
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
from domain.release.agenda import Step, next_step
from domain.release.commands import SubmitStage, release_stream
from domain.release.events import ReleaseStopped
from domain.release.state import Release


class Releases:
    """Steps, gates and benefits of a release."""

    def __init__(self, door: Door, engine: Engine) -> None:
        self._door = door
        self._engine = engine
        self._unspent = UnspentMoney(door)

    @activity.defn
    async def release_step(self, ask: ReleaseAsk) -> Step | None:
        """What the release does next; None when it has ended."""
        return next_step(await self._door.look(RELEASE, release_stream(ask.programme, ask.release)))

    @activity.defn
    async def submit_to_gate(self, ask: SubmitToGate) -> None:
        """Records that the stage stands at its gate and that the gate is open, then starts its review."""
        by = service("release-delivery")
        release = await self._door.look(RELEASE, release_stream(ask.programme, ask.release))
        programme = await self._door.look(PROGRAMME, programme_stream(ask.programme))
        subject = GateSubject(programme=ask.programme, release=ask.release, stage=ask.stage, round=ask.round)
        policy = programme.policies[release.plan.stage(ask.stage).gate]
        submit = SubmitStage(
            programme=ask.programme, release=ask.release, by=by, at=ask.at, stage=ask.stage, round=ask.round
        )
        open_gate = OpenGate(
            subject=subject,
            by=by,
            at=ask.at,
            policy=policy,
            roster=programme.roster,
            calendar=programme.calendar,
            evidence=release.evidence(ask.stage),
            requested_by=lead_on(programme, ask.release, ask.at.date()),
            facts=await Subjects(self._door).facts_about(subject, policy, ask.at),
            freezes=programme.freezes,
            stewards=programme.stewards,
        )
        _, opened = await self._door.settle(submit, open_gate)
        await self._engine.start(
            Story(
                workflow="GateReview",
                id=subject.stream,
                summary=f"{policy.title} of {ask.release}, round {ask.round}",
                programme=ask.programme,
                release=ask.release,
                stage=ask.stage,
                state="open",
                due=opened.state.due,
            ),
            GateRun(subject=subject, title=policy.title, clock=ask.clock),
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
            by=service("release-delivery"),
            at=ask.at,
            reason=_why(ask, stopped),
        )
        await self._door.settle(withdraw)

    async def _start_benefit(self, ask: EndRelease, benefit: BenefitId) -> None:
        by = service("release-delivery")
        post = PostBenefit(programme=ask.programme, benefit=benefit, by=by, at=ask.at)
        await self._door.settle(post)
        story = Story(
            workflow="BenefitRealisation",
            id=post.stream,
            summary=f"Benefit {benefit} of {ask.release}",
            programme=ask.programme,
            release=ask.release,
        )
        await self._engine.start(story, BenefitRun(programme=ask.programme, benefit=benefit, clock=ask.clock))


def _why(ask: EndRelease, stopped: ReleaseStopped) -> str:
    why = f": {stopped.reason}" if stopped.reason else "."
    return f"{ask.release} was stopped at {stopped.stage}{why}"
