"""What a release answers when people were reminded."""

from collections.abc import Sequence

from domain.release.reminding.coming import to_come
from domain.release.reminding.commands import RemindOwners
from domain.release.reminding.events import OwnerReminded
from domain.release.state import Release


def remind(release: Release, command: RemindOwners) -> Sequence[OwnerReminded]:
    """That those of a day were told; nobody before it has come, and nobody twice."""
    if command.day > command.at.date():
        return []
    return [
        OwnerReminded(reminder=each, at=command.at) for each in to_come(release) if each.day == command.day
    ]
