"""Which releases the end of a programme waits for, and what slips with them, from a command line."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Money, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Nth, Reading
from console.planning import Programme, Release, in_programme
from console.printing import show as print_answer
from console.reading import ask
from console.today import Clock, clock_of
from domain.benefit.profile import BenefitProfile
from domain.financial_year import year_name
from domain.programme.path.depending import Branch, breaks, needs
from domain.programme.path.forecast import Forecast, chain_of, forecast
from domain.programme.path.slipping import BenefitMoved, Moved, Slip
from domain.programme.path.slipping import slip as slipping
from domain.programme.state import Programme as State
from domain.release.plan import ExternalId, ReleaseId
from readmodels.plan import benefits_of, programme_now, situation_of
from runtime.failures import NotFound


def critical_path(programme: Programme, *, common: Reading = READING) -> int:
    """When each release is expected to finish, how much it may slip, and what the end waits for."""
    question = partial(_critical, typed=programme, clock=clock_of(common))
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def slip(
    release: Release,
    *,
    days: Annotated[Nth, Parameter(name="--days", help="Working days")],
    common: Reading = READING,
) -> int:
    """What slips if a release takes so many working days more: releases, and benefits by year."""
    question = partial(_slip, typed=release, days=days, clock=clock_of(common))
    print_answer(ask(common, question, about=release), common.output)
    return DONE


def depends(release: Release, *, common: Reading = READING) -> int:
    """What a release needs, inside the programme and outside, and what breaks if it fails."""
    print_answer(ask(common, partial(_depends, typed=release), about=release), common.output)
    return DONE


def _critical(connection: Connection, *, typed: str, clock: Clock) -> Answer:
    id = programme_of(connection, typed)
    situation = situation_of(connection, id, clock(connection, id).date())
    found, chain = forecast(situation), chain_of(situation)
    columns = ("release", "planned from", "to", "expected from", "to ", "spare days", "critical", "waits for")
    rows = [_forecast_row(each) for each in found]
    ends = max((each.finishes for each in found), default=None)
    return Answer(
        document={"programme": id, "as_of": situation.on, "chain": chain, "ends": ends, "releases": found},
        said=(
            f"As of {situation.on}, {id} ends on {ends}.",
            f"It waits for: {' → '.join(chain) or 'nothing'}.",
        ),
        sheets=(Sheet(columns=columns, rows=rows, empty="No releases."),),
        next=f"lockgate plan slip {id}/{chain[-1]} --days 20" if chain else f"lockgate plan show {id}",
    )


def _forecast_row(each: Forecast) -> tuple[Cell, ...]:
    critical = "yes" if each.is_critical else None
    planned, expected = (each.planned_start, each.planned_finish), (each.starts, each.finishes)
    return (each.release, *planned, *expected, each.spare, critical, each.driven_by)


def _slip(connection: Connection, *, typed: str, days: int, clock: Clock) -> Answer:
    programme, release = in_programme(connection, typed)
    situation = situation_of(connection, programme, clock(connection, programme).date())
    if release not in {each.id for each in situation.plans}:
        raise NotFound(
            f"There is no release {release} that is still to come.", next=f"lockgate plan show {programme}"
        )
    found = slipping(situation, ReleaseId(release), days, benefits_of(connection, programme))
    return Answer(
        document={"programme": programme, "release": release, "days": days, "slip": found},
        said=(_ends(found), *_lost(found)),
        sheets=(_moved_sheet(found.releases), _benefit_sheet(found.benefits)),
        next=f"lockgate plan depends {programme}/{release}",
    )


def _ends(found: Slip) -> str:
    if found.finishes == found.finishes_then:
        return f"The programme still ends on {found.finishes}."
    return f"The programme ends on {found.finishes_then} instead of {found.finishes}."


def _lost(found: Slip) -> list[str]:
    years = ", ".join(year_name(year) for year in found.change)
    return [f"Benefits count less in {years}."] if years else ["No benefit counts from a later quarter."]


def _moved_sheet(moved: Sequence[Moved]) -> Sheet:
    rows = [
        (each.release, each.starts, each.starts_then, each.finishes, each.finishes_then, each.days)
        for each in moved
    ]
    columns = ("release", "starts", "starts then", "finishes", "finishes then", "days")
    return Sheet(columns=columns, rows=rows, title="Releases that move", empty="none")


def _benefit_sheet(moved: Sequence[BenefitMoved]) -> Sheet:
    rows = [
        (
            each.benefit,
            each.release,
            each.fund,
            str(each.posted),
            str(each.posted_then),
            year_name(year),
            Money(change),
        )
        for each in moved
        for year, change in each.change.items()
    ]
    columns = ("benefit", "release", "fund", "counts after", "then after", "year", "change")
    return Sheet(columns=columns, rows=rows, title="Benefits that move", empty="none")


def _depends(connection: Connection, *, typed: str) -> Answer:
    id, release = in_programme(connection, typed)
    programme = programme_now(connection, id)
    if release not in programme.planned:
        raise NotFound(f"There is no release {release}.", next=f"lockgate plan show {id}")
    tree, broken = needs(programme, ReleaseId(release)), breaks(programme, release)
    benefits = [each for each in benefits_of(connection, id) if each.release in {release, *broken}]
    return Answer(
        document={
            "programme": id,
            "release": release,
            "needs": tree,
            "breaks": broken,
            "benefits": [each.id for each in benefits],
        },
        said=(f"If {release} fails, these cannot start: {', '.join(broken) or 'none'}.",),
        sheets=(_needs_sheet(programme, tree), _broken_sheet(benefits)),
        next=f"lockgate plan slip {id}/{release} --days 20",
    )


def _needs_sheet(programme: State, tree: Sequence[Branch]) -> Sheet:
    rows = [
        (f"{'  ' * (each.depth - 1)}{each.id}", _kind(programme, each), "yes" if each.is_done else "no")
        for each in tree
    ]
    return Sheet(columns=("needs", "what", "done"), rows=rows, title="It needs", empty="nothing")


def _kind(programme: State, branch: Branch) -> str:
    if branch.is_outside and (known := programme.externals.get(ExternalId(branch.id))):
        return f"outside: {known.dependency.name}, expected {known.expected}"
    return programme.planned[ReleaseId(branch.id)].plan.name


def _broken_sheet(benefits: Sequence[BenefitProfile]) -> Sheet:
    rows = [(each.id, each.release, each.fund, Money(each.annual)) for each in benefits]
    return Sheet(
        columns=("benefit", "release", "fund", "a year"), rows=rows, title="Benefits that fail", empty="none"
    )
