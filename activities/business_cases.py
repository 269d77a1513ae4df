"""What is done with a programme's business case; no workflow waits for it."""

from dataclasses import replace

from activities.door import Door
from domain.aggregate import PROGRAMME
from domain.business_case.commands import FromPeople
from domain.fund.standing import standing_of
from domain.programme.commands import programme_stream
from domain.programme.state import Programme


class BusinessCases:
    """Revisions and actuals."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def tend(self, command: FromPeople) -> None:
        """Records what a person asks, in the knowledge of the roles that they hold today.

        :raises Rejected: when it is not theirs to ask, or does not hold together.
        """
        programme: Programme = await self._door.look(PROGRAMME, programme_stream(command.programme))
        standing = standing_of(command.by.identity, programme, command.at.date())
        await self._door.settle(replace(command, standing=standing))
