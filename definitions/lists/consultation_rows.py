"""Lists about a consultation: those affected, and what they said, a row each."""

from collections.abc import Iterable
from typing import ClassVar

from pydantic import AliasChoices, Field

from definitions.consultation_sections import AffectedSection
from definitions.lists.rows import Row
from definitions.values import CountFromOne, Text
from domain.release.consultation.commands import Response


class AffectedRow(Row, AffectedSection):
    """The heads at one establishment."""

    KEY: ClassVar[tuple[str, ...]] = ("establishment",)


class ResponseRow(Row):
    """A response to a consultation; it names nobody."""

    KEY: ClassVar[tuple[str, ...]] = ("number",)

    number: Text = Field(validation_alias=AliasChoices("number", "response"))
    speaks_for: Text
    heads: CountFromOne = 1
    summary: Text
    answer: Text | None = None


def responses_in(rows: Iterable[ResponseRow]) -> tuple[Response, ...]:
    """What was said, and answered where it has an answer."""
    return tuple(
        Response(
            number=row.number,
            speaks_for=row.speaks_for,
            heads=row.heads,
            summary=row.summary,
            answer=row.answer or "",
        )
        for row in rows
    )
