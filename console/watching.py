"""How a release is followed from a command line until it is signed off."""

import asyncio
from contextlib import aclosing
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from rich.console import Group
from rich.live import Live
from rich.markup import escape
from sqlalchemy import Connection

from console.failing import DONE, WAITING
from console.installation import require_record, settings_of
from console.naming import release_of
from console.options import COMMON, Common, Programme
from console.plain import safe
from console.printing import drawn, print_json, print_lines, screen
from console.releases import headline, stage_sheet
from eventstore.store import EventStore
from readmodels.release_board import ReleaseStages
from readmodels.release_board import release as release_stages
from readmodels.timeline import Happening, timeline
from runtime.record import open_record


def watch(
    release: Annotated[str, Parameter(name="RELEASE", help="Such as 1A, or shepway-fom/1A")],
    *,
    exit_status: Annotated[
        bool, Parameter(negative=(), help="End with exit code 7 as soon as it waits at a gate")
    ] = False,
    programme: Programme = None,
    common: Common = COMMON,
) -> int:
    """Follow a release until it is signed off; in a pipe, a line for everything that happens."""
    return asyncio.run(_watch((release, programme), exit_status=exit_status, common=common))


async def _watch(wanted: tuple[str, str | None], *, exit_status: bool, common: Common) -> int:
    settings = settings_of(common)
    require_record(settings)
    async with await open_record(settings) as store:
        position = await store.position()
        place = await store.query(partial(_place, wanted=wanted))
        shown = _view(common)
        with shown:
            return await _follow(store, place, position, shown, exit_status=exit_status)


async def _follow(
    store: EventStore, place: tuple[str, str], position: int, shown: "_View", *, exit_status: bool
) -> int:
    found = await store.query(partial(_release, place=place))
    shown.stands(found)
    if (code := _ended(found, exit_status=exit_status)) is not None:
        return code
    async with aclosing(store.subscribe(after=position)) as facts:
        async for fact in facts:
            happened = await store.query(partial(_happened, place=place, position=fact.position))
            if not happened:
                continue
            found = await store.query(partial(_release, place=place))
            shown.tells(found, happened)
            if (code := _ended(found, exit_status=exit_status)) is not None:
                return code
    return DONE


def _ended(found: ReleaseStages, *, exit_status: bool) -> int | None:
    if found.line.state == "signed off":
        return DONE
    return WAITING if exit_status and found.line.state == "at its gate" else None


def _place(connection: Connection, *, wanted: tuple[str, str | None]) -> tuple[str, str]:
    return release_of(connection, *wanted)


def _release(connection: Connection, *, place: tuple[str, str]) -> ReleaseStages:
    return release_stages(connection, *place)


def _happened(connection: Connection, *, place: tuple[str, str], position: int) -> tuple[Happening, ...]:
    programme, release = place
    found = timeline(connection, programme=programme, release=release, after=position - 1, limit=1)
    return tuple(each for each in found if each.position == position)


def _view(common: Common) -> "_View":
    if common.output in ("json", "jsonl"):
        return _Documents()
    return _Picture() if screen().is_terminal else _View()


class _View:
    """A line for everything that happens, as a pipe wants it."""

    def __enter__(self) -> None:
        return None

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

    def __enter__(self) -> None:
        self._live.start()

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def stands(self, found: ReleaseStages) -> None:
        self._draw(found, "")

    def tells(self, found: ReleaseStages, happened: tuple[Happening, ...]) -> None:
        self._draw(found, happened[-1].sentence)

    def _draw(self, found: ReleaseStages, last: str) -> None:
        lines = (escape(safe(headline(found.line))), drawn(stage_sheet(found)), escape(safe(last)))
        self._live.update(Group(*lines), refresh=True)
