"""What is added to a command from the record before it is settled, whatever its sender said."""

from dataclasses import replace

from activities.proposals import proposed_elsewhere
from activities.sight import Looking
from activities.subjects import Subjects
from domain.aggregate import BENEFIT, PROGRAMME, RELEASE, Command
from domain.benefit.commands import benefit_stream
from domain.identity import Identity, service
from domain.known_owners import with_owners
from domain.programme.commands import programme_stream
from domain.programme.leading.lead import lead_on
from domain.programme.state import Programme
from domain.release.build.commands import DeliverRequirements
from domain.release.closing.commands import CloseRelease
from domain.release.command import ReleaseCommand, release_stream
from domain.release.commands import ReportReadiness
from domain.release.consultation.commands import BeginConsultation
from domain.release.deliverables.commands import DispenseWithDeliverable
from domain.release.going_live.commands import GoLive
from domain.release.lessons.commands import OfferLessons, RecordLessons
from domain.release.readiness import Measure
from domain.release.state import Release
from domain.release.training.commands import NameChampions
from domain.risk.counting import counted

ME = service("lessons")


async def informed(door: Looking, command: Command) -> tuple[Command, ...]:
    """The command with what other streams know that its own cannot, and those that are settled with it."""
    match command:
        case NameChampions():
            programme: Programme = await door.look(PROGRAMME, programme_stream(command.programme))
            return (replace(command, on_roster=tuple(programme.roster.names)),)
        case DeliverRequirements() | DispenseWithDeliverable() | GoLive():
            return (replace(command, lead=await _lead(door, command)),)
        case BeginConsultation():
            return (replace(command, elsewhere=await proposed_elsewhere(door, command)),)
        case ReportReadiness():
            is_risks = command.measure is Measure.RISKS
            risks = await Subjects(door).risks_of(command.programme) if is_risks else []
            return (replace(command, is_counted=counted(risks, command.release) is not None),)
        case CloseRelease():
            return (await _knowing_owners(door, command),)
        case RecordLessons():
            return (command, *await _offers(door, command))
        case _:
            return (command,)


async def _lead(door: Looking, command: ReleaseCommand) -> Identity | None:
    """Whoever leads the release on that day; None when the programme knows no such release."""
    programme: Programme = await door.look(PROGRAMME, programme_stream(command.programme))
    if command.release not in programme.planned:
        return None
    return lead_on(programme, command.release, command.at.date())


async def _knowing_owners(door: Looking, command: CloseRelease) -> CloseRelease:
    release: Release = await door.look(RELEASE, command.stream)
    programme: Programme = await door.look(PROGRAMME, programme_stream(command.programme))
    benefits = {
        id: await door.look(BENEFIT, benefit_stream(command.programme, id)) for id in release.benefits
    }
    return with_owners(command, release, programme, benefits)


async def _offers(door: Looking, command: RecordLessons) -> list[OfferLessons]:
    """The lessons, offered to every other release; each knows whether it is still to be designed."""
    programme: Programme = await door.look(PROGRAMME, programme_stream(command.programme))
    found: list[OfferLessons] = []
    for id in programme.planned:
        other: Release = await door.look(RELEASE, release_stream(command.programme, id))
        if id != command.release and other.plan:
            found.append(
                OfferLessons(
                    programme=command.programme, release=id, by=ME, at=command.at, lessons=command.lessons
                )
            )
    return found
