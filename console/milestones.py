"""How milestones are looked at, reached and re-forecast from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.moments import day_of
from console.naming import programme_of, release_of
from console.options import COMMON, READING, Common, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.today import Clock, OnDay, clock_of, on_day
from console.words import Told, Word, send
from console.writing import Desk, DryRun, now
from domain.plan_quarter import in_every_calendar
from domain.programme.milestone.commands import ReachProgrammeMilestone, ReforecastProgrammeMilestone
from domain.release.milestone.commands import ReachMilestone, ReforecastMilestone
from domain.release.plan import ReleaseId
from readmodels.milestones import MilestoneLine, milestones, plan_calendar
from readmodels.release_board import programmes

COLUMNS = ("milestone", "release", "what", "quarter", "due", "expected", "reached", "standing", "said")
Where = Annotated[
    str, Parameter(name="WHERE", help="A release, such as 1A or shepway-fom/1A, or a programme")
]
Which = Annotated[str, Parameter(name="MILESTONE", help="Such as M1")]


def list_milestones(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    late: Annotated[bool, Parameter(negative=(), help="Only those that are late")] = False,
    common: Reading = READING,
) -> int:
    """Every milestone with its quarter, and how it stands."""
    question = partial(_listed, typed=programme, late=late, clock=clock_of(common))
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def quarters(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    on: Annotated[str | None, Parameter(help="A day, such as 2018-05-31; today without it")] = None,
    common: Reading = READING,
) -> int:
    """A day's quarter in each calendar, and the quarters of the programme's own plan."""
    question = partial(_quarters, typed=programme, on=on_day(on, common))
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def reach(
    where: Where,
    milestone: Which,
    *,
    on: Annotated[str | None, Parameter(help="The day on which it was; today without it")] = None,
    note: Annotated[str, Parameter(help="What else is to be known of it")] = "",
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say that a milestone was reached."""
    day = now().date() if on is None else day_of(on)

    def wish(connection: Connection, desk: Desk) -> Word:
        id, release = _place(connection, where, programme)
        by, at = desk.actor, now()
        if release is None:
            return ReachProgrammeMilestone(programme=id, milestone=milestone, on=day, note=note, by=by, at=at)
        return ReachMilestone(
            programme=id, release=release, milestone=milestone, on=day, note=note, by=by, at=at
        )

    said = f"{milestone} was reached on {day}."
    return send(wish, partial(_told, said=said), dry_run=dry_run, common=common)


def reforecast(
    where: Where,
    milestone: Which,
    expected: Annotated[str, Parameter(name="DAY", help="By when it is expected now")],
    *,
    reason: Annotated[str, Parameter(help="Why; people will ask for it later")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say by which other day a milestone is expected, and why it is or was missed."""
    day = day_of(expected)

    def wish(connection: Connection, desk: Desk) -> Word:
        id, release = _place(connection, where, programme)
        by, at = desk.actor, now()
        if release is None:
            return ReforecastProgrammeMilestone(
                programme=id, milestone=milestone, expected=day, reason=reason, by=by, at=at
            )
        return ReforecastMilestone(
            programme=id, release=release, milestone=milestone, expected=day, reason=reason, by=by, at=at
        )

    said = f"{milestone} is expected by {day}."
    return send(wish, partial(_told, said=said), dry_run=dry_run, common=common)


def _place(connection: Connection, typed: str, programme: str | None) -> tuple[str, ReleaseId | None]:
    """A programme by itself, or one of its releases."""
    if programme is None and typed in {each.id for each in programmes(connection)}:
        return typed, None
    id, release = release_of(connection, typed, programme)
    return id, ReleaseId(release)


def _told(word: Word, *, said: str) -> Told:
    return Told(said=(said,), look=f"lockgate milestone list {word.programme}")


def _listed(connection: Connection, *, typed: str | None, late: bool, clock: Clock) -> Answer:
    id = programme_of(connection, typed)
    today = clock(connection, id).date()
    found = [each for each in milestones(connection, id, today=today) if not late or each.standing == "late"]
    return Answer(
        document=found,
        sheets=(Sheet(columns=COLUMNS, rows=[_row(each) for each in found], empty="No milestones."),),
        next=f"lockgate milestone quarters {id}",
    )


def _row(line: MilestoneLine) -> tuple[Cell, ...]:
    return (
        line.id,
        line.release or "the programme",
        f"{line.text} (key)" if line.key else line.text,
        line.quarter,
        line.due,
        line.expected,
        line.reached,
        line.standing,
        line.said,
    )


def _quarters(connection: Connection, *, typed: str | None, on: OnDay) -> Answer:
    id = programme_of(connection, typed)
    day = on(connection, id)
    calendar = plan_calendar(connection, id)
    numbers = range(calendar.quarters + 1) if calendar else ()
    found = [each for number in numbers if calendar and (each := calendar.quarter(number))]
    told = in_every_calendar(day, calendar)
    rows = [(str(each), each.first, each.last) for each in found]
    empty = "The programme plans in no quarters of its own."
    return Answer(
        document={"day": day, "quarters_of_the_day": told, "plan": found},
        said=(f"{day} is in {', in '.join(told)}.",),
        sheets=(Sheet(columns=("quarter", "first day", "last day"), rows=rows, empty=empty),),
        next=f"lockgate milestone list {id}",
    )
