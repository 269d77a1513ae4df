"""How people say how far a release has come."""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.naming import release_of
from console.options import COMMON, Common, Programme
from console.printing import show as print_answer
from console.reading import answers
from console.writing import Desk, DryRun, desk_of, now, office
from domain.release.commands import ReportReadiness
from domain.release.plan import ReleaseId
from domain.release.readiness import Measure, Portion
from readmodels.release_board import release as release_line


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """What was typed, before anything is looked up."""

    release: str
    programme: str | None
    measure: Measure
    portion: Portion


def report(
    release: Annotated[str, Parameter(name="RELEASE", help="Such as 1A, or shepway-fom/1A")],
    measure: Annotated[Measure, Parameter(name="MEASURE")],
    done: Annotated[
        int, Parameter(name="DONE", help="How many are done; of risks, how many are within appetite")
    ],
    of: Annotated[int, Parameter(name="OF", help="How many there are; of risks, how many are open")],
    *,
    outstanding: Annotated[
        tuple[str, ...], Parameter(negative=(), help="The name of what is left, once for each")
    ] = (),
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say how far a release has come; its gates judge what was reported last."""
    portion = Portion(done=done, of=of, outstanding=outstanding)
    typed = _Typed(release=release, programme=programme, measure=measure, portion=portion)
    return asyncio.run(_report(typed, dry_run=dry_run, common=common))


async def _report(typed: _Typed, *, dry_run: bool, common: Common) -> int:
    desk = desk_of(common)
    async with answers(desk.settings, None) as record:
        command = await record.query(partial(_command, typed=typed, desk=desk))
    look = f"lockgate release show {command.programme}/{command.release}"
    if not dry_run:
        async with office(desk.settings, look=look) as opened:
            await opened.tend_release(command)
    print_answer(_answer(command, look, dry_run=dry_run), common.output)
    return DONE


def _command(connection: Connection, *, typed: _Typed, desk: Desk) -> ReportReadiness:
    programme, id = release_of(connection, typed.release, typed.programme)
    release_line(connection, programme, id)
    return ReportReadiness(
        programme=programme,
        release=ReleaseId(id),
        by=desk.actor,
        at=now(),
        measure=typed.measure,
        done=typed.portion.done,
        of=typed.portion.of,
        outstanding=typed.portion.outstanding,
    )


def _answer(command: ReportReadiness, look: str, *, dry_run: bool) -> Answer:
    begins = "Dry run, nothing was sent" if dry_run else "Reported"
    release = f"{command.programme}/{command.release}"
    portion = {"done": command.done, "of": command.of, "outstanding": command.outstanding}
    return Answer(
        document={"done": not dry_run, "release": release, "measure": command.measure, "portion": portion},
        said=(f"{begins}: {command.measure} of {release}, {command.done} of {command.of}.",),
        next=look,
    )
