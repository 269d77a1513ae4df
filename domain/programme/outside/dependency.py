"""What a programme waits for outside itself, and how it stands."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.release.plan import ExternalId


class Standing(StrEnum):
    """How something outside the programme stands."""

    AWAITED = "awaited"
    MET = "met"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalDependency:
    """Something that others bring about: needed by when, who answers for it, and where that is written."""

    id: ExternalId
    name: str
    needed_by: date
    owner: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class External:
    """A dependency outside the programme as it stands now; `note` says how one knows, or why.

    Once it is met, it was `expected` on the day on which people said so.
    """

    dependency: ExternalDependency
    expected: date
    standing: Standing = Standing.AWAITED
    note: str = ""

    @property
    def is_met(self) -> bool:
        return self.standing is Standing.MET

    @property
    def is_late(self) -> bool:
        """Whether it is expected after the day by which it is needed."""
        return not self.is_met and self.expected > self.dependency.needed_by
