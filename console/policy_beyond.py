"""Who has a part in a policy besides its steps, and where too few would be left for it."""

from collections.abc import Iterable, Iterator

from definitions.policy_file import PolicyFile
from domain.gate.check import Check
from domain.gate.opening import beyond_the_steps
from domain.gate.panel import Panel
from domain.identity import Identity


def said_beyond(read: PolicyFile) -> tuple[str, ...]:
    """What a policy looks at, who could call its decision in, and who could override its gate."""
    return tuple(_said(read))


def warnings_of(read: PolicyFile) -> tuple[str, ...]:
    """Where whoever asks for the gate, or whoever decides it, leaves too few for the rest."""
    return tuple(_warnings(read))


def _said(read: PolicyFile) -> Iterator[str]:
    policy, beyond = read.policy, beyond_the_steps(read.policy, read.roster, read.on)
    if policy.checks:
        yield f"It checks {', '.join(_checked(each) for each in policy.checks)}."
    if policy.call_in and beyond.scrutiny:
        rule = policy.call_in
        many = f", {rule.members} of them together" if rule.members > 1 else ""
        who = _named(read, beyond.scrutiny.members)
        yield f"{who} could call the decision in for {rule.within_days} working days{many}."
        if beyond.scrutiny.chair:
            yield f"{_named(read, [beyond.scrutiny.chair])} would answer for them."
    if policy.break_glass and beyond.glass and beyond.reviewers:
        who, reviewers = _named(read, _left(read, beyond.glass)), _named(read, beyond.reviewers.members)
        yield f"Two of {who} could override it, and {reviewers} would review that."
    if policy.break_point:
        yield "A decider may stop the release here."
    if policy.deemed_consent:
        yield "That nobody objects in time is taken for consent, though never for money or sign-off."


def _warnings(read: PolicyFile) -> Iterator[str]:
    policy, beyond = read.policy, beyond_the_steps(read.policy, read.roster, read.on)
    asks = read.roster.names.get(read.requested_by, read.requested_by.subject)
    if policy.call_in and beyond.scrutiny:
        deciding = {who for role in policy.deciders for who in read.roster.holders_of(role, read.on)}
        left = [who for who in beyond.scrutiny.members if who not in deciding]
        if len(left) < policy.call_in.members:
            yield f"Too few of {policy.call_in.by} are left to call it in, besides those who decide."
    if beyond.glass and len(_left(read, beyond.glass)) < 2:
        yield f"Nobody could override it: it takes two of {beyond.glass.role} other than {asks}, who asks."
    if beyond.glass and beyond.reviewers:
        left = [who for who in _left(read, beyond.reviewers) if who not in beyond.glass.members]
        if not left:
            yield f"Everybody of {beyond.reviewers.role} could override it, and then not review that."


def _left(read: PolicyFile, panel: Panel) -> list[Identity]:
    return [who for who in panel.members if who != read.requested_by]


def _checked(check: Check) -> str:
    named = f" ({', '.join(check.names)})" if check.names else ""
    return f"{check.kind}{named}" if check.share == 100 else f"{check.kind} ({check.share} per cent)"


def _named(read: PolicyFile, people: Iterable[Identity]) -> str:
    names = read.roster.names
    return ", ".join(names.get(who, who.subject) for who in people) or "nobody"
