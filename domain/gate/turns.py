"""Whose word a gate waits for, and until when."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from domain.gate.obstacles import obstacles
from domain.gate.panel import OpenStep, Panel
from domain.gate.state import Gate
from domain.gate.step import StepKind
from domain.gate.verdict import Verdict, answers_to, verdict
from domain.identity import Identity


def verdict_on(gate: Gate) -> Verdict:
    """What the gate's decisions amount to as things stand."""
    return verdict(gate.steps, gate.standing, obstacles(gate), counted=gate.counted)


def waiting_for(gate: Gate) -> tuple[Identity, ...]:
    """The people who could speak now and have not done so on this evidence.

    Once the gate has its outcome, those who scrutinise a decision that was called in, or review an override.
    """
    if gate.is_called_in:
        return who_answers(gate)
    if gate.to_review:
        return who_reviews(gate)
    return tuple(turns(gate))


def turns(gate: Gate) -> Mapping[Identity, OpenStep]:
    """The people who could speak now and have not done so on this evidence, each with the step that asks."""
    if not (gate.is_open or gate.to_ratify):
        return {}
    ripe, steps = is_ripe(gate), _open_to_words(gate)
    people = sorted({who for each in gate.steps for who in each.people})
    asked = {who: step for who in people if (step := _first_that_asks(steps, who))}
    return {who: step for who, step in asked.items() if ripe or places_left(gate, step, who)}


def who_scrutinises(gate: Gate) -> tuple[Identity, ...]:
    """Those of scrutiny who neither asked for the gate, wrote its evidence, spoke at it nor stood aside."""
    spoke = {who for taken in gate.standing for who in (taken.by, taken.place)}
    scrutiny = gate.opened.scrutiny if gate.opened else None
    return _members(scrutiny, without=spoke | gate.barred | gate.recused)


def who_answers(gate: Gate) -> tuple[Identity, ...]:
    """Who answers for scrutiny: its chair, or any other where the chair is none who may."""
    may = who_scrutinises(gate)
    chair = gate.opened.scrutiny.chair if gate.opened and gate.opened.scrutiny else None
    return (chair,) if chair in may else may


def who_reviews(gate: Gate) -> tuple[Identity, ...]:
    """Those who may say whether an override was right: they took no part in it, nor in what it passed."""
    took_part = set(gate.overridden.by) if gate.overridden else set()
    reviewers = gate.opened.reviewers if gate.opened else None
    return _members(reviewers, without=took_part | gate.barred | gate.recused)


def is_ripe(gate: Gate) -> bool:
    """Whether the yeses that stand suffice and one of them only has to be said again.

    It comes about when an escalation, a corrected author or a fact that came right lets pass what was heard
    already: none of them may pass a gate, and without a word from a person it would stay shut for ever.
    """
    return gate.is_open and verdict_on(gate).outcome is not None


def ratification(gate: Gate) -> OpenStep | None:
    """The step that confirms the decision: nobody confirms their own, so without those who took it."""
    for each in gate.steps:
        if each.step.kind is StepKind.RATIFY:
            deciding = {other.step.id for other in gate.steps if other.step.kind is StepKind.DECIDE}
            words = [taken for taken in gate.standing if taken.step in deciding]
            deciders = {who for taken in words for who in (taken.by, taken.place)}
            return each.open_to((), without=deciders)
    return None


def deadline(gate: Gate) -> datetime | None:
    """Until when words count: at this moment they still do. None when none are awaited."""
    if gate.to_ratify and gate.closed:
        return gate.closed.ratify_by
    return gate.due if gate.is_open else None


def waiting_step(gate: Gate) -> OpenStep | None:
    """The step whose people are awaited; None when nobody is."""
    if gate.to_ratify:
        return ratification(gate)
    waiting = verdict_on(gate).step if gate.is_open else None
    return next((each for each in gate.steps if each.step.id == waiting), None)


def turn_of(gate: Gate, who: Identity) -> OpenStep | None:
    """The step in which somebody may speak now: the one that waits, else an earlier one that asks them."""
    return _first_that_asks(_open_to_words(gate), who)


def places_left(gate: Gate, step: OpenStep, who: Identity) -> tuple[Identity, ...]:
    """The members in whose place somebody may still speak in a step: one word a person, and one a place."""
    words = answers_to(step, gate.standing)
    if who in {word.by for word in words.values()}:
        return ()
    return tuple(place for place in step.speaks_for(who) if place not in words)


def _open_to_words(gate: Gate) -> Sequence[OpenStep]:
    """The steps in which somebody may speak now, the one that waits first."""
    if gate.to_ratify:
        confirming = ratification(gate)
        return [confirming] if confirming else []
    return [each for each in reversed(_so_far(gate)) if each.step.id not in gate.counted]


def _first_that_asks(steps: Sequence[OpenStep], who: Identity) -> OpenStep | None:
    return next((each for each in steps if each.speaks_for(who)), None)


def _so_far(gate: Gate) -> Sequence[OpenStep]:
    waiting = verdict_on(gate).step
    steps = [each for each in gate.steps if each.step.kind is not StepKind.RATIFY]
    ids = [each.step.id for each in steps]
    return steps if waiting is None else steps[: ids.index(waiting) + 1]


def _members(panel: Panel | None, *, without: Collection[Identity]) -> tuple[Identity, ...]:
    return tuple(who for who in sorted(panel.members) if who not in without) if panel else ()
