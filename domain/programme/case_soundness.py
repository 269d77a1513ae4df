"""Whether the business case of a programme holds together, and fits its people and its fund."""

from collections.abc import Iterator
from itertools import pairwise

from domain.business_case.discounting import DiscountSeries
from domain.business_case.plan import CasePlan, Terms
from domain.business_case.soundness import version_faults
from domain.business_case.state import LATEST, ORIGINAL
from domain.financial_year import quarter_of
from domain.money import exact_pounds
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at, twice

HERE: Path = ("business_case",)


def case_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with a programme's business case; nothing when it has none."""
    case = plan.business_case
    if case is None:
        return
    yield from _versions(case)
    yield from _roles(plan, case)
    yield from _approved(plan, case)
    yield from _reductions(case)
    if case.appraisal:
        yield from _appraisal(case, case.appraisal)


def series_problems(series: DiscountSeries, here: Path) -> Iterator[Problem]:
    """Everything that is wrong with a series of rates by itself."""
    if not series.bands:
        yield problem_at("Give at least one rate.", *here, "bands")
    for place, (near, far) in enumerate(pairwise(series.bands), start=1):
        if far.to_year <= near.to_year:
            yield problem_at(f"It comes after year {near.to_year}.", *here, "bands", place, "to_year")


def _versions(case: CasePlan) -> Iterator[Problem]:
    if not case.versions and not case.reductions:
        yield problem_at("Give at least the original version, or what budgets give up.", *HERE, "versions")
    yield from twice((*HERE, "versions"), (each.id for each in case.versions))
    for place, version in enumerate(case.versions):
        if version.id == LATEST or (version.id == ORIGINAL and place):
            sentence = (
                f"{version.id} always means the {'newest' if version.id == LATEST else 'first'} version."
            )
            yield problem_at(sentence, *HERE, "versions", place, "id")
        for path, sentence in version_faults(version):
            yield problem_at(sentence, *HERE, "versions", place, *path)


def _roles(plan: ProgrammePlan, case: CasePlan) -> Iterator[Problem]:
    for field, roles in (("keepers", case.keepers), ("recorders", case.recorders)):
        for place, role in enumerate(roles):
            if role not in plan.roster.by_id:
                yield problem_at(f"There is no role {role}.", *HERE, field, place)


def _approved(plan: ProgrammePlan, case: CasePlan) -> Iterator[Problem]:
    if case.approved and plan.fund and case.approved.amount != plan.fund.envelope:
        sentence = f"The fund has an envelope of {exact_pounds(plan.fund.envelope)}."
        yield problem_at(sentence, *HERE, "approved", "amount")


def _reductions(case: CasePlan) -> Iterator[Problem]:
    seen: set[int] = set()
    for place, each in enumerate(case.reductions):
        if each.year in seen:
            yield problem_at(f"{each.year} is there twice.", *HERE, "reductions", place, "year")
        seen.add(each.year)
        if quarter_of(each.taken).year != each.year:
            sentence = "This day is in another financial year."
            yield problem_at(sentence, *HERE, "reductions", place, "taken")


def _appraisal(case: CasePlan, terms: Terms) -> Iterator[Problem]:
    here = (*HERE, "appraisal")
    yield from series_problems(terms.series, (*here, "series"))
    years = [each.year for version in case.versions for line in version.lines for each in line.years]
    if years and terms.base_year > min(years):
        yield problem_at(f"The case begins in {min(years)}, before it.", *here, "base_year")
    if terms.to_year < terms.base_year:
        yield problem_at("It is before the base year.", *here, "to_year")
    elif terms.series.bands and terms.to_year - terms.base_year > terms.series.bands[-1].to_year:
        yield problem_at("The series says nothing about so late a year.", *here, "to_year")
