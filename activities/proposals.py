"""Gathering whom the other releases of a programme propose to dismiss, from the record alone."""

from activities.sight import Looking
from domain.aggregate import PROGRAMME, RELEASE
from domain.programme.commands import programme_stream
from domain.programme.state import Programme
from domain.release.command import ReleaseCommand, release_stream
from domain.release.consultation.counting import Proposal
from domain.release.consultation.proposing import proposals_of


async def proposed_elsewhere(door: Looking, command: ReleaseCommand) -> tuple[Proposal, ...]:
    """What every other release of the programme proposes, whatever the sender thought."""
    programme: Programme = await door.look(PROGRAMME, programme_stream(command.programme))
    others = (id for id in programme.planned if id != command.release)
    found = [await door.look(RELEASE, release_stream(command.programme, id)) for id in others]
    return tuple(proposal for release in found for proposal in proposals_of(release))
