"""Whether the law that a programme takes on holds together, and whether its consultations fit it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.legal_pack import ConsultationRule, Dated, LegalPack
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at
from domain.refusal import Rejected
from domain.release.consultation.affected import heads_of, require_countable
from domain.release.plan import ReleasePlan
from domain.stage import Stage

KINDS = ("consultation", "notification", "protective_award", "transfer")
HERE: Path = ("law",)


def consultation_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that would keep the programme from consulting as planned."""
    if plan.law:
        yield from pack_problems(plan.law)
        yield from _silent(plan, plan.law)
    for place, release in enumerate(plan.releases):
        yield from _release(plan, release, ("releases", place, "consultation"))


def pack_problems(law: LegalPack) -> Iterator[Problem]:
    """Everything that is wrong with a pack of law by itself."""
    for kind in KINDS:
        yield from _dated(getattr(law, kind), (*HERE, kind))
    for place, rule in enumerate(law.consultation):
        yield from _bands(rule, (*HERE, "consultation", place))


def _dated(rules: Sequence[Dated], here: Path) -> Iterator[Problem]:
    if not rules:
        yield problem_at("Give at least one rule.", *here)
    for place, (before, after) in enumerate(pairwise(rules), start=1):
        if after.since <= before.since:
            yield problem_at(f"It comes after the rule of {before.since}.", *here, place, "since")


def _bands(rule: ConsultationRule, here: Path) -> Iterator[Problem]:
    if rule.window_days < 1:
        yield problem_at("Give at least one day.", *here, "window_days")
    if not rule.minimum:
        yield problem_at("Give at least one band.", *here, "minimum")
    for place, (small, large) in enumerate(pairwise(rule.minimum), start=1):
        if large.heads <= small.heads or large.days < small.days:
            yield problem_at("A larger band has more heads, and no fewer days.", *here, "minimum", place)


def _silent(plan: ProgrammePlan, law: LegalPack) -> Iterator[Problem]:
    first = max((rules[0].since for kind in KINDS if (rules := getattr(law, kind))), default=None)
    for place, release in enumerate(plan.releases):
        for nth, planned in enumerate(release.stages):
            if first and planned.stage is Stage.CONSULTATION and planned.starts < first:
                sentence = f"The law {law.id} says nothing about days before {first}."
                yield problem_at(sentence, "releases", place, "stages", nth, "starts")


def _release(plan: ProgrammePlan, release: ReleasePlan, here: Path) -> Iterator[Problem]:
    consultation = release.consultation
    try:
        require_countable(consultation.affected)
    except Rejected as refusal:
        yield problem_at(refusal.sentence, *here, "affected")
    heads = heads_of(consultation.affected)
    if consultation.affected and heads != release.affected_headcount:
        sentence = f"The heads add up to {heads}, and {release.affected_headcount} are affected."
        yield problem_at(sentence, *here, "affected")
    if consultation.first_dismissal and not release.affected_headcount:
        yield problem_at("Where nobody is affected, nobody leaves.", *here, "first_dismissal")
    if consultation.transfer:
        if plan.law is None:
            yield problem_at("Name the law that says what is due before it.", *here, "transfer")
        if consultation.transfer.heads < 1:
            yield problem_at("Give at least one.", *here, "transfer", "heads")
