"""Who may say how a programme stands: write in its registers, and speak of its milestones."""

from domain.programme.command import ProgrammeCommand
from domain.programme.refusals import NotOnTheRoster, ProgrammeClosed
from domain.programme.state import Programme


def require_that_they_may_speak(programme: Programme, command: ProgrammeCommand) -> None:
    """Lets somebody pass who is on the roster and has not left, until the programme has ended.

    :raises ProgrammeClosed: when it has ended.
    :raises NotOnTheRoster: when they are not, or no longer, on the roster.
    """
    who, on = command.by.identity, command.at.date()
    if programme.ended:
        raise ProgrammeClosed(command.programme)
    if who not in programme.roster.names or programme.roster.has_left(who, on):
        raise NotOnTheRoster(f"{who.subject} is not, on {on}.")
