"""How the transition of a release stands: its elements, the processes that stop, and old cases."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.identity import Identity
from domain.release.refusals import ReleaseUnknown
from domain.release.state import Release
from domain.release.transition.plan import TransitionElement
from domain.release.watching.events import AdverseEffectFound, OldCasesKept, ProcessStopDeclared
from readmodels.release_now import release_now


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementLine:
    """An element: not planned, planned, delivered or not applicable; who, by when, and what was said."""

    element: str
    name: str
    state: str
    owner: Identity | None
    due: date | None
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectLine:
    """An adverse effect, and how it was put right; empty while it is open."""

    found: AdverseEffectFound
    resolved: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionPage:
    """Everything about the transition of a release."""

    elements: tuple[ElementLine, ...]
    stops: tuple[ProcessStopDeclared, ...]
    effects: tuple[EffectLine, ...]
    kept: tuple[OldCasesKept, ...]


def transition_page(connection: Connection, programme: str, release: str) -> TransitionPage:
    """The transition of a release as it is recorded.

    :raises ReleaseUnknown: when there is no such release.
    """
    now = release_now(connection, programme, release)
    if now.plan is None:
        raise ReleaseUnknown(release)
    return TransitionPage(
        elements=tuple(_element(now, each) for each in now.terms.transition),
        stops=tuple(now.watching.stops.values()),
        effects=tuple(_effect(now, each) for each in now.watching.effects),
        kept=tuple(now.watching.kept.values()),
    )


def _element(release: Release, element: TransitionElement) -> ElementLine:
    transition = release.transition
    planned = transition.planned.get(element.id)
    state, said = "planned" if planned else "not planned", ""
    if ruled_out := transition.ruled_out.get(element.id):
        state, said, planned = "not applicable", ruled_out.reason, None
    if delivered := transition.delivered.get(element.id):
        state, said = "delivered", delivered.note or delivered.evidence_digest
    return ElementLine(
        element=element.id,
        name=element.name,
        state=state,
        owner=planned.owner if planned else None,
        due=planned.due if planned else None,
        said=said,
    )


def _effect(release: Release, found: AdverseEffectFound) -> EffectLine:
    resolved = release.watching.resolved.get((found.process, found.effect))
    return EffectLine(found=found, resolved=resolved.how if resolved else "")
