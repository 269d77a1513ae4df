"""How the deliverable sets of a blueprint become what each release is to bring forth."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from definitions.deliverable_sections import (
    AskedAt,
    DeliverableOfReleaseSection,
    DeliverableSection,
    DeliverableSetSection,
    UsedSetSection,
)
from domain.identity import Identity
from domain.release.deliverables.days import nth_day
from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable
from domain.release.plan import StagePlan

Sets = Mapping[str, DeliverableSetSection]


def planned_deliverables(
    used: Sequence[UsedSetSection], sets: Sets, stages: Sequence[StagePlan], issuer: str
) -> tuple[PlannedDeliverable, ...]:
    """The deliverables of a release with these stages; of a set that is unknown, none."""
    return tuple(
        deliverable
        for use in used
        if use.use in sets
        for deliverable in _of_set(use, sets[use.use], stages, issuer)
    )


def deliverable_id(deliverable: DeliverableSection) -> str:
    """Its own id, else its strand and number: `process-1.4`; empty when it has neither."""
    return deliverable.id or "-".join(filter(None, (deliverable.strand, deliverable.number)))


def _of_set(
    use: UsedSetSection, set: DeliverableSetSection, stages: Sequence[StagePlan], issuer: str
) -> Iterator[PlannedDeliverable]:
    different = {each.id: each for each in use.items}
    for deliverable in set.deliverables:
        id = deliverable_id(deliverable)
        here = different.get(id) or DeliverableOfReleaseSection(id=id or "-")
        asked_at = here.stage or deliverable.stage or set.stage or AskedAt.AFTER_SIGN_OFF
        owner = here.owner or use.owner
        yield PlannedDeliverable(
            id=DeliverableId(id),
            name=deliverable.name,
            stage=asked_at.stage,
            number=deliverable.number or "",
            strand=deliverable.strand,
            taken_from=set.id,
            owner=Identity(issuer=issuer, subject=owner) if owner else None,
            due=here.due or use.due or _due(use, set, asked_at, stages),
            acceptors=tuple(Identity(issuer=issuer, subject=each) for each in use.acceptors),
        )


def _due(
    use: UsedSetSection, set: DeliverableSetSection, asked_at: AskedAt, stages: Sequence[StagePlan]
) -> date | None:
    first = use.counted_from or (stages[0].starts if stages else None)
    if set.within_days and first:
        return nth_day(first, set.within_days)
    return next((each.ends for each in stages if each.stage is asked_at.stage), None)
