"""How a release is handed over to another lead from a command line."""

from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.moments import day_of
from console.naming import person_of
from console.options import COMMON, Common, Reason
from console.planning import Release, change_plan, in_programme
from console.writing import Desk, DryRun, now
from domain.programme.commands import AcceptLead, HandOverLead
from domain.release.plan import ReleaseId


def hand_over(
    release: Release,
    to: Annotated[str, Parameter(name="PERSON", help="Who leads it then")],
    day: Annotated[str, Parameter(name="DAY", help="From when, such as 2019-01-01")],
    *,
    reason: Reason,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Let somebody else lead a release from a day on: an offer by its lead, done by a steward or planner."""
    since = day_of(day)

    def asking(connection: Connection, desk: Desk) -> HandOverLead:
        programme, id = in_programme(connection, release)
        return HandOverLead(
            programme=programme,
            release=ReleaseId(id),
            to=person_of(connection, to, programme, desk.settings),
            day=since,
            reason=reason,
            by=desk.actor,
            at=now(),
        )

    done = f"{release} goes to {to} from {day}; offered by its lead, it waits until {to} accepts."
    return change_plan(asking, done, dry_run=dry_run, common=common)


def accept(release: Release, *, dry_run: DryRun = False, common: Common = COMMON) -> int:
    """Lead a release that was offered to you."""

    def asking(connection: Connection, desk: Desk) -> AcceptLead:
        programme, id = in_programme(connection, release)
        return AcceptLead(programme=programme, release=ReleaseId(id), by=desk.actor, at=now())

    return change_plan(asking, f"You lead {release} as it was offered.", dry_run=dry_run, common=common)
