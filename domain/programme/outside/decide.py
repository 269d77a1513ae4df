"""What a programme answers when something outside it is put off, comes about or fails."""

from collections.abc import Sequence
from functools import reduce

from domain.programme.baseline.standstill import standstill
from domain.programme.commands import ExpectExternal, FailExternal, MeetExternal
from domain.programme.events import ProgrammeEvent
from domain.programme.outside.dependency import External, Standing
from domain.programme.outside.events import ExternalExpected, ExternalFailed, ExternalMet
from domain.programme.planners import require_planner, require_reason
from domain.programme.refusals import ExternalHasFailed, ExternalIsMet, ExternalUnknown
from domain.programme.state import Programme, evolve


def expect(programme: Programme, command: ExpectExternal) -> Sequence[ProgrammeEvent]:
    """Another day; what had failed is awaited again, and frees the releases behind it.

    :raises Rejected: when it is not theirs to say, or it came about.
    """
    require_planner(programme, command)
    external = _known(programme, command)
    is_awaited = external.standing is Standing.AWAITED
    if is_awaited and (external.expected, external.note) == (command.expected, command.reason):
        return []
    require_reason(command.reason)
    if external.is_met:
        raise ExternalIsMet(external.dependency.name)
    expected = ExternalExpected(
        external=command.external,
        expected=command.expected,
        reason=command.reason,
        by=command.by.identity,
        at=command.at,
    )
    return _and_who_stands_still(programme, expected)


def meet(programme: Programme, command: MeetExternal) -> Sequence[ProgrammeEvent]:
    """It came about: releases wait for it no longer.

    :raises Rejected: when it is not theirs to say, nothing shows it, or it had failed.
    """
    require_planner(programme, command)
    external = _known(programme, command)
    if external.is_met:
        return []
    require_reason(command.note)
    if external.standing is Standing.FAILED:
        raise ExternalHasFailed(external.dependency.name)
    return [ExternalMet(external=command.external, note=command.note, by=command.by.identity, at=command.at)]


def fail(programme: Programme, command: FailExternal) -> Sequence[ProgrammeEvent]:
    """It will not come about: the releases behind it are held up until they are planned anew.

    :raises Rejected: when it is not theirs to say, or it came about.
    """
    require_planner(programme, command)
    external = _known(programme, command)
    if external.standing is Standing.FAILED:
        return []
    require_reason(command.reason)
    if external.is_met:
        raise ExternalIsMet(external.dependency.name)
    failed = ExternalFailed(
        external=command.external, reason=command.reason, by=command.by.identity, at=command.at
    )
    return _and_who_stands_still(programme, failed)


def _known(programme: Programme, command: ExpectExternal | MeetExternal | FailExternal) -> External:
    if command.external not in programme.externals:
        raise ExternalUnknown(command.external)
    return programme.externals[command.external]


def _and_who_stands_still(programme: Programme, event: ProgrammeEvent) -> Sequence[ProgrammeEvent]:
    after = reduce(evolve, [event], programme)
    return [event, *standstill(after, event.at)]
