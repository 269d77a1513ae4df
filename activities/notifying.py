"""Telling people what they should know."""

import structlog
from temporalio import activity

from activities.messages import Notice
from activities.ports import Notifier

_log = structlog.get_logger(__name__)


class Notifying:
    """Sends notices; sent at least once, so a notice carries a key by which a repetition is known."""

    def __init__(self, notifier: Notifier) -> None:
        self._notifier = notifier

    @activity.defn
    async def notify(self, notice: Notice) -> None:
        """Tells everybody whom the notice is for."""
        await self._notifier.tell(notice)


class LogNotifier:
    """Writes notices to the log, until somebody is told by e-mail."""

    async def tell(self, notice: Notice) -> None:
        _log.info("notice", key=notice.key, to=[who.subject for who in notice.to], text=notice.sentence)
