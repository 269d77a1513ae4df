"""What is added to a command from the record before it is settled, whatever its sender said."""

from dataclasses import replace

from activities.door import Door
from activities.proposals import proposed_elsewhere
from domain.aggregate import PROGRAMME, Command
from domain.benefit.commands import HandOverBenefit
from domain.identity import Identity
from domain.programme.commands import programme_stream
from domain.programme.state import Programme
from domain.release.consultation.commands import BeginConsultation
from domain.release.training.commands import NameChampions


async def informed(door: Door, command: Command) -> Command:
    """The command, with what other streams know that its own cannot."""
    match command:
        case NameChampions():
            programme: Programme = await door.look(PROGRAMME, programme_stream(command.programme))
            return replace(command, on_roster=tuple(programme.roster.names))
        case HandOverBenefit():
            return replace(command, on_roster=await _who_stays(door, command))
        case BeginConsultation():
            return replace(command, elsewhere=await proposed_elsewhere(door, command))
        case _:
            return command


async def _who_stays(door: Door, command: HandOverBenefit) -> tuple[Identity, ...]:
    """The people of the programme who have not left by then."""
    programme: Programme = await door.look(PROGRAMME, programme_stream(command.programme))
    roster, today = programme.roster, command.at.date()
    return tuple(who for who in roster.names if not roster.has_left(who, today))
