"""Recording what a command brings about."""

from dataclasses import replace

from temporalio import activity

from activities.door import Door
from activities.envelope import CommandEnvelope, opened
from domain.aggregate import PROGRAMME
from domain.programme.commands import programme_stream
from domain.programme.state import Programme
from domain.release.training.commands import NameChampions


class Recording:
    """For workflows that only need a command to be recorded."""

    def __init__(self, door: Door) -> None:
        self._door = door

    @activity.defn
    async def record(self, envelope: CommandEnvelope) -> None:
        """Records it. What it brought about is not told: to a repetition, that would be nothing."""
        command = opened(envelope)
        if isinstance(command, NameChampions):
            programme: Programme = await self._door.look(PROGRAMME, programme_stream(command.programme))
            command = replace(command, on_roster=tuple(programme.roster.names))
        await self._door.settle(command)
