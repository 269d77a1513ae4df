"""Whether what a document counts could be counted here: every problem with its printed counts."""

from collections.abc import Iterator

from domain.programme.counts import Counted, PrintedCount
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Problem, problem_at, twice
from domain.programme.register.plan import INDICATORS, RISKS


def count_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with the counts that a programme is compared with."""
    yield from twice(("counts",), (each.name for each in plan.counts), "name")
    for place, count in enumerate(plan.counts):
        if count.printed < 0:
            yield problem_at("A count cannot be negative.", "counts", place, "printed")
        if unknown := _unknown(plan, count):
            yield problem_at(unknown, "counts", place, "of")


def _unknown(plan: ProgrammePlan, count: PrintedCount) -> str:
    of = count.of
    if of.what is Counted.REGISTER and of.name not in _registers(plan):
        return f"The programme keeps no register {of.name}."
    if of.what is Counted.DELIVERABLES and not of.name:
        return "Say which set of deliverables, as in deliverables:detailed-design."
    return ""


def _registers(plan: ProgrammePlan) -> set[str]:
    """Risks and indicators are counted like registers, where there are any."""
    known: set[str] = {each.id for each in plan.registers}
    if plan.risks:
        known.add(RISKS)
    if plan.indicators:
        known.add(INDICATORS)
    return known
