"""What became of each benefit of a programme, from a command line."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Money, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from domain.benefit.profile import BenefitProfile
from domain.identity import Identity
from domain.money import Pence, pounds
from readmodels.benefit_register import RegisterLine, ReviewLine, benefit_register, register_line
from readmodels.people import names
from runtime.failures import NotFound

Called = Callable[[Identity], str]
COLUMNS = (
    "benefit",
    "release",
    "class",
    "owner",
    "state",
    "baseline",
    "promised",
    "forecast",
    "confirmed",
    "reviews",
    "next review",
    "flags",
)


def list_benefits(
    *,
    programme: Programme = None,
    flagged: Annotated[bool, Parameter(negative=(), help="Only what is late or short")] = False,
    common: Reading = READING,
) -> int:
    """What became of each benefit: promised, forecast, confirmed, and what is late or short."""
    print_answer(
        ask(common, partial(_list, typed=programme, flagged=flagged), programme=programme), common.output
    )
    return DONE


def show(
    benefit: Annotated[str, Parameter(name="BENEFIT", help="Such as B-1A")],
    *,
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """One benefit: what it rests on, and every review of it."""
    print_answer(
        ask(common, partial(_show, typed=programme, benefit=benefit), programme=programme), common.output
    )
    return DONE


def _list(connection: Connection, *, typed: str | None, flagged: bool) -> Answer:
    id = programme_of(connection, typed)
    found = [each for each in benefit_register(connection, id) if each.flags or not flagged]
    called = _called(names(connection, id))
    first = next((each.profile.id for each in found if each.flags), found[0].profile.id if found else None)
    return Answer(
        document={"programme": id, "benefits": found},
        said=(f"{sum(bool(each.flags) for each in found)} of {len(found)} are late or short.",),
        sheets=(Sheet(columns=COLUMNS, rows=[_row(each, called) for each in found], empty="No benefits."),),
        next=f"lockgate benefit show {first} --programme {id}" if first else f"lockgate benefit table {id}",
    )


def _show(connection: Connection, *, typed: str | None, benefit: str) -> Answer:
    id = programme_of(connection, typed)
    found = register_line(connection, id, benefit)
    if found is None:
        raise NotFound(
            f"There is no benefit {benefit!r} in {id}.",
            next=f"See what there is: lockgate benefit list --programme {id}",
        )
    called = _called(names(connection, id))
    return Answer(
        document={"programme": id, "benefit": found},
        said=[f"{found.profile.id} {found.profile.name}: {', '.join((found.state, *found.flags))}."]
        + ([f"Given up: {found.given_up}"] if found.given_up else []),
        sheets=(_rests_on(found, called), _reviews(found, called)),
        next=f"lockgate benefit table {id}",
    )


def _row(each: RegisterLine, called: Called) -> tuple[Cell, ...]:
    profile = each.profile
    return (
        profile.id,
        profile.release,
        profile.kind,
        called(profile.owner),
        each.state,
        _money(each.baseline),
        Money(profile.annual),
        Money(each.forecast.likely) if each.forecast else None,
        _money(each.confirmed),
        f"{sum(bool(review.confirmed_by) for review in each.reviews)} of {profile.reviews}",
        each.next_review,
        ", ".join(each.flags) or None,
    )


def _rests_on(found: RegisterLine, called: Called) -> Sheet:
    profile, forecast = found.profile, found.forecast
    rows: list[tuple[Cell, ...]] = [
        ("release", profile.release),
        ("class", profile.kind),
        ("owner", called(profile.owner)),
        ("confirmed by", ", ".join(called(who) for who in profile.confirmers)),
        ("measured baseline", _money(found.baseline)),
        ("promised a year", Money(profile.annual)),
        ("forecast", f"{pounds(forecast.low)} to {pounds(forecast.high)}" if forecast else None),
        ("confidence", forecast.confidence if forecast else profile.confidence),
        ("begins", _begins(profile)),
        ("assumptions", " ".join(profile.assumptions) or None),
        ("claims", ", ".join(profile.claims) or None),
        ("within", profile.overlap_group or None),
        *(("relieves", f"{share.fund}: {pounds(share.amount)}") for share in profile.shares),
    ]
    return Sheet(columns=("it rests on", "is"), rows=rows)


def _begins(profile: BenefitProfile) -> str:
    lag = profile.lag
    if lag is None:
        return f"in the quarter after sign-off, planned in {profile.planned}"
    return f"{lag.least} to {lag.most} months after sign-off, planned in {profile.planned}"


def _reviews(found: RegisterLine, called: Called) -> Sheet:
    columns = ("review", "asked", "measured", "of", "by", "confirmed by", "on", "flags", "reason")
    rows = [_review(each, called) for each in found.reviews]
    return Sheet(columns=columns, rows=rows, title="Reviews", empty="none yet")


def _review(each: ReviewLine, called: Called) -> tuple[Cell, ...]:
    flags = [word for word, holds in (("late", each.late), ("short", each.short)) if holds]
    return (
        each.review,
        each.asked,
        _money(each.measured),
        each.measured_on,
        called(each.by) if each.by else None,
        called(each.confirmed_by) if each.confirmed_by else None,
        each.confirmed,
        ", ".join(flags) or None,
        each.reason or None,
    )


def _called(known: Mapping[Identity, str]) -> Called:
    return lambda who: known.get(who, who.subject)


def _money(pence: Pence | None) -> Money | None:
    return None if pence is None else Money(pence)
