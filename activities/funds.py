"""What is done with a programme's money outside a workflow."""

from temporalio import activity

from activities.door import Door
from activities.messages import GateAsk


class Funds:
    def __init__(self, door: Door) -> None:
        self._door = door

    @activity.defn
    async def settle_ask(self, ask: GateAsk) -> None:
        """Grants, closes or revokes."""
