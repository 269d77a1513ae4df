"""How people say from a command line how things outside a programme stand."""

from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.moments import day_of
from console.options import COMMON, Common, Reason
from console.planning import External, change_plan, in_programme
from console.writing import Desk, DryRun, now
from domain.programme.commands import ExpectExternal, FailExternal, MeetExternal
from domain.release.plan import ExternalId


def expect(
    dependency: External,
    day: Annotated[str, Parameter(name="DAY", help="Such as 2019-06-03")],
    *,
    reason: Reason,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say on which day something outside is expected now; what had failed is awaited again."""
    expected = day_of(day)

    def asking(connection: Connection, desk: Desk) -> ExpectExternal:
        programme, id = in_programme(connection, dependency)
        return ExpectExternal(
            programme=programme,
            external=ExternalId(id),
            expected=expected,
            reason=reason,
            by=desk.actor,
            at=now(),
        )

    return change_plan(asking, f"{dependency} is expected on {day}.", dry_run=dry_run, common=common)


def met(
    dependency: External,
    *,
    note: Annotated[str, Parameter(help="How one knows: a contract, a minute")],
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Note that something outside came about; releases wait for it no longer."""

    def asking(connection: Connection, desk: Desk) -> MeetExternal:
        programme, id = in_programme(connection, dependency)
        return MeetExternal(programme=programme, external=ExternalId(id), note=note, by=desk.actor, at=now())

    return change_plan(asking, f"{dependency} came about.", dry_run=dry_run, common=common)


def failed(dependency: External, *, reason: Reason, dry_run: DryRun = False, common: Common = COMMON) -> int:
    """Note that something outside failed; the releases behind it are held up until they are re-planned."""

    def asking(connection: Connection, desk: Desk) -> FailExternal:
        programme, id = in_programme(connection, dependency)
        return FailExternal(
            programme=programme, external=ExternalId(id), reason=reason, by=desk.actor, at=now()
        )

    return change_plan(asking, f"{dependency} failed.", dry_run=dry_run, common=common)
