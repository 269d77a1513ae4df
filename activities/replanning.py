"""How a programme and its releases are planned anew together, and who hears of a change of plan."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from activities.claiming import knowing_claims
from activities.door import Door
from activities.messages import EndRelease, ProgrammeTended
from activities.runs import ClockSetting
from activities.unspent_money import GivenBack, UnspentMoney
from domain.aggregate import PROGRAMME, RELEASE, Command
from domain.programme.commands import (
    ExpectExternal,
    FailExternal,
    MeetExternal,
    Replan,
    programme_stream,
)
from domain.programme.state import Programme
from domain.release.commands import AdoptPlan, release_stream
from domain.release.plan import ReleaseId
from domain.release.state import Release
from domain.replanning import asked_of_releases, terms_of


async def plan_anew(door: Door, command: Replan) -> ProgrammeTended:
    """Records the next baseline in the programme and in all of its releases, or in none of them."""
    programme = await door.look(PROGRAMME, programme_stream(command.programme))
    releases = await releases_of(door, command.programme, programme.planned)
    command = replace(command, terms=terms_of(releases))
    asked = asked_of_releases(command, programme, releases)
    await door.settle_on(lambda record: knowing_claims(record, (command, *asked)))
    moved = [each.release for each in asked if isinstance(each, AdoptPlan)]
    tell = [release_stream(command.programme, each) for each in moved if each in programme.cleared]
    back = [await _give_back(door, command, id) for id in _left_out(command, programme)]
    return ProgrammeTended(
        tell=(*tell, *(gate for each in back for gate in each.gates)),
        notices=tuple(each.notice for each in back if each.notice),
    )


async def releases_of(door: Door, programme: str, ids: Iterable[ReleaseId]) -> Mapping[ReleaseId, Release]:
    """These releases of a programme as they are recorded."""
    return {id: await door.look(RELEASE, release_stream(programme, id)) for id in ids}


def who_waits(programme: Programme, command: Command) -> tuple[str, ...]:
    """The releases under way whose gates or build wait for what somebody spoke of outside the programme."""
    if not isinstance(command, ExpectExternal | MeetExternal | FailExternal):
        return ()
    planned = (programme.planned[id] for id in programme.planned if id in programme.cleared - programme.over)
    waiting = (
        each.release
        for each in planned
        if command.external in (*each.plan.depends_on_external, *each.plan.build_awaits)
    )
    return tuple(release_stream(command.programme, each) for each in waiting)


async def _give_back(door: Door, command: Replan, release: ReleaseId) -> GivenBack:
    """The money of a release that is no longer planned; done once, however often it is asked."""
    end = EndRelease(programme=command.programme, release=release, at=command.at, clock=ClockSetting())
    why = f"{release} was taken out of the plan: {command.reason}"
    return await UnspentMoney(door).return_from(end, why)


def _left_out(command: Replan, programme: Programme) -> list[ReleaseId]:
    wanted = {each.id for each in command.releases}
    return [id for id in programme.planned if id not in wanted]
