"""Whether the risks and indicators of a programme could be kept as they are written down."""

from collections.abc import Iterator

from domain.indicator.soundness import indicator_flaws
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at, twice
from domain.risk.soundness import risk_flaws, term_flaws


def watched_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with a programme's scale, risks and indicators."""
    for flaw in term_flaws(plan.risk_terms, plan.roster):
        here: Path = ("risk_scale",) if flaw.field == "scale" else ("risk_rules", flaw.field)
        yield problem_at(flaw.sentence, *here)
    yield from twice(("risks",), (each.id for each in plan.risks))
    releases = {each.id for each in plan.releases}
    for place, risk in enumerate(plan.risks):
        for flaw in risk_flaws(risk, plan.risk_terms, plan.roster, releases):
            yield problem_at(flaw.sentence, "risks", place, flaw.field)
    yield from twice(("indicators",), (each.id for each in plan.indicators))
    for place, indicator in enumerate(plan.indicators):
        for fault in indicator_flaws(indicator, plan.roster):
            yield problem_at(fault.sentence, "indicators", place, fault.field)
