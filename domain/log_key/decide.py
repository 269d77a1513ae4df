"""Which key may be announced."""

from collections.abc import Sequence

from domain.log_key.commands import AnyLogKeyCommand
from domain.log_key.events import LogKeyAnnounced, LogKeyEvent
from domain.log_key.refusals import KeyOfAnotherLog, KeyWithoutReason
from domain.log_key.state import LogKeys


def decide(keys: LogKeys, command: AnyLogKeyCommand) -> Sequence[LogKeyEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when it is no key of this log, or nobody says why.
    """
    if any((each.former, each.key) == (command.former, command.key) for each in keys.announced):
        return []
    if command.key == command.former or _log(command.key) != _log(command.former):
        raise KeyOfAnotherLog(f"They are {command.former} and {command.key}.")
    if not command.reason.strip():
        raise KeyWithoutReason
    return [
        LogKeyAnnounced(
            former=command.former,
            key=command.key,
            reason=command.reason,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _log(key: str) -> str:
    return key.partition("+")[0]
