"""How a release can end."""

from enum import StrEnum


class Ending(StrEnum):
    """How a release can end."""

    SIGNED_OFF = "signed-off"
    STOPPED = "stopped"
