"""Which facts the lists of a release must leave in the record: those that everything on them was done."""

from collections.abc import Collection, Iterator

from domain.legal_pack import LegalPack
from domain.programme.plan import ProgrammePlan
from domain.release.build.requirement import Moscow
from domain.release.consultation.events import TransferStep
from domain.release.plan import ReleasePlan
from domain.stage import Stage


def of_lists(plan: ProgrammePlan, release: ReleasePlan, stages: Collection[Stage]) -> Iterator[str]:
    """The types of such facts of a release that came through these stages, as often as they must be there."""
    for each in release.deliverables:
        if each.stage in stages or (each.stage is None and Stage.SIGN_OFF in stages):
            yield from ("deliverable-drafted", "deliverable-accepted")
    if Stage.CONSULTATION in stages:
        yield from _of_consultation(plan, release)
    if Stage.BUILD_SPRINTS in stages:
        musts = [each for each in release.build.requirements if each.moscow is Moscow.MUST]
        yield from ("requirement-delivered" for _ in musts)
    if Stage.TRAINING in stages:
        for _ in release.training:
            yield from ("session-planned", "heads-attended")
        yield from ("milestone-reached" for _ in release.milestones)
    if Stage.SIGN_OFF in stages:
        yield from ("transition-element-delivered" for _ in plan.transition)
        if plan.programme_team:
            yield from ("release-went-live", "lesson-recorded", "handover-accepted")


def _of_consultation(plan: ProgrammePlan, release: ReleasePlan) -> Iterator[str]:
    if release.affected_headcount:
        yield from ("representatives-registered", "response-logged", "response-answered", "outcome-reported")
    if plan.law and _is_collective(plan.law, release):
        yield from ("redundancies-notified", "notice-copied")
    if release.consultation.transfer:
        yield "transfer-planned"
        yield from ("transfer-step-recorded" for _ in TransferStep)


def _is_collective(law: LegalPack, release: ReleasePlan) -> bool:
    """Whether a release is by itself; with others, it may be when it is not."""
    rule = law.consulting(release.stage(Stage.CONSULTATION).starts)
    return any(rule.is_collective(each.heads) for each in release.consultation.affected)
