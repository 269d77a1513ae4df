"""That people were reminded of what they answer for in a release."""

from dataclasses import dataclass
from datetime import datetime

from domain.release.reminding.reminder import Reminder


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerReminded:
    """Somebody was told that this day has come; nobody is told again."""

    reminder: Reminder
    at: datetime
