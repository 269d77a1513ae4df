"""Whether the registers of a programme hold together, and the rules in them that can be tested are kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from domain.milestone.plan import Milestone
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at, twice
from domain.programme.register.plan import FUNDING, RegisterEntry, Rule
from domain.release.plan import ReleasePlan


def register_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with the registers of a programme, and with what their rules are tested on."""
    yield from twice(("registers",), (each.id for each in plan.registers))
    for place, register in enumerate(plan.registers):
        here: Path = ("registers", place, "entries")
        yield from twice(here, (each.id for each in register.entries))
        for nth, entry in enumerate(register.entries):
            yield from _entry(plan, entry, (*here, nth))


def _entry(plan: ProgrammePlan, entry: RegisterEntry, here: Path) -> Iterator[Problem]:
    if entry.owner and entry.owner not in plan.roster.names:
        yield problem_at(f"{entry.owner.subject} is not among the people.", *here, "owner")
    if entry.rule:
        yield from _TESTS[entry.rule](plan, entry)


def _has_review_time(plan: ProgrammePlan, entry: RegisterEntry) -> Iterator[Problem]:
    yield from _without_review(plan.milestones, entry, ())
    for place, release in enumerate(plan.releases):
        yield from _without_review(release.milestones, entry, ("releases", place))


def _without_review(milestones: Sequence[Milestone], entry: RegisterEntry, where: Path) -> Iterator[Problem]:
    for nth, milestone in enumerate(milestones):
        if milestone.key and milestone.review_days < 1:
            sentence = f"A key milestone allows days for its review, as {entry.id} says: {entry.title}."
            yield problem_at(sentence, *where, "milestones", nth, "review_days")


def _costs_no_more(plan: ProgrammePlan, entry: RegisterEntry) -> Iterator[Problem]:
    for place, release in enumerate(plan.releases):
        if release.funding and all(_is_like_for_like(plan, each) for each in release.funding):
            yield from _unargued(release, entry, ("releases", place))


def _unargued(release: ReleasePlan, entry: RegisterEntry, where: Path) -> Iterator[Problem]:
    if entry.id not in release.funding:
        return
    for nth, cost in enumerate(release.costs):
        if (cost.budget or cost.pressure) and not cost.argued_in.strip():
            why = "is like for like and costs no more"
            sentence = f"{entry.title} {why}. Name the business case that argues for it."
            yield problem_at(sentence, *where, "costs", nth, "argued_in")


def _is_like_for_like(plan: ProgrammePlan, funding: str) -> bool:
    register = plan.register(FUNDING)
    entries = register.entries if register else ()
    return any(each.id == funding and each.rule is Rule.LIKE_FOR_LIKE for each in entries)


_TESTS: Mapping[Rule, Callable[[ProgrammePlan, RegisterEntry], Iterator[Problem]]] = {
    Rule.REVIEW_TIME: _has_review_time,
    Rule.LIKE_FOR_LIKE: _costs_no_more,
}
