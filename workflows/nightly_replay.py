"""Every programme's history, folded again in the night, as a Temporal Schedule has it."""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from activities.messages import ReplayAsk
    from activities.replaying import Replaying
    from activities.runs import NightlyReplayRun

A_LOOK = timedelta(minutes=1)
# Millions of facts take minutes. Who dies over it is noticed after this, and the night is long.
A_REPLAY = timedelta(hours=2)
UNTIL_IT_IS_DONE = RetryPolicy(maximum_interval=timedelta(minutes=10))


@workflow.defn
class NightlyReplay:
    """Replays one programme after the other; what comes of each is recorded with it."""

    @workflow.run
    async def run(self, run: NightlyReplayRun) -> None:
        for programme in await self._programmes(run):
            await workflow.execute_activity_method(
                Replaying.replay_programme,
                ReplayAsk(programme=programme, at=workflow.now()),
                start_to_close_timeout=A_REPLAY,
                retry_policy=UNTIL_IT_IS_DONE,
                summary=f"Fold {programme} again",
            )

    async def _programmes(self, run: NightlyReplayRun) -> tuple[str, ...]:
        return await workflow.execute_activity_method(
            Replaying.programmes_to_replay,
            run,
            start_to_close_timeout=A_LOOK,
            retry_policy=UNTIL_IT_IS_DONE,
            summary="Which programmes are there?",
        )
