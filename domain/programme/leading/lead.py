"""Who leads a release on a day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from domain.identity import Identity
from domain.programme.leading.events import LeadHandedOver
from domain.programme.state import Programme
from domain.release.plan import ReleaseId, ReleasePlan, Successor


def lead_on(programme: Programme, release: ReleaseId, day: date) -> Identity:
    """Whoever leads a planned release on a day: as it was handed over, and as its plan names successors."""
    return planned_lead(programme.planned[release].plan, programme.handovers.get(release, ()), day)


def planned_lead(plan: ReleasePlan, handovers: Sequence[LeadHandedOver], day: date) -> Identity:
    """Whoever leads by this plan on a day; of two changes on one day the one that people made counts."""
    made = tuple(Successor(lead=each.to, since=each.day) for each in handovers)
    return replace(plan, successors=(*plan.successors, *made)).lead_on(day)


def leads_to_come(programme: Programme, release: ReleaseId, today: date) -> tuple[Identity, ...]:
    """Whoever leads a release today or on a day to come, in order of time."""
    plan, handovers = programme.planned[release].plan, programme.handovers.get(release, ())
    days = {today, *(each.since for each in plan.successors), *(each.day for each in handovers)}
    return tuple(dict.fromkeys(lead_on(programme, release, day) for day in sorted(days) if day >= today))


def leads_gone(programme: Programme, today: date) -> Iterator[tuple[ReleaseId, Identity]]:
    """The releases that are not over whose lead has left by today, each with that lead."""
    for release in programme.planned:
        if release not in programme.over and programme.roster.has_left(
            lead := lead_on(programme, release, today), today
        ):
            yield release, lead
