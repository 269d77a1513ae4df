"""How lists of those affected, and of what they said, become what is asked of a consultation."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from pydantic import Field

from definitions.consultation_sections import AffectedSection
from definitions.section import Section
from definitions.values import CountFromOne, Text
from domain.identity import Actor
from domain.release.consultation.affected import Affected, Establishment
from domain.release.consultation.commands import AnswerResponse, LogResponse, StateAffected
from domain.release.plan import ReleaseId

AffectedRow = AffectedSection


class ResponseRow(Section):
    """A response to a consultation; it names nobody."""

    number: Text = Field(description="Its number, such as R-1.")
    speaks_for: Text = Field(description="The union or the role that it speaks for, never a name.")
    heads: CountFromOne = Field(default=1, description="For how many people it speaks.")
    summary: Text = Field(description="Where its summary is: a digest or reference.")
    answer: Text | None = Field(default=None, description="Where its answer is, once it has one.")


def affected_in(rows: Iterable[AffectedRow]) -> tuple[Affected, ...]:
    """Who is affected, one establishment a row."""
    return tuple(
        Affected(
            establishment=Establishment(row.establishment),
            heads=row.heads,
            voluntary=row.voluntary,
            reengaged=row.reengaged,
            notified=row.notified,
        )
        for row in rows
    )


def affected_command(
    rows: Iterable[AffectedRow],
    *,
    programme: str,
    release: ReleaseId,
    by: Actor,
    at: datetime,
    first_dismissal: date | None = None,
) -> StateAffected:
    """The one command that states them all."""
    return StateAffected(
        programme=programme,
        release=release,
        by=by,
        at=at,
        affected=affected_in(rows),
        first_dismissal=first_dismissal,
    )


def response_commands(
    rows: Iterable[ResponseRow], *, programme: str, release: ReleaseId, by: Actor, at: datetime
) -> Iterator[LogResponse | AnswerResponse]:
    """The commands that log each response and, where it has one, its answer, in order."""
    for row in rows:
        yield LogResponse(
            programme=programme,
            release=release,
            by=by,
            at=at,
            response=row.number,
            speaks_for=row.speaks_for,
            heads=row.heads,
            summary=row.summary,
        )
        if row.answer:
            yield AnswerResponse(
                programme=programme, release=release, by=by, at=at, response=row.number, answer=row.answer
            )
