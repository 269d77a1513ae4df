"""How processes that stop are watched, and old cases kept, from a command line."""

from datetime import date
from typing import Annotated

from cyclopts import Parameter

from console.options import COMMON, Common, Nth, Programme
from console.release_errands import Counter, Errand, ask_release
from console.transition import Of
from console.writing import DryRun
from domain.release.commands import FromPeople
from domain.release.watching.commands import (
    DeclareProcessStop,
    KeepOldCases,
    ReadWatch,
    ResolveAdverseEffect,
)
from domain.release.watching.events import ProcessId

Process = Annotated[str, Parameter(name="PROCESS", help="Such as letters")]


def stop_process(
    release: Of,
    process: Process,
    *,
    on: Annotated[date, Parameter(help="The day on which it stops")],
    watch_for: Annotated[str, Parameter(help="What harm that might do")],
    watcher: Annotated[str, Parameter(help="Who watches")],
    until: Annotated[date, Parameter(help="Until which day")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say that a process stops, and who watches for what harm until when."""

    def command(counter: Counter) -> FromPeople:
        return DeclareProcessStop(
            process=ProcessId(process),
            stops_on=on,
            watched_for=watch_for,
            watcher=counter.somebody(watcher),
            until=until,
            **counter.occasion,
        )

    errand = Errand(
        release=release, programme=programme, show="transition show", dry_run=dry_run, common=common
    )
    return ask_release(errand, command, f"{process} stops on {on}; {watcher} watches until {until}.")


def watch(
    release: Of,
    process: Process,
    *,
    note: Annotated[str, Parameter(help="What was seen")],
    adverse: Annotated[bool, Parameter(negative=(), help="It is an adverse effect")] = False,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say what the watch over a stopped process saw: harm, or none."""

    def command(counter: Counter) -> FromPeople:
        return ReadWatch(process=ProcessId(process), note=note, is_adverse=adverse, **counter.occasion)

    errand = Errand(
        release=release, programme=programme, show="transition show", dry_run=dry_run, common=common
    )
    found = "an adverse effect" if adverse else "no harm"
    return ask_release(errand, command, f"The watch over {process} found {found}.")


def resolve(
    release: Of,
    process: Process,
    effect: Annotated[Nth, Parameter(name="EFFECT", help="Its number, as in letters-1")],
    *,
    how: Annotated[str, Parameter(help="How it was put right")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say how an adverse effect was put right."""

    def command(counter: Counter) -> FromPeople:
        return ResolveAdverseEffect(process=ProcessId(process), effect=effect, how=how, **counter.occasion)

    errand = Errand(
        release=release, programme=programme, show="transition show", dry_run=dry_run, common=common
    )
    return ask_release(errand, command, f"The adverse effect {process}-{effect} is put right.")


def keep_cases(
    release: Of,
    cases: Annotated[str, Parameter(name="CASES", help="Such as 'planning cases'")],
    *,
    where: Annotated[str, Parameter(help="Where they are found")],
    until: Annotated[date, Parameter(help="The day on which their retention ends")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say where a set of old cases stays retrievable, and until when."""

    def command(counter: Counter) -> FromPeople:
        return KeepOldCases(cases=cases, where=where, until=until, **counter.occasion)

    errand = Errand(
        release=release, programme=programme, show="transition show", dry_run=dry_run, common=common
    )
    return ask_release(errand, command, f"{cases} stay in {where} until {until}.")
