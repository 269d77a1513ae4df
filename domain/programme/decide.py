"""What a programme answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.programme.adopting import adopt_policy, adopt_roster
from domain.programme.agenda import waits_for
from domain.programme.baseline.replan import replan
from domain.programme.commands import (
    AcceptLead,
    AdoptPolicy,
    AdoptRoster,
    AnyProgrammeCommand,
    CallReview,
    ClearRelease,
    CompleteRelease,
    DropRelease,
    ExpectExternal,
    FailExternal,
    HandOverLead,
    HoldReview,
    MeetExternal,
    Replan,
    ScoreRelease,
    StartProgramme,
)
from domain.programme.dependencies import behind
from domain.programme.ending import until_the_end
from domain.programme.events import (
    CalendarAdopted,
    PolicyAdopted,
    ProgrammeEvent,
    ProgrammeStarted,
    ReleaseBlocked,
    ReleaseCleared,
    ReleaseCompleted,
    ReleaseDropped,
    ReleasePlanned,
    RosterAdopted,
)
from domain.programme.leading.decide import accept_lead, hand_over
from domain.programme.milestone import decide as milestone
from domain.programme.milestone.commands import ProgrammeMilestoneCommand
from domain.programme.outside.decide import expect, fail, meet
from domain.programme.outside.events import ExternalDeclared
from domain.programme.refusals import (
    DependencyNotSignedOff,
    ParentInACircle,
    ProgrammeAlreadyStarted,
    ProgrammeNotSound,
    ProgrammeUnknown,
    ReleaseEndedOtherwise,
    ReleaseNotPlanned,
    ReleaseNotStarted,
)
from domain.programme.register import decide as register
from domain.programme.register.commands import RegisterCommand
from domain.programme.register.events import RegisterOpened
from domain.programme.review import call_review, hold_review
from domain.programme.scoring.decide import score
from domain.programme.soundness import problems
from domain.programme.state import Programme
from domain.programme.watched import decide as watched
from domain.programme.watched.commands import WatchedCommand
from domain.release.plan import ReleaseId


def decide(programme: Programme, command: AnyProgrammeCommand) -> Sequence[ProgrammeEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    if isinstance(command, RegisterCommand):
        return register.decide(programme, command)
    if isinstance(command, ProgrammeMilestoneCommand):
        return milestone.decide(programme, command)
    if isinstance(command, WatchedCommand):
        return watched.decide(programme, command)
    match command:
        case StartProgramme():
            return _start(programme, command)
        case ClearRelease():
            return _clear(programme, command)
        case CompleteRelease():
            return _complete(programme, command)
        case DropRelease():
            return _drop(programme, command)
        case AdoptRoster():
            return adopt_roster(programme, command)
        case AdoptPolicy():
            return adopt_policy(programme, command)
        case Replan():
            return replan(programme, command)
        case ExpectExternal():
            return expect(programme, command)
        case MeetExternal():
            return meet(programme, command)
        case FailExternal():
            return fail(programme, command)
        case HandOverLead():
            return hand_over(programme, command)
        case AcceptLead():
            return accept_lead(programme, command)
        case ScoreRelease():
            return score(programme, command)
        case CallReview():
            return call_review(_begun(programme, command), command)
        case HoldReview():
            return hold_review(_begun(programme, command), command)
        case _:
            assert_never(command)


def _begun(programme: Programme, command: AnyProgrammeCommand) -> Programme:
    if programme.started is None:
        raise ProgrammeUnknown(command.programme)
    return programme


def _start(programme: Programme, command: StartProgramme) -> Sequence[ProgrammeEvent]:
    plan, by, at = command.plan, command.by.identity, command.at
    if programme.started:
        if programme.started.blueprint_digest != plan.blueprint_digest:
            raise ProgrammeAlreadyStarted(plan.id)
        return []
    if plan.id in command.above:
        raise ParentInACircle(f"{plan.parent} is a part of {', then of '.join(command.above[1:])}.")
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
        freezes=plan.freezes,
        at=at,
        fund=plan.fund,
        staffing=plan.staffing,
        figures=plan.figures,
        planners=plan.planners,
        criteria=plan.criteria,
        parent=plan.parent,
        plan_calendar=plan.plan_calendar,
        milestones=plan.milestones,
        counts=plan.counts,
        replanning_days=plan.replanning_days,
        is_simulated=command.is_simulated,
    )
    roster = RosterAdopted(roster=plan.roster, roster_digest=plan.roster.digest, by=by, reason="", at=at)
    adopted = [
        PolicyAdopted(policy=each, policy_digest=each.digest, version=1, by=by, reason="", at=at)
        for each in plan.policies
    ]
    external = [ExternalDeclared(dependency=each, at=at) for each in plan.external]
    planned = [ReleasePlanned(plan=each, at=at) for each in plan.releases]
    calendar = CalendarAdopted(calendar=plan.calendar, calendar_digest=plan.calendar.digest, at=at)
    registers = [RegisterOpened(register=each, at=at) for each in plan.registers]
    watching = watched.watched_from_the_start(plan, by, at)
    return [started, roster, calendar, *adopted, *external, *planned, *registers, *watching]


def _clear(programme: Programme, command: ClearRelease) -> Sequence[ProgrammeEvent]:
    _require_release(programme, command)
    if command.release in programme.cleared:
        return []
    planned = programme.planned[command.release]
    waiting = waits_for(programme, planned)
    if waiting or command.at.date() < planned.starts:
        raise DependencyNotSignedOff(f"{command.release} waits for {', '.join(waiting) or planned.starts}.")
    return [ReleaseCleared(release=command.release, at=command.at)]


def _complete(programme: Programme, command: CompleteRelease) -> Sequence[ProgrammeEvent]:
    _require_release(programme, command)
    if command.release in programme.completed:
        return []
    _require_under_way(programme, command.release)
    return until_the_end(programme, [ReleaseCompleted(release=command.release, at=command.at)])


def _drop(programme: Programme, command: DropRelease) -> Sequence[ProgrammeEvent]:
    _require_release(programme, command)
    if command.release in programme.dropped:
        return []
    _require_under_way(programme, command.release)
    waits_for = {each.release: each.depends_on for each in programme.planned.values()}
    blocked = [
        ReleaseBlocked(release=each, behind=command.release, at=command.at)
        for each in behind(waits_for, command.release)
        if each not in programme.over
    ]
    return until_the_end(programme, [ReleaseDropped(release=command.release, at=command.at), *blocked])


def _require_under_way(programme: Programme, release: ReleaseId) -> None:
    if release not in programme.cleared:
        raise ReleaseNotStarted(release)
    if release in programme.over:
        raise ReleaseEndedOtherwise(release)


def _require_release(programme: Programme, command: ClearRelease | CompleteRelease | DropRelease) -> None:
    if command.release not in _begun(programme, command).planned:
        raise ReleaseNotPlanned(command.release)
