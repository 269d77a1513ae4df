"""How a policy file becomes a gate policy that its people could satisfy, or a list of its faults."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from definitions.file import refuse_if_faulty, written_in
from definitions.policy_form import PolicyForm
from definitions.policy_translation import gate_policy
from definitions.translation import roster_of
from domain.digest import digest
from domain.gate.policy import GatePolicy
from domain.gate.soundness import nobody_for, policy_problems, steps_for
from domain.gate.weakness import shared_seats
from domain.identity import Identity
from domain.programme.problem import Problem, problem_at
from domain.programme.roster_soundness import roster_problems
from domain.roster import Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFile:
    """A policy, an example of the people whom it asks and of who asks for its gate, and its digest.

    The people are taken as they stand `on` a day: once the last of them has begun.
    """

    policy: GatePolicy
    roster: Roster
    requested_by: Identity
    on: date
    digest: str


def load_policy(path: Path) -> PolicyFile:
    """The policy in a file of its own.

    :raises BlueprintRefused: with every fault of the file, when it has one.
    """
    document, form = written_in(path, PolicyForm)
    issuer = form.identity.issuer
    roster = roster_of(form.people, form.roles, issuer)
    read = PolicyFile(
        policy=gate_policy(form.policy),
        roster=roster,
        requested_by=Identity(issuer=issuer, subject=form.requested_by),
        on=_once_all_have_begun(roster),
        digest=digest("policy/1", document.content),
    )
    refuse_if_faulty(document, (*_policy(read), *roster_problems(roster), *_people(read)))
    return read


def _once_all_have_begun(roster: Roster) -> date:
    begins = (holding.since for role in roster.roles for holding in role.holdings)
    return max((day for day in begins if day), default=date(1900, 1, 1))


def _policy(read: PolicyFile) -> Iterator[Problem]:
    yield from policy_problems(read.policy, read.roster, ("policy",))


def _people(read: PolicyFile) -> Iterator[Problem]:
    who = read.requested_by
    if who not in read.roster.names:
        yield problem_at(f"{who.subject} is not among the people.", "requested_by")
    if empty := nobody_for(read.roster, read.policy, who, read.on):
        yield problem_at(
            f"Nobody can decide this gate as {', '.join(empty)}: each seat needs a person of its own other "
            f"than {who.subject}, who asks for it.",
            "policy",
        )
        for pair in shared_seats(steps_for(read.policy, read.roster, who, read.on)):
            if pair.is_deadlock:
                yield problem_at(f"{pair.sentence} One person fills one seat.", "policy")
