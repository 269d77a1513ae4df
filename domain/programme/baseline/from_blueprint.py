"""What an edited blueprint asks for, when only its releases are read."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.benefit.profile import BenefitProfile
from domain.identity import Actor
from domain.programme.commands import Replan
from domain.programme.plan import ProgrammePlan
from domain.programme.refusals import OnlyReleasesAreReplanned, ProgrammeUnknown
from domain.programme.register.plan import RegisterEntry
from domain.programme.register.state import KeptRegister
from domain.programme.state import Programme
from domain.release.terms import Terms


def replan_from(
    plan: ProgrammePlan,
    programme: Programme,
    benefits: Sequence[BenefitProfile],
    *,
    terms: Terms,
    reason: str,
    by: Actor,
    at: datetime,
) -> Replan:
    """The command that brings its releases; `benefits` are those promised now, `terms` those in force.

    :raises OnlyReleasesAreReplanned: when anything else of it differs from what is in force, naming that.
    """
    if programme.started is None:
        raise ProgrammeUnknown(plan.id)
    if differs := tuple(_beyond(plan, programme, benefits, terms)):
        raise OnlyReleasesAreReplanned(f"Here differ: {', '.join(differs)}.")
    return Replan(
        programme=programme.started.programme,
        replaces=programme.version,
        releases=plan.releases,
        reason=reason,
        benefits=tuple(each for each in plan.benefits if each.release not in programme.planned),
        external=tuple(each for each in plan.external if each.id not in programme.externals),
        terms=terms,
        by=by,
        at=at,
    )


def _beyond(
    plan: ProgrammePlan, programme: Programme, benefits: Sequence[BenefitProfile], terms: Terms
) -> Iterator[str]:
    started = programme.started
    if started is None:
        return
    if plan.id != started.programme:
        yield f"the programme's id, {plan.id}"
    if plan.roster != programme.roster:
        yield "people, roles and delegations"
    before, after = programme.policies, {each.id: each for each in plan.policies}
    yield from (
        f"the policy {id}" for id in dict.fromkeys((*before, *after)) if before.get(id) != after.get(id)
    )
    if plan.fund != started.fund:
        yield "money"
    laid_down = (plan.stewards, plan.planners, plan.freezes, plan.criteria)
    if laid_down != (started.stewards, started.planners, started.freezes, started.criteria):
        yield "stewards, planners, freezes or criteria"
    if plan.terms != terms:
        yield "evidence, law, training, transition, programme team or rating colours"
    if (plan.parent, plan.plan_calendar, plan.counts) != (
        started.parent,
        started.plan_calendar,
        started.counts,
    ):
        yield "the parent, plan calendar or counts"
    if plan.milestones != started.milestones:
        yield "milestones of the programme"
    yield from _registers(plan, programme)
    yield from _benefits(plan, programme, benefits)
    for each in plan.external:
        known = programme.externals.get(each.id)
        if known and known.dependency != each:
            yield f"the dependency {each.id}"


def _registers(plan: ProgrammePlan, programme: Programme) -> Iterator[str]:
    """Registers grow by commands of their own; a file may still have them as they were at first."""
    here = {each.id: each for each in plan.registers}
    for id in dict.fromkeys((*programme.registers, *here)):
        kept, register = programme.registers.get(id), here.get(id)
        if kept is None or register is None or any(not _stands(kept, each) for each in register.entries):
            yield f"the register {id}"


def _stands(kept: KeptRegister, entry: RegisterEntry) -> bool:
    known = kept.entries.get(entry.id)
    return known is not None and entry in (known.entry, known.added)


def _benefits(plan: ProgrammePlan, programme: Programme, benefits: Sequence[BenefitProfile]) -> Iterator[str]:
    """What releases promise that were planned before; those that are left out take theirs along."""
    kept = {each.id for each in plan.releases} & programme.planned.keys()
    before = {each.id: each for each in benefits if each.release in kept}
    after = {each.id: each for each in plan.benefits if each.release in kept}
    for id in dict.fromkeys((*before, *after)):
        if before.get(id) != after.get(id):
            yield f"the benefit {id}"
