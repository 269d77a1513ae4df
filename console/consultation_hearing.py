"""How those affected are named, heard and answered from a command line."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from console.copies import digest_of
from console.importing import KeepGood, ListFile, incomplete, typed_row
from console.moments import day_of
from console.options import Reason, Release
from console.release_errands import ASKING, Asking, Counter, ask_release, bring_to_release
from definitions.consultation_translation import affected_in
from definitions.lists.consultation_rows import AffectedRow, ResponseRow, responses_in
from domain.release.consultation.affected import Affected, Establishment
from domain.release.consultation.commands import (
    AnswerResponse,
    ExtendConsultation,
    FindNothingToConsultOn,
    LogResponses,
    RecordMeeting,
    RegisterRepresentatives,
    ReportOutcome,
    StateAffected,
)
from domain.release.consultation.events import Representatives, Representing
from runtime.failures import Failure

Number = Annotated[str, Parameter(name="NUMBER", help="The number of the response, such as R-1")]
Day = Annotated[str, Parameter(help="The day, such as 2018-05-31")]
LOOK = "consultation show"
PARTS = 5


class NotHeads(Failure):
    """What was typed is no place with heads."""

    code = "usage"
    next = 'Give it as "PLACE;HEADS", and if need be ";VOLUNTARY;RE-ENGAGED;NOTIFIED BEFORE".'


def affected(
    release: Release,
    *,
    at: Annotated[
        tuple[str, ...],
        Parameter(
            negative=(), help='"PLACE;HEADS[;VOLUNTARY[;RE-ENGAGED[;NOTIFIED BEFORE]]]", once for each place'
        ),
    ] = (),
    first_dismissal: Annotated[
        str | None, Parameter(help="The first day on which anybody would leave")
    ] = None,
    nobody: Annotated[
        str | None, Parameter(help="Why there is nothing to consult on, instead of --at")
    ] = None,
    file: ListFile = None,
    keep_good: KeepGood = False,
    how: Asking = ASKING,
) -> int:
    """Say who is affected, by establishment, or why there is nothing to consult on.

    A file has establishment, heads, voluntary, reengaged and notified.
    """
    if [bool(at), nobody is not None, file is not None].count(True) != 1:
        raise NotHeads("Say --at for each place or give a --file, or --nobody with the reason.")
    errand, found = how.of(release, show=LOOK), tuple(_heads(each) for each in at)
    day = day_of(first_dismissal) if first_dismissal else None
    if file:
        wish_of_rows = partial(_stated, first_dismissal=day)
        return bring_to_release(errand, file, AffectedRow, wish_of_rows, keep_good=keep_good)

    def wish(counter: Counter) -> FindNothingToConsultOn | StateAffected:
        if nobody is not None:
            return FindNothingToConsultOn(**counter.occasion, reason=nobody)
        return StateAffected(**counter.occasion, affected=found, first_dismissal=day)

    heads = sum(each.heads for each in found)
    places = ", ".join(each.establishment for each in found)
    said = f"{heads} heads at {places} are affected." if found else "There is nothing to consult on."
    return ask_release(errand, wish, said)


def representatives(
    release: Release,
    body: Annotated[str, Parameter(name="BODY", help="The union, or the part of the staff; no names")],
    *,
    kind: Annotated[Representing, Parameter(help="By what right they speak")],
    people: Annotated[int, Parameter(help="How many they are")],
    how: Asking = ASKING,
) -> int:
    """Say who speaks for those affected."""
    who = Representatives(kind=kind, body=body, people=people)
    return ask_release(
        how.of(release, show=LOOK),
        lambda counter: RegisterRepresentatives(**counter.occasion, representatives=who),
        f"{people} speak for {body}.",
    )


def respond(
    release: Release,
    number: Number | None = None,
    *,
    speaks_for: Annotated[str | None, Parameter(help="The union or the role, never a name")] = None,
    heads: Annotated[int, Parameter(help="For how many people it speaks")] = 1,
    summary: Annotated[str | None, Parameter(help="Where its summary is: a digest or reference")] = None,
    file: ListFile = None,
    keep_good: KeepGood = False,
    how: Asking = ASKING,
) -> int:
    """Record responses, without anybody's name; a file has number, speaks for, heads, summary and answer."""
    errand = how.of(release, show=LOOK)
    if file:
        return bring_to_release(errand, file, ResponseRow, _said, keep_good=keep_good)
    if number is None or speaks_for is None or summary is None:
        raise incomplete("NUMBER, --speaks-for and --summary", "consultation respond")
    row = typed_row(ResponseRow, number=number, speaks_for=speaks_for, heads=heads, summary=summary)
    told = f"Response {number} of {speaks_for} is recorded."
    return ask_release(errand, lambda counter: _said(counter, [row]), told)


def answer(
    release: Release,
    number: Number,
    *,
    answer: Annotated[str, Parameter(help="Where the answer is: a digest or reference")],
    how: Asking = ASKING,
) -> int:
    """Record what a response was answered."""
    return ask_release(
        how.of(release, show=LOOK),
        lambda counter: AnswerResponse(**counter.occasion, response=number, answer=answer),
        f"Response {number} is answered.",
    )


def meet(
    release: Release,
    *,
    day: Day,
    bodies: Annotated[
        tuple[str, ...], Parameter(name="--with", negative=(), help="A body that was met, once for each")
    ],
    note: Annotated[str, Parameter(help="Where the note is: a digest or reference")],
    how: Asking = ASKING,
) -> int:
    """Record a meeting with representatives."""
    met_on = day_of(day)
    return ask_release(
        how.of(release, show=LOOK),
        lambda counter: RecordMeeting(**counter.occasion, day=met_on, bodies=bodies, note=note),
        f"{', '.join(bodies)} met on {met_on}.",
    )


def extend(
    release: Release,
    *,
    until: Day,
    reason: Reason,
    how: Asking = ASKING,
) -> int:
    """Give those affected more time; less is refused."""
    day = day_of(until)
    return ask_release(
        how.of(release, show=LOOK),
        lambda counter: ExtendConsultation(**counter.occasion, closes_on=day, reason=reason),
        f"The consultation is open until {day}.",
    )


def report(
    release: Release,
    file: Annotated[Path, Parameter(name="FILE", help="The report; a copy is kept")],
    *,
    how: Asking = ASKING,
) -> int:
    """Record the report on what came of the consultation."""
    return ask_release(
        how.of(release, show=LOOK),
        lambda counter: ReportOutcome(**counter.occasion, report=digest_of(counter, file)),
        "The outcome is reported.",
    )


def _stated(counter: Counter, rows: Sequence[AffectedRow], *, first_dismissal: date | None) -> StateAffected:
    return StateAffected(**counter.occasion, affected=affected_in(rows), first_dismissal=first_dismissal)


def _said(counter: Counter, rows: Sequence[ResponseRow]) -> LogResponses:
    return LogResponses(**counter.occasion, responses=responses_in(rows))


def _heads(typed: str) -> Affected:
    place, *numbers = (part.strip() for part in typed.split(";"))
    if not place or not 1 <= len(numbers) < PARTS or not all(each.isdecimal() for each in numbers):
        raise NotHeads(f"{typed!r} is no place with heads.")
    heads, voluntary, reengaged, notified = (*map(int, numbers), 0, 0, 0)[: PARTS - 1]
    return Affected(
        establishment=Establishment(place),
        heads=heads,
        voluntary=voluntary,
        reengaged=reengaged,
        notified=notified,
    )
