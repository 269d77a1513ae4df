"""What planning a programme anew asks of each of its releases and benefits, all or nothing."""

from collections.abc import Iterator, Mapping, Sequence

from domain.benefit.commands import RegisterBenefit, WithdrawBenefit
from domain.benefit.profile import BenefitId
from domain.programme.commands import Replan
from domain.programme.state import Programme
from domain.release.commands import AdoptPlan, RegisterRelease, WithdrawRelease
from domain.release.plan import ReleaseId, ReleasePlan
from domain.release.state import Release
from domain.release.terms import NO_TERMS, Terms

Asked = AdoptPlan | WithdrawRelease | RegisterRelease | RegisterBenefit | WithdrawBenefit


def asked_of_releases(
    command: Replan, programme: Programme, releases: Mapping[ReleaseId, Release]
) -> Sequence[Asked]:
    """One command for every release that is planned otherwise, added or left out, and for its benefits."""
    wanted = {each.id for each in command.releases}
    left_out = [id for id in programme.planned if id not in wanted and id not in programme.withdrawn]
    return [
        *(each for plan in command.releases for each in _of_plan(command, plan, releases)),
        *(each for id in left_out if id in releases for each in _taken_out(command, id, releases[id])),
    ]


def terms_of(releases: Mapping[ReleaseId, Release]) -> Terms:
    """What a programme laid down for all of its releases: each of them was registered with it."""
    return next((each.terms for each in releases.values() if each.plan), NO_TERMS)


def _of_plan(command: Replan, plan: ReleasePlan, releases: Mapping[ReleaseId, Release]) -> Iterator[Asked]:
    known = releases.get(plan.id)
    if known is None or known.plan is None:
        yield from _added(command, plan)
    elif known.plan != plan:
        yield AdoptPlan(
            programme=command.programme,
            release=plan.id,
            by=command.by,
            at=command.at,
            plan=plan,
            baseline=command.replaces + 1,
        )


def _added(command: Replan, plan: ReleasePlan) -> Iterator[Asked]:
    benefits = [each for each in command.benefits if each.release == plan.id]
    yield RegisterRelease(
        programme=command.programme,
        release=plan.id,
        by=command.by,
        at=command.at,
        plan=plan,
        benefits=tuple(each.id for each in benefits),
        terms=command.terms,
    )
    for each in benefits:
        yield RegisterBenefit(
            programme=command.programme, benefit=each.id, by=command.by, at=command.at, profile=each
        )


def _taken_out(command: Replan, id: ReleaseId, release: Release) -> Iterator[Asked]:
    yield WithdrawRelease(
        programme=command.programme,
        release=id,
        by=command.by,
        at=command.at,
        baseline=command.replaces + 1,
        reason=command.reason,
    )
    for benefit in release.benefits:
        yield WithdrawBenefit(
            programme=command.programme,
            benefit=BenefitId(benefit),
            by=command.by,
            at=command.at,
            reason=f"{id} was taken out of the plan: {command.reason}",
        )
