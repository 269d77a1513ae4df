"""Recording what a command brings about."""

from dataclasses import replace

from temporalio import activity

from activities.door import Door
from activities.envelope import CommandEnvelope, opened
from activities.proposals import proposed_elsewhere
from domain.release.consultation.commands import BeginConsultation


class Recording:
    """For workflows that only need a command to be recorded."""

    def __init__(self, door: Door) -> None:
        self._door = door

    @activity.defn
    async def record(self, envelope: CommandEnvelope) -> None:
        """Records it. What it brought about is not told: to a repetition, that would be nothing."""
        command = opened(envelope)
        if isinstance(command, BeginConsultation):
            command = replace(command, elsewhere=await proposed_elsewhere(self._door, command))
        await self._door.settle(command)
