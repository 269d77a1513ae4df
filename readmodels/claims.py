"""Which posts and lines of a budget benefits claim, in all programmes of the record."""

from collections.abc import Iterator

from sqlalchemy import Connection

from domain.benefit.events import BenefitRegistered
from domain.benefit.overlap import Claimed
from domain.catalogue import EVENTS
from eventstore.reading import facts_of_types
from readmodels.benefits_recorded import benefit_as_recorded
from readmodels.recorded import recorded


def claims_in(connection: Connection, groups: frozenset[str]) -> tuple[Claimed, ...]:
    """The benefits of these overlap groups that claim something; one that was given up claims no more."""
    return tuple(_claims(connection, groups))


def _claims(connection: Connection, groups: frozenset[str]) -> Iterator[Claimed]:
    for fact in facts_of_types(connection, {EVENTS[BenefitRegistered].name}):
        event = recorded(fact).event
        if not isinstance(event, BenefitRegistered):
            continue
        profile = event.profile
        if not profile.claims or profile.overlap_group not in groups:
            continue
        benefit = benefit_as_recorded(connection, event.programme, profile.id)
        if not (benefit.withdrawn or benefit.written_off):
            yield Claimed(programme=event.programme, profile=profile)
