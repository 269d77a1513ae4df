"""What a programme answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.programme.adopting import adopt_policy, adopt_roster
from domain.programme.commands import (
    AdoptPolicy,
    AdoptRoster,
    AnyProgrammeCommand,
    ClearRelease,
    CompleteRelease,
    StartProgramme,
)
from domain.programme.events import (
    CalendarAdopted,
    PolicyAdopted,
    ProgrammeEnded,
    ProgrammeEvent,
    ProgrammeStarted,
    ReleaseCleared,
    ReleaseCompleted,
    ReleasePlanned,
    RosterAdopted,
)
from domain.programme.refusals import (
    DependencyNotSignedOff,
    ProgrammeAlreadyStarted,
    ProgrammeNotSound,
    ProgrammeUnknown,
    ReleaseNotPlanned,
    ReleaseNotStarted,
)
from domain.programme.soundness import problems
from domain.programme.state import Programme


def decide(programme: Programme, command: AnyProgrammeCommand) -> Sequence[ProgrammeEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    match command:
        case StartProgramme():
            return _start(programme, command)
        case ClearRelease():
            return _clear(programme, command)
        case CompleteRelease():
            return _complete(programme, command)
        case AdoptRoster():
            return adopt_roster(programme, command)
        case AdoptPolicy():
            return adopt_policy(programme, command)
        case _:
            assert_never(command)


def _start(programme: Programme, command: StartProgramme) -> Sequence[ProgrammeEvent]:
    plan, by, at = command.plan, command.by.identity, command.at
    if programme.started:
        if programme.started.blueprint_digest != plan.blueprint_digest:
            raise ProgrammeAlreadyStarted(plan.id)
        return []
    found = problems(plan)
    if found:
        raise ProgrammeNotSound(" ".join(problem.sentence for problem in found))
    started = ProgrammeStarted(
        programme=plan.id,
        name=plan.name,
        organisation=plan.organisation,
        blueprint_digest=plan.blueprint_digest,
        published=plan.published,
        stewards=plan.stewards,
        at=at,
    )
    roster = RosterAdopted(roster=plan.roster, roster_digest=plan.roster.digest, by=by, reason="", at=at)
    adopted = [
        PolicyAdopted(policy=each, policy_digest=each.digest, by=by, reason="", at=at)
        for each in plan.policies
    ]
    planned = [
        ReleasePlanned(
            release=each.id,
            depends_on=each.depends_on,
            starts=each.starts,
            lead=each.lead,
            stages=each.stages,
            at=at,
        )
        for each in plan.releases
    ]
    calendar = CalendarAdopted(calendar=plan.calendar, calendar_digest=plan.calendar.digest, at=at)
    return [started, roster, calendar, *adopted, *planned]


def _clear(programme: Programme, command: ClearRelease) -> Sequence[ProgrammeEvent]:
    _require_release(programme, command)
    if command.release in programme.cleared:
        return []
    planned = programme.planned[command.release]
    waiting = [other for other in planned.depends_on if other not in programme.completed]
    if waiting or command.at.date() < planned.starts:
        raise DependencyNotSignedOff(f"{command.release} waits for {', '.join(waiting) or planned.starts}.")
    return [ReleaseCleared(release=command.release, at=command.at)]


def _complete(programme: Programme, command: CompleteRelease) -> Sequence[ProgrammeEvent]:
    _require_release(programme, command)
    if command.release in programme.completed:
        return []
    if command.release not in programme.cleared:
        raise ReleaseNotStarted(command.release)
    completed = ReleaseCompleted(release=command.release, at=command.at)
    is_last = programme.completed | {command.release} == set(programme.planned)
    return [completed, ProgrammeEnded(at=command.at)] if is_last else [completed]


def _require_release(programme: Programme, command: ClearRelease | CompleteRelease) -> None:
    if programme.started is None:
        raise ProgrammeUnknown(command.programme)
    if command.release not in programme.planned:
        raise ReleaseNotPlanned(command.release)
