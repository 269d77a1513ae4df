"""How a blueprint's words on dependencies, leads and scores become the domain's."""

from collections.abc import Iterable

from definitions.plan_sections import CriterionSection, ExternalSection, SuccessorSection
from domain.identity import Identity
from domain.programme.outside.dependency import ExternalDependency
from domain.programme.scoring.criteria import Criterion
from domain.release.plan import ExternalId, Successor


def external_dependencies(sections: Iterable[ExternalSection]) -> tuple[ExternalDependency, ...]:
    """What the releases may wait for outside the programme."""
    return tuple(
        ExternalDependency(
            id=ExternalId(each.id),
            name=each.name,
            needed_by=each.needed_by,
            owner=each.owner,
            source=each.source,
        )
        for each in sections
    )


def successors(sections: Iterable[SuccessorSection], issuer: str) -> tuple[Successor, ...]:
    """Who leads a release later."""
    return tuple(
        Successor(lead=Identity(issuer=issuer, subject=each.lead), since=each.since) for each in sections
    )


def criteria(sections: Iterable[CriterionSection]) -> tuple[Criterion, ...]:
    """What the order of releases is scored by."""
    return tuple(Criterion(id=each.id, name=each.name, weight=each.weight) for each in sections)
