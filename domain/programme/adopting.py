"""When a programme takes on other people, or other rules for its gates."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from domain.authority import check_adoption, entitled
from domain.gate.policy import GatePolicy
from domain.gate.soundness import policy_problems
from domain.programme.commands import AdoptPolicy, AdoptRoster
from domain.programme.events import PolicyAdopted, ProgrammeEvent, ProgrammeStarted, RosterAdopted
from domain.programme.leading.lead import leads_to_come
from domain.programme.own_authority import check_alone, check_policy
from domain.programme.refusals import (
    AdoptionReasonMissing,
    GateNeverOpens,
    NoStewardLeft,
    NotASteward,
    PolicyNotSound,
    ProgrammeOver,
    ProgrammeUnknown,
    RosterNotSound,
)
from domain.programme.roster_soundness import roster_problems
from domain.programme.silence import SILENT_MONEY, SILENT_SIGN_OFF
from domain.programme.state import Programme
from domain.programme.still_to_come import gates_to_come, missing_today, why_never_open, why_no_money
from domain.refusal import Rejected
from domain.roster import RoleId, Roster
from domain.stage import Stage


def adopt_roster(programme: Programme, command: AdoptRoster) -> Sequence[ProgrammeEvent]:
    """Other people from here on; open gates keep theirs.

    :raises Rejected: when it is not theirs to change, does not hold together, or serves its author.
    """
    started, before, roster = _started(programme, command), programme.roster, command.roster
    if roster == before or (roster.digest, command.at) in programme.adoptions:
        return []
    _require_that_they_may(programme, started.stewards, command)
    today, author = command.at.date(), command.by.identity
    problems = (problem.sentence for problem in roster_problems(roster))
    _refuse(RosterNotSound, (*problems, *_unknown_leads(programme, roster, today)))
    if not any(roster.holders_of(role, today) for role in started.stewards):
        raise NoStewardLeft(f"Nobody would hold {' or '.join(started.stewards)} on {today}.")
    to_come = gates_to_come(programme, command.passed, today)
    never = why_never_open(to_come, programme.policies, roster, today)
    _refuse(GateNeverOpens, (*never, *why_no_money(programme, programme.policies, roster, today)))
    check_adoption(before, roster, author)
    for policy in programme.policies.values():
        check_alone((policy, before), (policy, roster), author, today)
    digest, reason = roster.digest, command.reason
    return [RosterAdopted(roster=roster, roster_digest=digest, by=author, reason=reason, at=command.at)]


def adopt_policy(programme: Programme, command: AdoptPolicy) -> Sequence[ProgrammeEvent]:
    """Other rules for new gates that follow the policy of this id; open gates keep theirs.

    :raises Rejected: when it is not theirs to change, could not be followed, or serves its author.
    """
    started, policy, roster = _started(programme, command), command.policy, programme.roster
    before = programme.policies.get(policy.id)
    if policy == before or (policy.digest, command.at) in programme.adoptions:
        return []
    _require_that_they_may(programme, started.stewards, command)
    problems = (problem.sentence for problem in policy_problems(policy, roster, ()))
    _refuse(PolicyNotSound, (*problems, *_silences(programme, started, policy)))
    today, author = command.at.date(), command.by.identity
    to_come = [gate for gate in gates_to_come(programme, command.passed, today) if gate.policy == policy.id]
    _refuse(GateNeverOpens, why_never_open(to_come, {policy.id: policy}, roster, today))
    if not to_come and (missing := missing_today(policy, roster, today)):
        raise GateNeverOpens(f"{policy.id}: too few people as {', '.join(missing)}.")
    check_policy(before, policy, roster, author, today)
    return [
        PolicyAdopted(
            policy=policy,
            policy_digest=policy.digest,
            version=programme.versions.get(policy.id, 0) + 1,
            by=author,
            reason=command.reason,
            at=command.at,
        )
    ]


def _started(programme: Programme, command: AdoptRoster | AdoptPolicy) -> ProgrammeStarted:
    if programme.started is None:
        raise ProgrammeUnknown(command.programme)
    return programme.started


def _require_that_they_may(
    programme: Programme, stewards: Sequence[RoleId], command: AdoptRoster | AdoptPolicy
) -> None:
    if programme.ended:
        raise ProgrammeOver(command.programme)
    if not stewards:
        raise NotASteward("This programme was started without one.")
    who, on = command.by.identity, command.at.date()
    if who not in {each.who for role in stewards for each in entitled(programme.roster, role, on)}:
        raise NotASteward(f"{who.subject} does not act as {' or '.join(stewards)} on {on}.")
    if not command.reason.strip():
        raise AdoptionReasonMissing


def _unknown_leads(programme: Programme, roster: Roster, today: date) -> Iterator[str]:
    for release in programme.planned.values():
        if release.release in programme.completed | programme.withdrawn:
            continue
        for lead in leads_to_come(programme, release.release, today):
            if lead not in roster.names:
                yield f"{lead.subject}, who leads {release.release}, is not among the people."
    fund = programme.started.fund if programme.started else None
    for year in fund.years if fund else ():
        if year.opening and year.opening.requested_by not in roster.names:
            who = year.opening.requested_by.subject
            yield f"{who}, in whose name {year.ask} is asked for, is not among the people."


def _silences(programme: Programme, started: ProgrammeStarted, policy: GatePolicy) -> Iterator[str]:
    """What a policy would let nobody's objection decide, and may not."""
    if not policy.deemed_consent:
        return
    if started.fund and policy.id in started.fund.gates:
        yield SILENT_MONEY
    stages = (stage for release in programme.planned.values() for stage in release.stages)
    if any(each.stage is Stage.SIGN_OFF and each.gate == policy.id for each in stages):
        yield SILENT_SIGN_OFF


def _refuse(refusal: type[Rejected], sentences: Iterable[str]) -> None:
    if found := tuple(sentences):
        raise refusal(" ".join(found))
