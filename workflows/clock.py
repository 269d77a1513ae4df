"""Which time a workflow lives in."""

from collections.abc import Callable
from datetime import datetime, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.runs import ClockSetting


class BusinessClock:
    """Temporal's time, or a business time that runs beside it: a programme of years, shown in a minute.

    In production the two are the same. Everything recorded carries this clock's time as `at`.
    """

    def __init__(self, setting: ClockSetting) -> None:
        if setting.starts_at is None:
            self._offset = timedelta()
        elif setting.offset is None:
            self._offset = setting.starts_at - workflow.now()
        else:
            self._offset = setting.offset
        self._starts_at = setting.starts_at

    @property
    def is_simulated(self) -> bool:
        return self._starts_at is not None

    def now(self) -> datetime:
        """Business time, UTC; a simulated one is told by the day."""
        if self._starts_at is None:
            return self._exactly_now()
        return self._exactly_now().replace(hour=0, minute=0, second=0, microsecond=0)

    def carried(self) -> ClockSetting:
        """The setting for this workflow's next run, so that its time goes on without a step."""
        return ClockSetting(starts_at=self._starts_at, offset=self._offset if self._starts_at else None)

    def for_another(self) -> ClockSetting:
        """The setting for a workflow that begins now, on a clock of its own."""
        return ClockSetting(starts_at=self.now() if self._starts_at else None)

    async def wait(self, until: datetime | None, *, unless: Callable[[], bool], summary: str) -> bool:
        """Waits for a moment of business time, or for ever; true when something happened before it.

        A moment that has passed is not waited for.
        """
        if until is None:
            await workflow.wait_condition(unless)
            return True
        left = until - self._exactly_now()
        if unless() or left <= timedelta():
            return unless()
        try:
            await workflow.wait_condition(unless, timeout=left, timeout_summary=summary)
        except TimeoutError:
            return False
        return True

    def _exactly_now(self) -> datetime:
        return workflow.now() + self._offset
