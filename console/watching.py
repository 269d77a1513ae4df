"""How a release is followed from a command line until it ends."""

import asyncio
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Self

from cyclopts import Parameter
from rich.console import Group
from rich.live import Live
from rich.markup import escape
from sqlalchemy import Connection

from console.failing import DONE, WAITING
from console.installation import require_record, settings_of
from console.naming import release_of
from console.options import COMMON, Common, Programme, Release
from console.plain import safe
from console.printing import drawn, print_json, print_lines, screen
from console.releases import headline, stage_sheet
from console.stopping import stop_between_steps
from eventstore.reading import head
from eventstore.store import EventStore
from readmodels.release_board import OVER, ReleaseStages
from readmodels.release_board import release as release_stages
from readmodels.timeline import Happening, timeline
from runtime.record import open_record


def watch(
    release: Release,
    *,
    exit_status: Annotated[
        bool, Parameter(negative=(), help="End with exit code 7 as soon as it waits at a gate")
    ] = False,
    programme: Programme = None,
    common: Common = COMMON,
) -> int:
    """Follow a release until it ends; in a pipe, a line for everything that happens."""
    try:
        return asyncio.run(_watch((release, programme), exit_status=exit_status, common=common))
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None


async def _watch(wanted: tuple[str, str | None], *, exit_status: bool, common: Common) -> int:
    stop_between_steps()
    settings = settings_of(common)
    require_record(settings)
    async with await open_record(settings) as store:
        place = await store.query(partial(_place, wanted=wanted))
        with _view(common) as shown:
            return await _follow(store, place, shown, exit_status=exit_status)


async def _follow(store: EventStore, place: tuple[str, str], shown: "_View", *, exit_status: bool) -> int:
    seen = await store.query(partial(_look, place=place))
    shown.stands(seen.found)
    async with aclosing(store.subscribe(after=seen.position)) as facts:
        while (code := _ended(seen.found, exit_status=exit_status)) is None:
            fact = await anext(facts)
            if fact.position <= seen.position:
                continue
            seen = await store.query(partial(_look, place=place, after=seen.position))
            if seen.happened:
                shown.tells(seen.found, seen.happened)
    return code


def _ended(found: ReleaseStages, *, exit_status: bool) -> int | None:
    if found.line.state in OVER:
        return DONE
    return WAITING if exit_status and found.line.state == "at its gate" else None


def _place(connection: Connection, *, wanted: tuple[str, str | None]) -> tuple[str, str]:
    return release_of(connection, *wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How a release stood at a position, and what had happened to it since another."""

    position: int
    found: ReleaseStages
    happened: tuple[Happening, ...]


def _look(connection: Connection, *, place: tuple[str, str], after: int | None = None) -> _Look:
    # All of one moment: else the end of a release could be seen before it is told.
    programme, release = place
    position = head(connection)
    since = position if after is None else after
    return _Look(
        position=position,
        found=release_stages(connection, programme, release),
        happened=timeline(connection, programme=programme, release=release, after=since),
    )


def _view(common: Common) -> "_View":
    if common.output in ("json", "jsonl"):
        return _Documents()
    return _Picture() if screen().is_terminal else _View()


class _View:
    """A line for everything that happens, as a pipe wants it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def stands(self, found: ReleaseStages) -> None:
        print_lines(headline(found.line))

    def tells(self, found: ReleaseStages, happened: tuple[Happening, ...]) -> None:
        print_lines(*(f"{each.at:%Y-%m-%d %H:%M} {each.sentence}" for each in happened))


class _Documents(_View):
    """A document a line, for programs."""

    def stands(self, found: ReleaseStages) -> None:
        print_json({"release": found})

    def tells(self, found: ReleaseStages, happened: tuple[Happening, ...]) -> None:
        for each in happened:
            print_json({"happened": each, "state": found.line.state})


class _Picture(_View):
    """The stages, redrawn as they change, above what happened last."""

    def __init__(self) -> None:
        self._live = Live(console=screen(), auto_refresh=False)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def stands(self, found: ReleaseStages) -> None:
        self._draw(found, "")

    def tells(self, found: ReleaseStages, happened: tuple[Happening, ...]) -> None:
        self._draw(found, happened[-1].sentence)

    def _draw(self, found: ReleaseStages, last: str) -> None:
        lines = (escape(safe(headline(found.line))), drawn(stage_sheet(found)), escape(safe(last)))
        self._live.update(Group(*lines), refresh=True)
