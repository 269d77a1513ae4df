"""Whether the benefits of a plan could be realised: every problem with them, each with its place."""

from collections.abc import Iterator

from domain.benefit.overlap import overlaps
from domain.benefit.profile import BenefitProfile, StatedMeasurement
from domain.benefit.profile_soundness import profile_faults
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at, twice


def benefit_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with the benefits that a programme promises."""
    yield from twice(("benefits",), (benefit.id for benefit in plan.benefits))
    for place, benefit in enumerate(plan.benefits):
        here = ("benefits", place)
        yield from _benefit(plan, benefit, here)
        for sentence, where in profile_faults(benefit):
            yield problem_at(sentence, *here, *where)
        for each in overlaps(benefit, plan.benefits[:place]):
            yield problem_at(each.sentence, *here, "claims", each.place)


def _benefit(plan: ProgrammePlan, benefit: BenefitProfile, here: Path) -> Iterator[Problem]:
    if benefit.release not in {release.id for release in plan.releases}:
        yield problem_at(f"There is no release {benefit.release}.", *here, "release")
    if stated := benefit.baseline_measured:
        yield from _stated_baseline(plan, benefit, stated, (*here, "baseline_measured"))
    if benefit.owner not in plan.roster.names:
        yield problem_at(f"{benefit.owner.subject} is not among the people.", *here, "owner")
    if not set(benefit.confirmers) - {benefit.owner}:
        yield problem_at("Somebody other than the owner must be able to confirm it.", *here, "confirmers")
    for nth, who in enumerate(benefit.confirmers):
        if who not in plan.roster.names:
            yield problem_at(f"{who.subject} is not among the people.", *here, "confirmers", nth)
    if benefit.continues and benefit.continues not in {
        each.id for each in plan.benefits if each.id != benefit.id
    }:
        yield problem_at(f"There is no other benefit {benefit.continues}.", *here, "continues")


def _stated_baseline(
    plan: ProgrammePlan, benefit: BenefitProfile, stated: StatedMeasurement, here: Path
) -> Iterator[Problem]:
    release = next((each for each in plan.releases if each.id == benefit.release), None)
    if release and release.stages and stated.on > release.ends:
        sentence = f"A baseline is measured before {release.id} is signed off on {release.ends}."
        yield problem_at(sentence, *here, "on")
