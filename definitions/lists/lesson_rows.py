"""How a list of what a release learned is written down, one lesson a line."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from pydantic import AliasChoices, Field

from definitions.lists.rows import Row
from definitions.values import Id, Text
from domain.identity import Identity
from domain.release.lessons.commands import Learned


class LessonRow(Row):
    """What was learned, what is to be done and by whom; without kinds, for every kind of release."""

    KEY: ClassVar[tuple[str, ...]] = ("lesson",)

    lesson: Id = Field(description="A short name of its own, such as L-1.")
    text: Text = Field(validation_alias=AliasChoices("learned", "text"), description="What was learned.")
    to_do: Text = Field(description="What is to be done.")
    owner: Id = Field(description="Id of the person who does it.")
    kinds: tuple[Text, ...] = Field(
        default=(), validation_alias=AliasChoices("kinds", "kind"), description="Kinds of release."
    )


def learned_in(rows: Iterable[LessonRow], who: Callable[[str], Identity]) -> tuple[Learned, ...]:
    """What `RecordLessons` takes; `who` finds people by the names that they sign in with."""
    return tuple(
        Learned(id=each.lesson, text=each.text, to_do=each.to_do, owner=who(each.owner), kinds=each.kinds)
        for each in rows
    )
