"""Whether the money of a programme could be asked for as planned: every problem with its fund."""

from collections.abc import Iterable, Iterator
from datetime import date

from domain.financial_year import quarter_of
from domain.fund.plan import FundPlan, Opening, YearsAsk
from domain.gate.soundness import nobody_for
from domain.money import Pence, exact_pounds
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at, twice
from domain.programme.silence import SILENT_MONEY


def fund_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with a programme's money; nothing when it has none."""
    fund = plan.fund
    if fund is None:
        return
    yield from _amounts(fund)
    yield from twice(("fund", "years"), (str(each.year) for each in fund.years), "year")
    yield from twice(("fund", "lines"), (each.id for each in fund.lines))
    yield from _roles(plan, fund)
    yield from _gates(plan, fund)
    for place, year in enumerate(fund.years):
        if year.opening:
            yield from _opening(plan, fund, year, year.opening, ("fund", "years", place, "opening"))


def _amounts(fund: FundPlan) -> Iterator[Problem]:
    if fund.envelope < 0:
        yield problem_at("An amount cannot be negative.", "fund", "envelope")
    yield from _parts(fund, "years", [each.amount for each in fund.years])
    yield from _parts(fund, "lines", [each.amount for each in fund.lines])


def _parts(fund: FundPlan, field: str, amounts: list[Pence]) -> Iterator[Problem]:
    for place, amount in enumerate(amounts):
        if amount < 0:
            yield problem_at("An amount cannot be negative.", "fund", field, place, "amount")
    whole = Pence(sum(amounts))
    if whole > fund.envelope >= 0:
        above = f"{exact_pounds(whole)} is above the envelope of {exact_pounds(fund.envelope)}."
        yield problem_at(f"Together they are too much: {above}", "fund", field)


def _roles(plan: ProgrammePlan, fund: FundPlan) -> Iterator[Problem]:
    guardian = plan.roster.by_id.get(fund.guardian)
    if guardian is None:
        yield problem_at(f"There is no role {fund.guardian}.", "fund", "guardian")
    elif not guardian.holdings:
        yield problem_at(f"Nobody holds {fund.guardian}, so nobody could stop money.", "fund", "guardian")
    for field, roles in (("virement", fund.virement), ("partners", fund.partners)):
        for place, role in enumerate(roles):
            if role not in plan.roster.by_id:
                yield problem_at(f"There is no role {role}.", "fund", field, place)
        yield from _named_twice(roles, "fund", field)


def _gates(plan: ProgrammePlan, fund: FundPlan) -> Iterator[Problem]:
    policies = {policy.id: policy for policy in plan.policies}
    if not fund.gates:
        yield problem_at("Name a policy that decides on money.", "fund", "gates")
    for place, gate in enumerate(fund.gates):
        if gate not in policies:
            yield problem_at(f"There is no policy {gate}.", "fund", "gates", place)
        elif policies[gate].deemed_consent:
            yield problem_at(SILENT_MONEY, "fund", "gates", place)
    yield from _named_twice(fund.gates, "fund", "gates")


def _opening(
    plan: ProgrammePlan, fund: FundPlan, year: YearsAsk, opening: Opening, here: Path
) -> Iterator[Problem]:
    if opening.requested_by not in plan.roster.names:
        yield problem_at(f"{opening.requested_by.subject} is not among the people.", *here, "requested_by")
    if opening.line and fund.line(opening.line) is None:
        yield problem_at(f"There is no line {opening.line}.", *here, "line")
    yield from _day(plan, year, opening.day, (*here, "day"))
    policy = next((each for each in plan.policies if each.id == opening.gate), None)
    if opening.gate not in fund.gates or policy is None:
        yield problem_at(f"{opening.gate} is not among the gates of the fund.", *here, "gate")
    elif empty := nobody_for(plan.roster, policy, opening.requested_by, opening.day):
        yield problem_at(
            f"Nobody can decide this gate as {', '.join(empty)}: each seat needs a person of its own "
            f"other than {opening.requested_by.subject}, who asks for it.",
            *here,
            "gate",
        )


def _day(plan: ProgrammePlan, year: YearsAsk, day: date, here: Path) -> Iterator[Problem]:
    calendar = plan.calendar
    if not calendar.first <= day <= calendar.last:
        yield problem_at(
            f"The calendar {calendar.id} covers {calendar.first} to {calendar.last} only.", *here
        )
    if quarter_of(day).year > year.year:
        yield problem_at("The financial year is over by then.", *here)


def _named_twice(names: Iterable[str], *here: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            yield problem_at(f"{name} is there twice.", *here, place)
        seen.add(name)
