"""What a programme answers when a release is to be led by somebody else."""

from collections.abc import Sequence
from datetime import date

from domain.identity import Identity
from domain.programme.commands import AcceptLead, HandOverLead
from domain.programme.events import ProgrammeEvent
from domain.programme.leading.events import LeadHandedOver, LeadOffered
from domain.programme.leading.lead import lead_on
from domain.programme.own_authority import check_given_up
from domain.programme.planners import is_planner, require_reason, require_under_way
from domain.programme.refusals import (
    CannotLead,
    GateNeverOpens,
    HandOverInThePast,
    NothingOffered,
    NotYoursToHandOver,
    ReleaseEndedOtherwise,
    ReleaseNotPlanned,
)
from domain.programme.state import Programme, evolve
from domain.programme.still_to_come import gates_to_come, why_never_open
from domain.release.plan import ReleaseId
from domain.roster import Roster


def hand_over(programme: Programme, command: HandOverLead) -> Sequence[ProgrammeEvent]:
    """An offer by whoever leads the release; done at once by a steward or planner.

    :raises Rejected: when it is not theirs to hand over, or the other cannot lead it.
    """
    require_under_way(programme, command)
    _require_going_on(programme, command.release)
    if _is_said(programme, command):
        return []
    require_reason(command.reason)
    today, author = command.at.date(), command.by.identity
    if command.day < today:
        raise HandOverInThePast(f"{command.day} is past.")
    leads = lead_on(programme, command.release, command.day)
    if leads == command.to:
        return []
    if not is_planner(programme, command):
        if author != leads:
            raise NotYoursToHandOver(f"{leads.subject} leads {command.release} on {command.day}.")
        require_can_lead(programme.roster, command.to, command.day)
        return [
            LeadOffered(
                release=command.release,
                to=command.to,
                day=command.day,
                reason=command.reason,
                by=author,
                at=command.at,
            )
        ]
    handed = LeadHandedOver(
        release=command.release,
        from_=leads,
        to=command.to,
        day=command.day,
        reason=command.reason,
        by=author,
        at=command.at,
    )
    return _handed(programme, handed, command.passed)


def accept_lead(programme: Programme, command: AcceptLead) -> Sequence[ProgrammeEvent]:
    """Whoever was offered the lead has it, from the day that was offered, or today when that is past.

    :raises Rejected: when it was not offered to them, or they cannot lead it any more.
    """
    require_under_way(programme, command)
    _require_going_on(programme, command.release)
    author, offer = command.by.identity, programme.offers.get(command.release)
    if offer is None and author in {each.to for each in programme.handovers.get(command.release, ())}:
        return []
    if offer is None or offer.to != author:
        raise NothingOffered(f"{author.subject} was not offered {command.release}.")
    handed = LeadHandedOver(
        release=command.release,
        from_=offer.by,
        to=author,
        day=max(offer.day, command.at.date()),
        reason=offer.reason,
        by=author,
        at=command.at,
    )
    return _handed(programme, handed, command.passed)


def require_can_lead(roster: Roster, lead: Identity, on: date) -> None:
    """Nothing, when somebody may lead from a day on.

    :raises CannotLead: when they are not among the people, or have left by then.
    """
    if lead not in roster.names:
        raise CannotLead(f"{lead.subject} is not among the people.")
    if roster.has_left(lead, on):
        raise CannotLead(f"{lead.subject} has left by {on}.")


def _handed(programme: Programme, handed: LeadHandedOver, passed: Sequence[str]) -> Sequence[ProgrammeEvent]:
    require_can_lead(programme.roster, handed.to, handed.day)
    today, release = handed.at.date(), programme.planned[handed.release]
    policies = [programme.policies[each.gate] for each in release.stages if each.gate in programme.policies]
    check_given_up(policies, programme.roster, handed.from_, handed.by, today)
    gates = gates_to_come(evolve(programme, handed), passed, today)
    own = [gate for gate in gates if gate.release == handed.release]
    if never := tuple(why_never_open(own, programme.policies, programme.roster, today)):
        raise GateNeverOpens(" ".join(never))
    return [handed]


def _is_said(programme: Programme, command: HandOverLead) -> bool:
    """Whether it was handed over or offered just so before, and may have been handed on since."""
    offer = programme.offers.get(command.release)
    said = (*programme.handovers.get(command.release, ()), *((offer,) if offer else ()))
    return (command.to, command.day, command.at) in {(each.to, each.day, each.at) for each in said}


def _require_going_on(programme: Programme, release: ReleaseId) -> None:
    if release not in programme.planned or release in programme.withdrawn:
        raise ReleaseNotPlanned(release)
    if release in programme.completed | programme.dropped:
        raise ReleaseEndedOtherwise(release)
