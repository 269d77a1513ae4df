"""What keeps a gate shut whatever people say."""

from collections.abc import Iterable, Iterator

from domain.gate.check import Check, Checked, CheckKind, CheckResult
from domain.gate.checking import checked
from domain.gate.outcome import Choice
from domain.gate.state import Gate
from domain.stage import Stage


def missing_evidence(gate: Gate) -> tuple[str, ...]:
    """The evidence that the policy asks for and nobody has handed in."""
    offered = {piece.name for piece in gate.evidence}
    required = gate.opened.policy.evidence if gate.opened else ()
    return tuple(name for name in required if name not in offered)


def checks_of(gate: Gate) -> tuple[Checked, ...]:
    """What became of each check that the gate makes, by the facts as they are now.

    Whatever its policy checks, the gate of sign-off checks Musts once any is known: nothing goes live while
    one is not delivered (S-24).
    """
    return tuple(checked(each, gate.facts) for each in _asked(gate))


def obstacles(gate: Gate) -> tuple[str, ...]:
    """Everything that is in the way, in sentences; nothing when it depends on people alone."""
    return (*_evidence(gate), *shortcomings(gate), *_frozen(gate))


def shortcomings(gate: Gate) -> tuple[str, ...]:
    """Failing checks, and what earlier gates left open.

    A condition past its day, and an override that nobody reviewed, shut the next gate whatever its policy.
    """
    return (*_checks(gate), *_left_open(gate))


def _asked(gate: Gate) -> Iterator[Check]:
    if gate.opened is None:
        return
    checks, musts = gate.opened.policy.checks, gate.facts.musts
    yield from checks
    has_musts = musts is not None and musts.of > 0
    if has_musts and gate.opened.subject.stage is Stage.SIGN_OFF and CheckKind.MUSTS not in _kinds(checks):
        yield Check(kind=CheckKind.MUSTS)


def _kinds(checks: Iterable[Check]) -> frozenset[CheckKind]:
    return frozenset(each.kind for each in checks)


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
