"""What can have happened to what a programme waits for outside itself."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.programme.outside.dependency import ExternalDependency
from domain.release.plan import ExternalId, ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalDeclared:
    """Releases may wait for this, which others bring about."""

    dependency: ExternalDependency
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalExpected:
    """It is expected on this day now, whatever was said before."""

    external: ExternalId
    expected: date
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalMet:
    """It came about, and this is how one knows."""

    external: ExternalId
    note: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalFailed:
    """It will not come about."""

    external: ExternalId
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseHeldUp:
    """The release waits, directly or through others, for something outside that failed."""

    release: ReleaseId
    behind: ExternalId
    at: datetime


OutsideEvent: TypeAlias = ExternalDeclared | ExternalExpected | ExternalMet | ExternalFailed | ReleaseHeldUp
