"""How much of a processor large tables of benefits, what-ifs and forecasts take, and how that grows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from time import process_time

from rich.console import Console

from bench.figures import Spread, spread
from domain.benefit.events import BenefitRegistered
from domain.benefit.lines import Basis, parts
from domain.benefit.profile import BenefitClass, BenefitId, BenefitProfile, FundShare
from domain.benefit.state import Benefit, fold
from domain.benefit.table import Axis, Measure, tabulated
from domain.calendar import Calendar
from domain.financial_year import Quarter
from domain.gate.policy import PolicyId
from domain.identity import Identity
from domain.money import Pence
from domain.outlook.distribution import Drawing, outlook
from domain.programme.path.course import course_of
from domain.programme.path.forecast import Situation
from domain.release.plan import ReleaseId, ReleasePlan, StagePlan
from domain.stage import STAGES
from domain.what_if.changes import AnotherLength
from domain.what_if.comparing import what_if
from domain.what_if.supposing import Known

YEARS = range(2018, 2028)
BENEFITS = (1_000, 10_000)
RELEASES = (20, 200)
BENEFITS_A_RELEASE = 5
TIMES = 5
BEGAN = date(2018, 4, 2)
ASHA, BEN = (Identity(issuer="urn:bench", subject=who) for who in ("asha", "ben"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateLine:
    """How long something takes for so many, and how many times as long as for the size before it."""

    what: str
    size: int
    time: Spread
    growth: float | None


def estimates(
    *, benefits: Sequence[int] = BENEFITS, releases: Sequence[int] = RELEASES
) -> list[EstimateLine]:
    """Tables of so many benefits over ten years, and what-ifs and forecasts over so many releases."""
    found: list[EstimateLine] = []
    for axis in (Axis.YEAR, Axis.FUND, Axis.RELEASE):
        found += _grown(f"benefits by {axis}, ten years", benefits, partial(_table, axis=axis))
    found += _grown("what-if, releases", releases, _supposed)
    found += _grown("forecast of 100 runs, releases", releases, _forecast)
    return found


def _grown(
    what: str, sizes: Sequence[int], prepared: Callable[[int], Callable[[], object]]
) -> list[EstimateLine]:
    lines: list[EstimateLine] = []
    for size in sizes:
        time = _timed(prepared(size))
        growth = round(time.p50_ms / lines[-1].time.p50_ms, 1) if lines else None
        lines.append(EstimateLine(what=what, size=size, time=time, growth=growth))
    return lines


def _timed(ask: Callable[[], object]) -> Spread:
    seconds = []
    for _ in range(TIMES):
        began = process_time()
        ask()
        seconds.append(process_time() - began)
    return spread(seconds)


def _table(size: int, *, axis: Axis) -> Callable[[], object]:
    known = _benefits(size, releases=200)
    return lambda: tabulated(parts(known, Basis.PLANNED), YEARS, Measure.IN_YEAR, axis)


def _supposed(size: int) -> Callable[[], object]:
    known = Known(course=course_of(_situation(size)), given_up=frozenset(), history={}, on=BEGAN)
    benefits = _benefits(size * BENEFITS_A_RELEASE, releases=size)
    return lambda: what_if(known, [AnotherLength(release=_id(0), days=20)], benefits)


def _forecast(size: int) -> Callable[[], object]:
    situation = _situation(size)
    benefits = _benefits(size * BENEFITS_A_RELEASE, releases=size)
    drawing = Drawing(delays=(0, 0, 1, 2, 3, 5, 8, 13), runs=100, seed=1)
    return lambda: outlook(situation, {}, drawing, benefits)


def _benefits(size: int, *, releases: int) -> tuple[Benefit, ...]:
    at = datetime(2018, 4, 1, tzinfo=UTC)
    return tuple(
        fold([BenefitRegistered(programme="bench", profile=_profile(nth, releases), at=at)])
        for nth in range(size)
    )


def _profile(nth: int, releases: int) -> BenefitProfile:
    amount = 1_000_01 + nth * 7
    return BenefitProfile(
        id=BenefitId(f"B-{nth:05}"),
        release=_id(nth % releases),
        name="Fewer visits",
        kind=tuple(BenefitClass)[nth % 4],
        fund="general fund",
        annual=Pence(3 * amount),
        funds=(
            FundShare(fund="general fund", amount=Pence(2 * amount)),
            FundShare(fund=f"fund {nth % 7}", amount=Pence(amount)),
        ),
        fte_hundredths=0,
        owner=ASHA,
        confirmers=(BEN,),
        planned=Quarter(year=2018 + nth % 8, number=nth % 4 + 1),
        reviews=2,
        review_every_months=6,
        ramp=(25, 50, 75) if nth % 2 else (),
    )


def _situation(size: int) -> Situation:
    last = date(2040, 12, 31)
    calendar = Calendar(id="bench", version="none closed", first=date(2017, 1, 1), last=last, closed=())
    plans = tuple(_plan(nth) for nth in range(size))
    return Situation(plans=plans, calendar=calendar, on=BEGAN, progress={}, expected={})


def _plan(nth: int) -> ReleasePlan:
    """A release of five stages of four weeks; it waits for the ten before it, each ten a quarter later."""
    first = BEGAN + timedelta(days=nth // 10 * 90)
    starts = [first + timedelta(days=28 * stage) for stage in range(len(STAGES))]
    return ReleasePlan(
        id=_id(nth),
        name=f"Release {nth}",
        kind="release",
        lead=ASHA,
        depends_on=tuple(_id(each) for each in range(max(nth // 10 * 10 - 10, 0), nth // 10 * 10)),
        stages=tuple(
            StagePlan(stage=stage, starts=day, ends=day + timedelta(days=25), gate=PolicyId("stage-gate"))
            for stage, day in zip(STAGES, starts, strict=True)
        ),
        sprints=1,
        affected_headcount=0,
        nothing_to_consult_on="No post changes.",
    )


def _id(nth: int) -> ReleaseId:
    return ReleaseId(f"R{nth:03}")


def main() -> None:
    """Prints them, in time of this process alone."""
    console = Console(width=110, highlight=False)
    for line in estimates():
        growth = f"{line.growth:.1f} times" if line.growth else ""
        console.print(
            f"{line.what:32} {line.size:>7,} {line.time.p50_ms:>10,.1f} ms "
            f"{line.time.p95_ms:>10,.1f} ms {growth:>12}"
        )


if __name__ == "__main__":
    main()
