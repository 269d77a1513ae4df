"""What people mean by a moment: a day, a time, or a position or an event of the record."""

from datetime import UTC, date, datetime, time
from typing import TypeAlias
from uuid import UUID

from runtime.failures import Failure

Moment: TypeAlias = datetime | int | UUID
AN_ID = len(str(UUID(int=0)))


class NotAMoment(Failure):
    """What was typed is no moment."""

    code = "usage"
    next = "Give a day (2018-05-31), a time (2018-05-31T12:00+00:00), a position (42) or an event's id."


def moment_of(text: str) -> Moment:
    """A position, the id of an event, or a time; a day means its end, and a time without a zone is UTC.

    :raises NotAMoment: when it is none of them.
    """
    if text.isdecimal():
        return int(text)
    try:
        if len(text) == AN_ID and text.count("-") == 4:
            return UUID(text)
        if len(text) == len("2018-05-31"):
            return datetime.combine(date.fromisoformat(text), time.max, tzinfo=UTC)
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise NotAMoment(f"{text!r} is no moment.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def day_of(text: str) -> date:
    """A day.

    :raises NotAMoment: when it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotAMoment(f"{text!r} is no day.", next="Give it as 2018-05-31.") from error
