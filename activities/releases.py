"""What a release's workflow has done outside itself."""

from temporalio import activity

from activities.door import Door
from activities.messages import BenefitRun, GateRun, HandOver, ReleaseAsk, SubmitToGate
from activities.ports import Engine, Story
from activities.subjects import facts_about
from domain.aggregate import PROGRAMME, RELEASE
from domain.benefit.commands import PostBenefit
from domain.benefit.profile import BenefitId
from domain.gate.commands import OpenGate
from domain.gate.subject import GateSubject
from domain.identity import service
from domain.programme.commands import programme_stream
from domain.release.agenda import Step, next_step
from domain.release.commands import SubmitStage, release_stream


class Releases:
    """Steps, gates and benefits of a release."""

    def __init__(self, door: Door, engine: Engine) -> None:
        self._door = door
        self._engine = engine

    @activity.defn
    async def release_step(self, ask: ReleaseAsk) -> Step | None:
        """What the release does next; None when all its stages are passed."""
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
            requested_by=release.plan.lead,
            facts=await facts_about(self._door, subject, ask.at),
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
    async def hand_over(self, ask: HandOver) -> None:
        """Begins to count the benefits of a release that was signed off, each in a workflow of its own."""
        release = await self._door.look(RELEASE, release_stream(ask.programme, ask.release))
        for benefit in release.benefits:
            await self._start_benefit(ask, BenefitId(benefit))

    async def _start_benefit(self, ask: HandOver, benefit: BenefitId) -> None:
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
