"""Recording what a command brings about."""

from temporalio import activity

from activities.door import Door
from activities.envelope import CommandEnvelope, opened
from domain.catalogue import EVENTS


class Recording:
    """For workflows that only need a command to be recorded."""

    def __init__(self, door: Door) -> None:
        self._door = door

    @activity.defn
    async def record(self, envelope: CommandEnvelope) -> tuple[str, ...]:
        """Records it; the stored names of the events that it brought about, none when it was so already."""
        (settled,) = await self._door.settle(opened(envelope))
        return tuple(EVENTS[type(event)].name for event in settled.events)
