"""What a business case answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.business_case.commands import (
    AdoptBusinessCase,
    AnyBusinessCaseCommand,
    FromKeeper,
    RecordActuals,
    ReviseBusinessCase,
)
from domain.business_case.events import BusinessCaseAdopted, BusinessCaseEvent, BusinessCaseRevised
from domain.business_case.recording import record
from domain.business_case.refusals import (
    BusinessCaseUnknown,
    NotAKeeper,
    RevisionNeedsReason,
    VersionTaken,
    VersionUnsound,
)
from domain.business_case.soundness import version_faults
from domain.business_case.state import LATEST, ORIGINAL, BusinessCase
from domain.roster import RoleId


def decide(case: BusinessCase, command: AnyBusinessCaseCommand) -> Sequence[BusinessCaseEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    if isinstance(command, AdoptBusinessCase):
        return _adopt(case, command)
    if case.plan is None:
        raise BusinessCaseUnknown(command.programme)
    match command:
        case ReviseBusinessCase():
            _require_role(command, case.plan.keepers)
            return _revise(case, command)
        case RecordActuals():
            _require_role(command, case.plan.recorders)
            return record(case, command)
        case _:
            assert_never(command)


def _adopt(case: BusinessCase, command: AdoptBusinessCase) -> Sequence[BusinessCaseEvent]:
    if case.plan:
        return []
    return [BusinessCaseAdopted(programme=command.programme, plan=command.plan, at=command.at)]


def _revise(case: BusinessCase, command: ReviseBusinessCase) -> Sequence[BusinessCaseEvent]:
    version = command.version
    already = next((each for each in case.versions if each.id == version.id), None)
    if already == version:
        return []
    if already or (version.id in (ORIGINAL, LATEST)):
        raise VersionTaken(version.id)
    if not version.reason.strip():
        raise RevisionNeedsReason
    if faults := [sentence for _, sentence in version_faults(version)]:
        raise VersionUnsound(" ".join(faults))
    return [BusinessCaseRevised(version=version, by=command.by.identity, at=command.at)]


def _require_role(command: FromKeeper, roles: Sequence[RoleId]) -> None:
    me = command.by.identity
    if not any(each.who == me and each.role in roles for each in command.standing):
        raise NotAKeeper(f"Here it is {', '.join(roles) or 'nobody'}.")
