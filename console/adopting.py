"""How a programme is given another roster or policy from a command line."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from console.answer import Answer, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import COMMON, Common
from console.policies import Policy, loaded
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import with_seal
from console.writing import Desk, DryRun, desk_of, now, send
from definitions.faults import BlueprintRefused
from definitions.roster_file import load_roster
from definitions.values import ID_PATTERN
from domain.gate.policy import GatePolicy, PolicyId
from domain.programme.commands import AdoptPolicy, AdoptRoster
from domain.roster import Roster
from readmodels.in_force import BehindTheTimes, behind_the_times
from runtime.failures import Failure, Refused

Programme = Annotated[str, Parameter(name="PROGRAMME", help="Such as shepway-fom")]
Why = Annotated[str, Parameter(name="--reason", help="Why; people will ask for it later")]
Adoption: TypeAlias = AdoptRoster | AdoptPolicy


class NotAnId(Failure):
    """What was typed is no id."""

    code = "usage"
    next = "Give the id of a policy, as lockgate policy in-force shows it."


def adopt_roster(
    programme: Programme,
    file: Annotated[Path, Parameter(name="FILE", help="The whole roster, written as in a blueprint")],
    *,
    reason: Why,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Let other people hold the roles from here on; open gates keep theirs until they are rebased."""
    roster = _roster_in(file)

    def adoption(desk: Desk, id: str) -> AdoptRoster:
        return AdoptRoster(programme=id, by=desk.actor, at=now(), roster=roster, reason=reason)

    return asyncio.run(_adopt(programme, adoption, dry_run=dry_run, common=common))


def adopt_policy(
    programme: Programme,
    policy: Policy,
    *,
    reason: Why,
    id: Annotated[str | None, Parameter(name="--id", help="The policy whose place it takes")] = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Let new gates follow a policy from here on; open gates keep theirs until they are rebased."""
    rules = _called_by(id, loaded(policy).policy)

    def adoption(desk: Desk, id: str) -> AdoptPolicy:
        return AdoptPolicy(programme=id, by=desk.actor, at=now(), policy=rules, reason=reason)

    return asyncio.run(_adopt(programme, adoption, dry_run=dry_run, common=common))


def _called_by(id: str | None, policy: GatePolicy) -> GatePolicy:
    if id is None:
        return policy
    if not re.fullmatch(ID_PATTERN, id):
        raise NotAnId(f"{id!r} names no policy.")
    return replace(policy, id=PolicyId(id))


async def _adopt(
    programme: str, adoption: Callable[[Desk, str], Adoption], *, dry_run: bool, common: Common
) -> int:
    desk, seal = desk_of(common), None
    async with answers(desk.settings, None) as record:
        command = adoption(desk, await record.query(partial(programme_of, typed=programme)))
    if not dry_run:
        seal = await send(desk, lambda opened: opened.tend_programme(command), look=_look(command))
    async with answers(desk.settings, None) as record:
        behind = await record.query(partial(behind_the_times, programme=command.programme))
    print_answer(with_seal(_answer(command, behind, dry_run=dry_run), seal), common.output)
    return DONE


def _roster_in(file: Path) -> Roster:
    try:
        return load_roster(file)
    except BlueprintRefused as refused:
        raise Refused(str(refused), code="roster-refused", next="Put the file right.") from refused


def _answer(command: Adoption, behind: tuple[BehindTheTimes, ...], *, dry_run: bool) -> Answer:
    begins = "Dry run, nothing was sent" if dry_run else "Adopted"
    digest = command.roster.digest if isinstance(command, AdoptRoster) else command.policy.digest
    return Answer(
        document={
            "done": not dry_run,
            "programme": command.programme,
            "digest": digest,
            "behind": behind,
        },
        said=(f"{begins}: {_called(command)}.", f"Digest {digest}"),
        sheets=(_behind(behind),),
        next=_rebase(behind[0]) if behind else _look(command),
    )


def _rebase(behind: BehindTheTimes) -> str:
    on = "--roster" if behind.roster else "--policy"
    return f"lockgate gate rebase {behind.gate} {on} --reason TEXT --as PERSON"


def _called(command: Adoption) -> str:
    if isinstance(command, AdoptPolicy):
        return f"the policy {command.policy.id}, for new gates of {command.programme}"
    people, roles = len(command.roster.people), len(command.roster.roles)
    return f"the roster of {command.programme}, with people: {people}, roles: {roles}"


def _look(command: Adoption) -> str:
    thing = "policy in-force" if isinstance(command, AdoptPolicy) else "roster show"
    return f"lockgate {thing} {command.programme}"


def _behind(behind: tuple[BehindTheTimes, ...]) -> Sheet:
    rows = [(each.gate, each.round, _older(each)) for each in behind]
    return Sheet(
        columns=("gate", "round", "keeps an older"),
        rows=rows,
        title="Open gates that keep what they were opened with",
        empty="none",
    )


def _older(gate: BehindTheTimes) -> str:
    named = {"roster": gate.roster, "policy": gate.policy}
    return " and ".join(name for name, is_older in named.items() if is_older)
