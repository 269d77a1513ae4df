"""Recording what a command brings about."""

from temporalio import activity

from activities.door import Door
from activities.envelope import CommandEnvelope, opened
from activities.informing import informed


class Recording:
    """For workflows that only need a command to be recorded."""

    def __init__(self, door: Door) -> None:
        self._door = door

    @activity.defn
    async def record(self, envelope: CommandEnvelope) -> None:
        """Records it. What it brought about is not told: to a repetition, that would be nothing."""
        command = opened(envelope)
        await self._door.settle_on(lambda record: informed(record, command))
