"""What can have happened to the plan of a programme."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineAdopted:
    """From here on the releases are planned anew; what each one is planned as follows.

    The plan that a programme starts with is baseline 1, and needs no reason.
    """

    version: int
    reason: str
    by: Identity
    added: tuple[ReleaseId, ...]
    changed: tuple[ReleaseId, ...]
    taken_out: tuple[ReleaseId, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseTakenOut:
    """The release is no longer planned; its work had not begun."""

    release: ReleaseId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFreed:
    """The release waits no longer for what was stopped or failed: it can start as it is planned now."""

    release: ReleaseId
    at: datetime


BaselineEvent: TypeAlias = BaselineAdopted | ReleaseTakenOut | ReleaseFreed
