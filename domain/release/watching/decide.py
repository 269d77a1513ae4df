"""What the watch over stopped processes answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.release.openness import require_open
from domain.release.state import Release
from domain.release.watching.commands import (
    DeclareProcessStop,
    KeepOldCases,
    ReadWatch,
    ResolveAdverseEffect,
    WatchingCommand,
)
from domain.release.watching.events import (
    AdverseEffectFound,
    AdverseEffectResolved,
    NoAdverseEffectFound,
    OldCasesKept,
    ProcessStopDeclared,
    WatchingEvent,
)
from domain.release.watching.refusals import (
    AdverseEffectUnknown,
    NotTheWatcher,
    ProcessHasStopped,
    ProcessStillRuns,
    ProcessUnknown,
    RetentionTooShort,
    WatchEndsTooEarly,
)
from domain.release.watching.state import Reading, Watching
from domain.release.words import require_said


def decide(release: Release, command: WatchingCommand) -> Sequence[WatchingEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    match command:
        case DeclareProcessStop():
            return _declare(release, command)
        case ReadWatch():
            return _read(release, command)
        case ResolveAdverseEffect():
            return _resolve(release, command)
        case KeepOldCases():
            return _keep(release, command)
        case _:
            assert_never(command)


def _declare(release: Release, command: DeclareProcessStop) -> Sequence[WatchingEvent]:
    declared = ProcessStopDeclared(
        process=command.process,
        stops_on=command.stops_on,
        watched_for=command.watched_for,
        watcher=command.watcher,
        until=command.until,
        by=command.by.identity,
        at=command.at,
    )
    already = release.watching.stops.get(command.process)
    if already and _terms(already) == _terms(declared):
        return []
    require_open(release)
    require_said(process=command.process, watched_for=command.watched_for)
    if declared.until < max(declared.stops_on, already.until if already else declared.stops_on):
        raise WatchEndsTooEarly(f"It would end on {declared.until}.")
    if already and already.stops_on != declared.stops_on and already.stops_on <= command.at.date():
        raise ProcessHasStopped(f"{already.process} stopped on {already.stops_on}.")
    return [declared]


def _read(release: Release, command: ReadWatch) -> Sequence[WatchingEvent]:
    if _is_known(release.watching, command):
        return []
    require_open(release)
    declared = _require_declared(release, command)
    if command.at.date() < declared.stops_on:
        raise ProcessStillRuns(f"{declared.process} stops on {declared.stops_on}.")
    if not command.is_adverse and command.by.identity != declared.watcher:
        raise NotTheWatcher(f"{declared.process} is watched by {declared.watcher.subject}.")
    require_said(note=command.note)
    return [_reading(release.watching, command)]


def _resolve(release: Release, command: ResolveAdverseEffect) -> Sequence[WatchingEvent]:
    if (command.process, command.effect) in release.watching.resolved:
        return []
    require_open(release)
    known = [each.effect for each in release.watching.effects_of(command.process)]
    if command.effect not in known:
        raise AdverseEffectUnknown(f"{command.process}-{command.effect}")
    require_said(how=command.how)
    return [
        AdverseEffectResolved(
            process=command.process,
            effect=command.effect,
            how=command.how,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _keep(release: Release, command: KeepOldCases) -> Sequence[WatchingEvent]:
    already = release.watching.kept.get(command.cases)
    if already and (already.where, already.until) == (command.where, command.until):
        return []
    require_open(release)
    require_said(cases=command.cases, where=command.where)
    if command.until < (already.until if already else command.at.date()):
        raise RetentionTooShort(f"It would end on {command.until}.")
    by, at = command.by.identity, command.at
    return [OldCasesKept(cases=command.cases, where=command.where, until=command.until, by=by, at=at)]


def _reading(watching: Watching, command: ReadWatch) -> Reading:
    by, at = command.by.identity, command.at
    if not command.is_adverse:
        return NoAdverseEffectFound(process=command.process, note=command.note, by=by, at=at)
    number = len(watching.effects_of(command.process)) + 1
    return AdverseEffectFound(process=command.process, effect=number, what=command.note, by=by, at=at)


def _is_known(watching: Watching, command: ReadWatch) -> bool:
    """Whether this was said already: harm that is open, or the same words of no harm on the same day."""
    if command.is_adverse:
        found = ((each.process, each.what) for each in watching.open_effects)
        return (command.process, command.note) in found
    said = (command.process, command.note, command.by.identity, command.at.date())
    return any(
        said == (each.process, each.note, each.by, each.at.date())
        for each in watching.readings
        if isinstance(each, NoAdverseEffectFound)
    )


def _require_declared(release: Release, command: ReadWatch) -> ProcessStopDeclared:
    declared = release.watching.stops.get(command.process)
    if declared is None:
        raise ProcessUnknown(command.process)
    return declared


def _terms(declared: ProcessStopDeclared) -> tuple[object, ...]:
    return (declared.stops_on, declared.watched_for, declared.watcher, declared.until)
