"""What the transition of a release answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.release.openness import require_open
from domain.release.state import Release
from domain.release.transition.commands import (
    DeliverTransitionElement,
    PlannedElement,
    PlanTransition,
    RuleOutTransitionElement,
    TransitionCommand,
)
from domain.release.transition.events import (
    TransitionElementDelivered,
    TransitionElementPlanned,
    TransitionElementRuledOut,
    TransitionEvent,
)
from domain.release.transition.plan import ElementId
from domain.release.transition.refusals import (
    DayHasPassed,
    ElementIsDelivered,
    ElementNotPlanned,
    ElementUnknown,
    EvidenceNotHandedIn,
    ProofMissing,
)
from domain.release.words import require_said


def decide(release: Release, command: TransitionCommand) -> Sequence[TransitionEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    match command:
        case PlanTransition():
            return _plan(release, command)
        case DeliverTransitionElement():
            return _deliver(release, command)
        case RuleOutTransitionElement():
            return _rule_out(release, command)
        case _:
            assert_never(command)


def _plan(release: Release, command: PlanTransition) -> Sequence[TransitionEvent]:
    # Of an element that stands twice in one list, the last line counts.
    wanted = {each.element: each for each in command.elements}
    anew = [each for each in wanted.values() if not _is_planned(release, each)]
    for each in anew:
        _require_free(release, each.element)
        if each.due < command.at.date():
            raise DayHasPassed(f"{each.element} is planned for {each.due}.")
    return [
        TransitionElementPlanned(
            element=each.element, owner=each.owner, due=each.due, by=command.by.identity, at=command.at
        )
        for each in anew
    ]


def _deliver(release: Release, command: DeliverTransitionElement) -> Sequence[TransitionEvent]:
    element, digest = command.element, command.evidence_digest
    if element in release.transition.delivered:
        return []
    _require_free(release, element)
    if element not in release.transition.planned or element in release.transition.ruled_out:
        raise ElementNotPlanned(element)
    if not command.note.strip() and not digest:
        raise ProofMissing(element)
    if digest and digest not in _handed_in(release):
        raise EvidenceNotHandedIn(digest)
    return [
        TransitionElementDelivered(
            element=element,
            note=command.note,
            evidence_digest=digest,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _rule_out(release: Release, command: RuleOutTransitionElement) -> Sequence[TransitionEvent]:
    already = release.transition.ruled_out.get(command.element)
    if already and already.reason == command.reason:
        return []
    _require_free(release, command.element)
    require_said(reason=command.reason)
    by, at = command.by.identity, command.at
    return [TransitionElementRuledOut(element=command.element, reason=command.reason, by=by, at=at)]


def _is_planned(release: Release, wanted: PlannedElement) -> bool:
    already = release.transition.planned.get(wanted.element)
    is_so = already is not None and (already.owner, already.due) == (wanted.owner, wanted.due)
    return is_so and wanted.element not in release.transition.ruled_out


def _require_free(release: Release, element: ElementId) -> None:
    require_open(release)
    known = [each.id for each in release.terms.transition]
    if element not in known:
        raise ElementUnknown(f"{element} is not one of: {', '.join(known) or 'none'}.")
    if element in release.transition.delivered:
        raise ElementIsDelivered(element)


def _handed_in(release: Release) -> set[str]:
    return {piece.digest for pieces in release.offered.values() for piece in pieces}
