"""How those affected are named, heard and answered from a command line."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from console.consultations import Release
from console.consulting import Copies, Errand, Occasion, consult
from console.moments import day_of
from console.options import COMMON, Common, Programme, Reason
from console.writing import DryRun
from domain.release.consultation.affected import Affected, Establishment
from domain.release.consultation.commands import (
    AnswerResponse,
    ConsultationFromPeople,
    ExtendConsultation,
    FindNothingToConsultOn,
    LogResponse,
    RecordMeeting,
    RegisterRepresentatives,
    ReportOutcome,
    StateAffected,
)
from domain.release.consultation.events import Representatives, Representing
from runtime.failures import Failure

Number = Annotated[str, Parameter(name="NUMBER", help="The number of the response, such as R-1")]
Day = Annotated[str, Parameter(help="The day, such as 2018-05-31")]
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
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say who is affected, in heads by establishment, or why there is nothing to consult on."""
    if bool(at) == (nobody is not None):
        raise NotHeads("Say --at for each place, or --nobody with the reason.")
    found = tuple(_heads(each) for each in at)
    day = day_of(first_dismissal) if first_dismissal else None

    def asking(occasion: Occasion, _: Copies) -> ConsultationFromPeople:
        if nobody is not None:
            return FindNothingToConsultOn(**occasion, reason=nobody)
        return StateAffected(**occasion, affected=found, first_dismissal=day)

    heads = sum(each.heads for each in found)
    places = ", ".join(each.establishment for each in found)
    said = f"{heads} heads at {places}" if found else "nothing to consult on"
    return consult(_errand(release, programme, dry_run, common), asking, said)


def representatives(
    release: Release,
    body: Annotated[str, Parameter(name="BODY", help="The union, or the part of the staff; no names")],
    *,
    kind: Annotated[Representing, Parameter(help="By what right they speak")],
    people: Annotated[int, Parameter(help="How many they are")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say who speaks for those affected."""
    who = Representatives(kind=kind, body=body, people=people)
    return consult(
        _errand(release, programme, dry_run, common),
        lambda occasion, _: RegisterRepresentatives(**occasion, representatives=who),
        f"{people} speak for {body}",
    )


def respond(
    release: Release,
    number: Number,
    *,
    speaks_for: Annotated[str, Parameter(help="The union or the role, never a name")],
    heads: Annotated[int, Parameter(help="For how many people it speaks")] = 1,
    summary: Annotated[str, Parameter(help="Where its summary is: a digest or reference")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Record a response, without anybody's name."""
    return consult(
        _errand(release, programme, dry_run, common),
        lambda occasion, _: LogResponse(
            **occasion, response=number, speaks_for=speaks_for, heads=heads, summary=summary
        ),
        f"response {number} of {speaks_for}",
    )


def answer(
    release: Release,
    number: Number,
    *,
    answer: Annotated[str, Parameter(help="Where the answer is: a digest or reference")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Record what a response was answered."""
    return consult(
        _errand(release, programme, dry_run, common),
        lambda occasion, _: AnswerResponse(**occasion, response=number, answer=answer),
        f"response {number} is answered",
    )


def meet(
    release: Release,
    *,
    day: Day,
    bodies: Annotated[
        tuple[str, ...], Parameter(name="--with", negative=(), help="A body that was met, once for each")
    ],
    note: Annotated[str, Parameter(help="Where the note is: a digest or reference")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Record a meeting with representatives."""
    met_on = day_of(day)
    return consult(
        _errand(release, programme, dry_run, common),
        lambda occasion, _: RecordMeeting(**occasion, day=met_on, bodies=bodies, note=note),
        f"{', '.join(bodies)} met on {met_on}",
    )


def extend(
    release: Release,
    *,
    until: Day,
    reason: Reason,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Give those affected more time; less is refused."""
    day = day_of(until)
    return consult(
        _errand(release, programme, dry_run, common),
        lambda occasion, _: ExtendConsultation(**occasion, closes_on=day, reason=reason),
        f"open until {day}",
    )


def report(
    release: Release,
    file: Annotated[Path, Parameter(name="FILE", help="The report; a copy is kept")],
    *,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Record the report on what came of the consultation."""
    return consult(
        _errand(release, programme, dry_run, common),
        lambda occasion, copies: ReportOutcome(**occasion, report=copies.digest_of(file)),
        "the outcome is reported",
    )


def _errand(release: str, programme: str | None, dry_run: bool, common: Common) -> Errand:
    return Errand(release=release, programme=programme, dry_run=dry_run, common=common)


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
