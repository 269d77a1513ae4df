"""When releases are likely to finish and what benefits are likely to come to, from a command line."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Money, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Nth, Reading
from console.planning import Programme
from console.printing import show as print_answer
from console.reading import ask
from console.today import Clock, clock_of
from domain.financial_year import year_name
from domain.outlook.back_test import ASKED_FOR, BackTest, Held
from domain.outlook.distribution import Outlook, ReleaseOutlook, YearOutlook
from domain.refusal import Rejected
from readmodels.outlook import back_test_of, outlook_of
from runtime.failures import Refused

ESTIMATE = (
    "An estimate, kept nowhere: each stage to come draws one of the delays that stages of this programme "
    "had, waiting included. Benefits vary with the days, by their latest forecasts."
)


def forecast(
    programme: Programme,
    *,
    runs: Annotated[Nth, Parameter(help="How many runs are drawn")] = 1000,
    seed: Annotated[int, Parameter(help="The same seed gives the same answer")] = 1,
    back_test: Annotated[
        bool, Parameter(negative=(), help="How often such forecasts came true in this programme")
    ] = False,
    common: Reading = READING,
) -> int:
    """When releases are likely to finish, and what benefits come to: an estimate."""
    asking = _tested if back_test else _likely
    question = partial(asking, typed=programme, runs=runs, seed=seed, clock=clock_of(common))
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def _likely(connection: Connection, *, typed: str, runs: int, seed: int, clock: Clock) -> Answer:
    id = programme_of(connection, typed)
    try:
        found = outlook_of(connection, id, clock(connection, id).date(), runs=runs, seed=seed)
    except Rejected as refusal:
        look = f"lockgate plan critical-path {id}"
        raise Refused(refusal.sentence, code=refusal.reason, next=look) from refusal
    return Answer(
        document={"estimate": True, "programme": id, "outlook": found},
        said=(
            ESTIMATE,
            f"As of {found.on}: {found.runs} runs from seed {found.seed}, of {found.recorded} known delays.",
            *_ends(id, found),
            _amounts(found),
        ),
        sheets=(_releases(found.releases), _benefits(found.benefits)),
        next=f"lockgate plan forecast {id} --back-test",
    )


def _tested(connection: Connection, *, typed: str, runs: int, seed: int, clock: Clock) -> Answer:
    id = programme_of(connection, typed)
    found = back_test_of(connection, id, runs=runs, seed=seed)
    columns = ("on", "release", "P10", "P50", "P90", "finished", "came true")
    return Answer(
        document={"programme": id, "runs": runs, "seed": seed, **_coverage(found), "held": found.held},
        said=(f"{runs} runs from seed {seed} on each day.", _said(found)),
        sheets=(Sheet(columns=columns, rows=[_held(each) for each in found.held], empty="nothing to hold"),),
        next=f"lockgate plan forecast {id}",
    )


def _ends(programme: str, found: Outlook) -> Sequence[str]:
    ends = found.ends
    return [f"{programme} ends by {ends.p10} (P10), {ends.p50} (P50), {ends.p90} (P90)."] if ends else []


def _amounts(found: Outlook) -> str:
    if not found.varying:
        return "Amounts do not vary: no forecast is a range."
    return (
        "Amounts vary too where the latest forecast is a range, each on its own, from low to high and most "
        f"often near the likely one: {', '.join(found.varying)}."
    )


def _releases(lines: Sequence[ReleaseOutlook]) -> Sheet:
    columns = ("release", "expected", "P10", "P50", "P90")
    rows = [
        (each.release, each.expected, each.finishes.p10, each.finishes.p50, each.finishes.p90)
        for each in lines
    ]
    return Sheet(columns=columns, rows=rows, title="Releases finish by", empty="all are finished")


def _benefits(years: Sequence[YearOutlook]) -> Sheet:
    rows = [
        (year_name(it.year), Money(it.amount.p10), Money(it.amount.p50), Money(it.amount.p90)) for it in years
    ]
    return Sheet(columns=("year", "P10", "P50", "P90"), rows=rows, title="Benefits in year", empty="none")


def _coverage(found: BackTest) -> dict[str, int | None]:
    return {"asked_for_percent": ASKED_FOR, "came_true_percent": found.percent, "came_true": found.came_true}


def _said(found: BackTest) -> str:
    if found.percent is None:
        return "No forecast can be held against what happened yet."
    of = f"{found.came_true} of {len(found.held)} came true"
    return f"Between P10 and P90: {of}, {found.percent} per cent; {ASKED_FOR} should."


def _held(each: Held) -> tuple[Cell, ...]:
    true = "yes" if each.came_true else "no"
    return (
        each.on,
        each.release,
        each.likely.p10,
        each.likely.p50,
        each.likely.p90,
        each.finished,
        true,
    )
