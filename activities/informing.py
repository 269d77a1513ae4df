"""What is added to a command from the record before it is settled, whatever its sender said."""

from dataclasses import replace

from activities.door import Door
from activities.proposals import proposed_elsewhere
from domain.aggregate import PROGRAMME, Command
from domain.programme.commands import programme_stream
from domain.programme.leading.lead import lead_on
from domain.programme.state import Programme
from domain.release.build.commands import DeliverRequirements
from domain.release.consultation.commands import BeginConsultation
from domain.release.deliverables.commands import DispenseWithDeliverable
from domain.release.training.commands import NameChampions


async def informed(door: Door, command: Command) -> Command:
    """The command, with what other streams know that its own cannot."""
    match command:
        case NameChampions():
            programme: Programme = await door.look(PROGRAMME, programme_stream(command.programme))
            return replace(command, on_roster=tuple(programme.roster.names))
        case DeliverRequirements() | DispenseWithDeliverable():
            programme = await door.look(PROGRAMME, programme_stream(command.programme))
            if command.release not in programme.planned:
                return command
            return replace(command, lead=lead_on(programme, command.release, command.at.date()))
        case BeginConsultation():
            return replace(command, elsewhere=await proposed_elsewhere(door, command))
        case _:
            return command
