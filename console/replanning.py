"""How the releases of a programme are planned anew from a command line."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.naming import programme_of
from console.options import COMMON, Common, Reason
from console.planning import Programme, foreseen, would_be_refused
from console.plans import changes_sheet
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import with_seal
from console.writing import Desk, desk_of, now, send
from definitions.faults import BlueprintRefused
from definitions.loader import load_blueprint
from domain.aggregate import aggregate_for
from domain.programme.baseline.difference import Change, differences
from domain.programme.baseline.from_blueprint import replan_from
from domain.programme.commands import Replan
from domain.programme.plan import ProgrammePlan
from domain.refusal import Rejected
from domain.release.plan import ReleaseId, ReleasePlan
from domain.replanning import asked_of_releases, terms_of
from readmodels.plan import all_benefits_of, programme_now, releases_now
from runtime.failures import Refused

Try = Annotated[
    bool, Parameter(name="--try", negative=(), help="Say what would change, or be refused, and do nothing")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What is asked for, and what it would change."""

    command: Replan
    changes: tuple[Change, ...]


def replan(
    programme: Programme,
    file: Annotated[Path, Parameter(name="FILE", help="The blueprint, edited; only its releases are read")],
    *,
    reason: Reason,
    try_: Try = False,
    common: Common = COMMON,
) -> int:
    """Plan the releases anew, as the next baseline; what has begun keeps its past."""
    plan = _plan_in(file)
    return asyncio.run(_replan(programme, plan, reason, only_try=try_, common=common))


async def _replan(programme: str, plan: ProgrammePlan, reason: str, *, only_try: bool, common: Common) -> int:
    desk, seal = desk_of(common), None
    async with answers(desk.settings, None) as record:
        asking = partial(_wanted, typed=programme, plan=plan, reason=reason, desk=desk)
        wanted = await record.query(asking)
        if only_try:
            await record.query(partial(_try, command=wanted.command))
    if not only_try and wanted.changes:
        look = f"lockgate plan show {wanted.command.programme}"
        seal = await send(desk, lambda opened: opened.tend_programme(wanted.command), look=look)
    print_answer(with_seal(_answer(wanted, only_try=only_try), seal), common.output)
    return DONE


def _plan_in(file: Path) -> ProgrammePlan:
    try:
        return load_blueprint(file)
    except BlueprintRefused as refused:
        raise Refused(str(refused), code="blueprint-refused", next="Put the file right.") from refused


def _wanted(connection: Connection, *, typed: str, plan: ProgrammePlan, reason: str, desk: Desk) -> _Wanted:
    id = programme_of(connection, typed)
    programme = programme_now(connection, id)
    terms = terms_of(releases_now(connection, id, programme.planned))
    benefits = all_benefits_of(connection, id)
    try:
        command = replan_from(plan, programme, benefits, terms=terms, reason=reason, by=desk.actor, at=now())
    except Rejected as refusal:
        raise would_be_refused(refusal, id) from refusal
    planned = {each: it.plan for each, it in programme.planned.items() if each not in programme.withdrawn}
    return _Wanted(command=command, changes=differences(planned, _by_id(command)))


def _try(connection: Connection, *, command: Replan) -> None:
    """Nothing, when the programme and every release would go along.

    :raises Refused: when one of them would not.
    """
    foreseen(connection, command)
    programme = programme_now(connection, command.programme)
    releases = releases_now(connection, command.programme, programme.planned)
    for each in asked_of_releases(command, programme, releases):
        if each.stream.startswith("release-"):
            rules = aggregate_for(each)
            try:
                rules.decide(releases.get(ReleaseId(_release(each.stream)), rules.fold(())), each)
            except Rejected as refusal:
                raise would_be_refused(refusal, command.programme) from refusal


def _release(stream: str) -> str:
    return stream.partition("/")[2]


def _by_id(command: Replan) -> Mapping[ReleaseId, ReleasePlan]:
    return {each.id: each for each in command.releases}


def _answer(wanted: _Wanted, *, only_try: bool) -> Answer:
    command, version = wanted.command, wanted.command.replaces + 1
    if not wanted.changes:
        said = f"All is planned so already: {command.programme} stays at baseline {command.replaces}."
    elif only_try:
        said = f"Nothing was sent. It would become baseline {version} of {command.programme}."
    else:
        said = f"Adopted: baseline {version} of {command.programme}."
    return Answer(
        document={
            "done": not only_try and bool(wanted.changes),
            "programme": command.programme,
            "baseline": version if wanted.changes else command.replaces,
            "changes": wanted.changes,
        },
        said=(said,),
        sheets=(changes_sheet(wanted.changes),),
        next=f"lockgate plan show {command.programme}",
    )
