"""The law of consultation that a programme takes on: each rule from the day on which it began to hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from domain.digest import digest
from domain.refusal import Rejected


class LawSilent(Rejected):
    """A legal pack answers only for the days since its first rule: ask about a later day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastDays:
    """From so many heads on, so many days lie between the start of consultation and the first dismissal."""

    heads: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationRule:
    """How long consultation lasts at least, by how many dismissals are proposed within a window of days."""

    since: date
    source: str
    window_days: int
    minimum: tuple[LeastDays, ...]

    def days_for(self, heads: int) -> int:
        """The least days for so many heads; none below the lowest band."""
        return max((each.days for each in self.minimum if heads >= each.heads), default=0)

    def is_collective(self, heads: int) -> bool:
        """Whether so many heads are enough for the duties to consult and to notify."""
        return any(heads >= each.heads for each in self.minimum)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationRule:
    """How form HR1 reaches the Secretary of State."""

    since: date
    source: str
    online_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRule:
    """The most days' pay that each employee may be awarded where consultation failed."""

    since: date
    source: str
    most_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferRule:
    """How long before a transfer its liability information is due, and the most weeks' pay at stake."""

    since: date
    source: str
    information_days: int
    most_weeks: int


class Dated(Protocol):
    """A rule that holds from a day on, until the next one of its kind."""

    @property
    def since(self) -> date: ...


R = TypeVar("R", bound=Dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalPack:
    """Rules of law by the day from which each holds; pinned by digest when a programme takes it on."""

    id: str
    title: str
    consultation: tuple[ConsultationRule, ...]
    notification: tuple[NotificationRule, ...]
    protective_award: tuple[AwardRule, ...]
    transfer: tuple[TransferRule, ...]

    @property
    def digest(self) -> str:
        return digest("legal-pack/1", self)

    def consulting(self, begins: date) -> ConsultationRule:
        """The rule for a consultation that begins on this day.

        :raises LawSilent: when the pack begins later.
        """
        return holding(self.consultation, begins)

    def notifying(self, on: date) -> NotificationRule:
        """The rule for a form sent on this day.

        :raises LawSilent: when the pack begins later.
        """
        return holding(self.notification, on)

    def award(self, dismissed: date) -> AwardRule:
        """The rule for a dismissal that takes effect on this day.

        :raises LawSilent: when the pack begins later.
        """
        return holding(self.protective_award, dismissed)

    def transferring(self, on: date) -> TransferRule:
        """The rule for a transfer that takes effect on this day.

        :raises LawSilent: when the pack begins later.
        """
        return holding(self.transfer, on)


def holding(rules: Iterable[R], on: date) -> R:
    """The newest of these rules that holds on a day.

    :raises LawSilent: when none does yet.
    """
    begun = [rule for rule in rules if rule.since <= on]
    if not begun:
        raise LawSilent(f"It says nothing about {on}.")
    return max(begun, key=lambda rule: rule.since)
