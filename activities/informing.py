"""What is added to a command from the record before it is settled, whatever its sender said."""

from dataclasses import replace

from activities.door import Door
from activities.proposals import proposed_elsewhere
from activities.subjects import Subjects
from domain.aggregate import PROGRAMME, Command
from domain.programme.commands import programme_stream
from domain.programme.state import Programme
from domain.release.commands import ReportReadiness
from domain.release.consultation.commands import BeginConsultation
from domain.release.readiness import Measure
from domain.release.training.commands import NameChampions
from domain.risk.counting import counted


async def informed(door: Door, command: Command) -> Command:
    """The command, with what other streams know that its own cannot."""
    match command:
        case NameChampions():
            programme: Programme = await door.look(PROGRAMME, programme_stream(command.programme))
            return replace(command, on_roster=tuple(programme.roster.names))
        case BeginConsultation():
            return replace(command, elsewhere=await proposed_elsewhere(door, command))
        case ReportReadiness():
            is_risks = command.measure is Measure.RISKS
            risks = await Subjects(door).risks_of(command.programme) if is_risks else []
            return replace(command, is_counted=counted(risks, command.release) is not None)
        case _:
            return command
