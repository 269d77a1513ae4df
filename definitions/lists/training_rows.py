"""Lists about training: needs, sessions, attendance and champions, a row each."""

from typing import ClassVar

from pydantic import AliasChoices, Field

from definitions.lists.rows import Row
from definitions.values import Count, CountFromOne, Day, Id, Text


class NeedRow(Row):
    """So many heads of a group are to be trained in these topics; without any, in all of the group's."""

    KEY: ClassVar[tuple[str, ...]] = ("group",)

    group: Text
    heads: Count
    topics: tuple[Text, ...] = Field(default=(), validation_alias=AliasChoices("topics", "topic"))


class SessionRow(Row):
    """A day of training."""

    KEY: ClassVar[tuple[str, ...]] = ("session",)

    session: Id
    topics: tuple[Text, ...] = Field(validation_alias=AliasChoices("topics", "topic"))
    groups: tuple[Text, ...] = Field(validation_alias=AliasChoices("groups", "group"))
    day: Day = Field(validation_alias=AliasChoices("day", "date"))
    places: CountFromOne
    provider: Text


class AttendanceRow(Row):
    """Who came: one person by staff reference, or so many heads of a group."""

    KEY: ClassVar[tuple[str, ...]] = ("session", "group", "reference")

    session: Id
    group: Text
    reference: Text | None = Field(
        default=None, validation_alias=AliasChoices("reference", "staff reference")
    )
    heads: Count | None = None


class ChampionRow(Row):
    """Somebody who speaks for the change in a team."""

    KEY: ClassVar[tuple[str, ...]] = ("person", "team")

    person: Id
    team: Text
    since: Day
