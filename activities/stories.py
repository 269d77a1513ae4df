"""How each workflow introduces itself in Temporal's own pages."""

from activities.ports import Story
from domain.benefit.commands import benefit_stream
from domain.benefit.profile import BenefitId
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.programme.commands import programme_stream
from domain.release.commands import release_stream
from domain.release.plan import ReleaseId, ReleasePlan


def story_of_programme(programme: str, *, name: str, organisation: str) -> Story:
    """A programme's own workflow."""
    return Story(
        workflow="ProgrammeDelivery",
        id=programme_stream(programme),
        summary=f"{organisation}: {name}",
        programme=programme,
    )


def story_of_release(programme: str, plan: ReleasePlan) -> Story:
    """A release, from its first stage until it is closed."""
    return Story(
        workflow="ReleaseDelivery",
        id=release_stream(programme, plan.id),
        summary=f"{plan.kind} {plan.id}: {plan.name}",
        programme=programme,
        release=plan.id,
    )


def story_of_gate(subject: GateSubject, gate: Gate) -> Story:
    """One round of a gate that was opened."""
    assert gate.opened
    title, round = gate.opened.policy.title, subject.round
    asked = f"{title}: {subject.matter}" if subject.is_for_money else f"{title} of {subject.release}"
    return Story(
        workflow="GateReview",
        id=subject.stream,
        summary=f"{asked}, round {round}",
        programme=subject.programme,
        release=subject.release,
        stage=subject.stage or "",
        state="open",
        due=gate.due,
    )


def story_of_benefit(programme: str, benefit: BenefitId, release: ReleaseId | str) -> Story:
    """A benefit that counts since its release was signed off."""
    return Story(
        workflow="BenefitRealisation",
        id=benefit_stream(programme, benefit),
        summary=f"Benefit {benefit} of {release}",
        programme=programme,
        release=release,
    )
