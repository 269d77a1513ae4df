"""How a command travels: named, so that nothing is ever guessed from its shape."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from domain.aggregate import Command
from domain.catalogue import COMMAND_NAMED, COMMANDS


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandEnvelope:
    """A command's frozen name, and the command as plain JSON."""

    name: str
    command: Any


def sealed(command: Command) -> CommandEnvelope:
    """The envelope of a command."""
    return CommandEnvelope(name=COMMANDS[type(command)], command=command)


def opened(envelope: CommandEnvelope) -> Command:
    """The command in an envelope.

    :raises KeyError: when no command has that name.
    :raises pydantic.ValidationError: when it is not that command.
    """
    command: Command = _adapter(envelope.name).validate_python(envelope.command)
    return command


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(COMMAND_NAMED[name])
