"""Who accepts what was built, and when."""

from collections.abc import Sequence, Set

from domain.identity import Identity
from domain.release.build.commands import DeliverRequirements
from domain.release.build.events import BuildEvent, RequirementDelivered
from domain.release.build.item import Item
from domain.release.build.refusals import (
    AcceptedByBuilder,
    BuildNotBegun,
    NotInThisSprint,
    NotTheProductOwner,
)
from domain.release.build.requirement import RequirementId
from domain.release.build.scope import known, require_open
from domain.release.plan import ReleasePlan
from domain.release.standing import require_going_on
from domain.release.state import Release


def deliver(release: Release, plan: ReleasePlan, command: DeliverRequirements) -> Sequence[BuildEvent]:
    """The requirements as accepted; those of a sprint that runs count for its velocity."""
    builders: dict[RequirementId, Identity] = {}
    for each in command.deliveries:
        builders.setdefault(each.requirement, each.built_by)
    items = [known(release.build, each) for each in builders]
    new = [item for item in items if not item.delivered]
    if not new:
        return []
    require_going_on(release)
    _require_acceptor(plan, command, {builders[item.requirement.id] for item in new})
    if not release.sprints_started:
        raise BuildNotBegun
    for item in new:
        require_open(item)
        _require_in_sprint(release.build.running, item)
    return [_delivered(release, item, builders[item.requirement.id], command) for item in new]


def _require_acceptor(plan: ReleasePlan, command: DeliverRequirements, builders: Set[Identity]) -> None:
    if command.by.identity in builders:
        raise AcceptedByBuilder
    lead = command.lead or plan.lead_on(command.at.date())
    acceptors = plan.build.product_owners or (lead,)
    if command.by.identity not in acceptors:
        raise NotTheProductOwner(f"It is {', '.join(each.subject for each in acceptors)}.")


def _require_in_sprint(running: int | None, item: Item) -> None:
    if running and item.sprint != running:
        raise NotInThisSprint(f"{item.requirement.named}, sprint {running}.")


def _delivered(
    release: Release, item: Item, builder: Identity, command: DeliverRequirements
) -> RequirementDelivered:
    terms = release.sprint_terms(release.build.running or release.sprints_ended)
    return RequirementDelivered(
        requirement=item.requirement.id,
        sprint=release.build.running or 0,
        quality=terms.quality,
        built_by=builder,
        accepted_by=command.by.identity,
        at=command.at,
    )
