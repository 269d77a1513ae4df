"""What keeps a gate shut whatever people say."""

from collections.abc import Iterator

from domain.gate.check import Checked, CheckResult, checked
from domain.gate.outcome import Choice
from domain.gate.state import Gate


def missing_evidence(gate: Gate) -> tuple[str, ...]:
    """The evidence that the policy asks for and nobody has handed in."""
    offered = {piece.name for piece in gate.evidence}
    required = gate.opened.policy.evidence if gate.opened else ()
    return tuple(name for name in required if name not in offered)


def checks_of(gate: Gate) -> tuple[Checked, ...]:
    """What became of each of the policy's checks, by the facts as they are now."""
    return tuple(checked(each, gate.facts) for each in (gate.opened.policy.checks if gate.opened else ()))


def obstacles(gate: Gate) -> tuple[str, ...]:
    """Everything that is in the way, in sentences; nothing when it depends on people alone."""
    return (*_evidence(gate), *shortcomings(gate), *_frozen(gate))


def shortcomings(gate: Gate) -> tuple[str, ...]:
    """Failing checks, and what earlier gates left open.

    A condition past its day, and an override that nobody reviewed, shut the next gate whatever its policy.
    """
    return (*_checks(gate), *_left_open(gate))


def _evidence(gate: Gate) -> Iterator[str]:
    for name in missing_evidence(gate):
        yield f"Evidence is missing: {name}."


def _checks(gate: Gate) -> Iterator[str]:
    for each in checks_of(gate):
        if each.result is CheckResult.FAIL:
            yield f"The check of {each.check.kind} fails: {each.reason}"


def _left_open(gate: Gate) -> Iterator[str]:
    for condition in gate.facts.conditions_late:
        yield f"A condition of an earlier gate is past its day: {condition}."
    for earlier in gate.facts.overrides_unreviewed:
        yield f"The override of {earlier} has not been reviewed."


def _frozen(gate: Gate) -> Iterator[str]:
    freeze = gate.facts.freeze
    if freeze is None or gate.opened is None or not gate.opened.subject.is_for_money:
        return
    said_yes = {taken.by for taken in gate.standing if taken.choice is Choice.APPROVE}
    if said_yes.isdisjoint(freeze.guardians):
        yield f"All money is frozen, except for what its guardian decides: {freeze.reason}"
