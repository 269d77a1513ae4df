"""When something falls due by itself, so that a demonstration can go from due date to due date."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from domain.aggregate import Event
from domain.benefit.agenda import next_alarm as next_benefit_alarm
from domain.benefit.state import fold as fold_benefit
from domain.fund.agenda import next_opening
from domain.fund.state import fold as fold_fund
from domain.gate.agenda import next_alarm as next_gate_alarm
from domain.gate.evolving import fold as fold_gate
from domain.programme.agenda import next_start
from domain.programme.state import fold as fold_programme
from domain.release.agenda import next_due
from domain.release.state import fold as fold_release


class Diary:
    """The due dates of every stream, from what happened in it."""

    def __init__(self) -> None:
        self._due: dict[str, tuple[datetime, ...]] = {}

    def note(self, stream: str, events: Sequence[Event], now: datetime) -> None:
        """Works out the due dates of one stream anew."""
        self._due[stream] = tuple(_due_dates(stream, events, now))

    def next(self, after: datetime) -> datetime | None:
        """The next due date of all."""
        return min((due for dates in self._due.values() for due in dates if due > after), default=None)


def _due_dates(stream: str, events: Sequence[Event], now: datetime) -> list[datetime]:
    kind = stream.split("-", 1)[0]
    if kind == "programme":
        day = next_start(fold_programme(events), now.date())  # type: ignore[arg-type]
        return [_midnight(day)] if day else []
    if kind == "release":
        due = next_due(fold_release(events))  # type: ignore[arg-type]
        return [due.at] if due else []
    if kind == "gate":
        alarm = next_gate_alarm(fold_gate(events))  # type: ignore[arg-type]
        return [alarm.at] if alarm else []
    if kind == "benefit":
        review = next_benefit_alarm(fold_benefit(events))  # type: ignore[arg-type]
        return [review.at] if review else []
    if kind == "fund":
        opening = next_opening(fold_fund(events), now.date())  # type: ignore[arg-type]
        return [_midnight(opening)] if opening else []
    return []


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
