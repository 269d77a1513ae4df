"""How deliverables are assigned, drafted, accepted and dispensed with from a command line."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Annotated, TypeAlias, TypedDict

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer
from console.deliverables import Deliverable, Release
from console.failing import DONE
from console.naming import person_of, release_of
from console.options import COMMON, Common, Nth, Programme, Reason
from console.printing import show as print_answer
from console.reading import answers
from console.writing import Desk, DryRun, desk_of, now, office
from domain.identity import Actor, Identity
from domain.release.deliverables.commands import (
    AcceptDeliverables,
    AssignDeliverables,
    DeliverableCommand,
    DispenseWithDeliverable,
    DraftDeliverable,
    ReopenDeliverable,
    SendDeliverableBack,
)
from domain.release.deliverables.items import Acceptance, Assignment
from domain.release.deliverables.plan import DeliverableId
from domain.release.plan import ReleaseId
from readmodels.deliverables import deliverable, deliverables
from readmodels.people import names
from runtime.failures import NotFound
from runtime.settings import Settings

Version = Annotated[Nth | None, Parameter(help="The one that you have read; the newest, unless it is given")]


class Asked(TypedDict):
    """What every command carries."""

    programme: str
    release: ReleaseId
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """Where something is asked, and how."""

    release: str
    programme: str | None
    dry_run: bool
    common: Common


_Making: TypeAlias = Callable[[Connection, Asked, Settings], DeliverableCommand]


def assign(
    release: Release,
    *wanted: Deliverable,
    owner: Annotated[str | None, Parameter(help="Who answers for it")] = None,
    due: Annotated[date | None, Parameter(help="The day by which it is to be there")] = None,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say who answers for deliverables, and by when; what is not said stays as it is."""

    def command(connection: Connection, asked: Asked, settings: Settings) -> DeliverableCommand:
        who = None if owner is None else _somebody(connection, owner, asked["programme"], settings)
        each = (Assignment(deliverable=DeliverableId(id), owner=who, due=due) for id in wanted)
        return AssignDeliverables(assignments=tuple(each), **asked)

    to = f" to {owner}" if owner else ""
    by = f" by {due}" if due else ""
    errand = _Errand(release=release, programme=programme, dry_run=dry_run, common=common)
    return _run(errand, command, f"Assigned{to}{by}: {', '.join(wanted)}.")


def draft(
    release: Release,
    wanted: Deliverable,
    *,
    evidence: Annotated[str, Parameter(help="The name of what was handed in for its stage")] = "",
    note: Annotated[str, Parameter(help="Where it is, or what changed")] = "",
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Offer a new version of a deliverable."""

    def command(connection: Connection, asked: Asked, settings: Settings) -> DeliverableCommand:
        return DraftDeliverable(deliverable=DeliverableId(wanted), evidence=evidence, note=note, **asked)

    errand = _Errand(release=release, programme=programme, dry_run=dry_run, common=common)
    return _run(errand, command, f"Drafted: {wanted}.")


def accept(
    release: Release,
    *wanted: Deliverable,
    version: Version = None,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Find versions of deliverables good, all of them or none."""

    def command(connection: Connection, asked: Asked, settings: Settings) -> DeliverableCommand:
        each = (
            Acceptance(deliverable=DeliverableId(id), version=version or _newest(connection, asked, id))
            for id in wanted
        )
        return AcceptDeliverables(acceptances=tuple(each), **asked)

    errand = _Errand(release=release, programme=programme, dry_run=dry_run, common=common)
    return _run(errand, command, f"Accepted: {', '.join(wanted)}.")


def send_back(
    release: Release,
    wanted: Deliverable,
    *,
    reason: Reason,
    version: Version = None,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Ask for another version."""

    def command(connection: Connection, asked: Asked, settings: Settings) -> DeliverableCommand:
        return SendDeliverableBack(
            deliverable=DeliverableId(wanted),
            version=version or _newest(connection, asked, wanted),
            reason=reason,
            **asked,
        )

    errand = _Errand(release=release, programme=programme, dry_run=dry_run, common=common)
    return _run(errand, command, f"Sent back: {wanted}.")


def not_needed(
    release: Release,
    wanted: Deliverable,
    *,
    reason: Reason,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say that the release does without a deliverable; neither its owner nor the lead does."""

    def command(connection: Connection, asked: Asked, settings: Settings) -> DeliverableCommand:
        return DispenseWithDeliverable(deliverable=DeliverableId(wanted), reason=reason, **asked)

    errand = _Errand(release=release, programme=programme, dry_run=dry_run, common=common)
    return _run(errand, command, f"Found not to be needed: {wanted}.")


def reopen(
    release: Release,
    wanted: Deliverable,
    *,
    reason: Reason,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Take back that a deliverable was accepted or not needed."""

    def command(connection: Connection, asked: Asked, settings: Settings) -> DeliverableCommand:
        return ReopenDeliverable(deliverable=DeliverableId(wanted), reason=reason, **asked)

    errand = _Errand(release=release, programme=programme, dry_run=dry_run, common=common)
    return _run(errand, command, f"Reopened: {wanted}.")


def _run(errand: _Errand, making: _Making, said: str) -> int:
    return asyncio.run(_deliver(errand, making, said))


async def _deliver(errand: _Errand, making: _Making, said: str) -> int:
    desk = desk_of(errand.common)
    async with answers(desk.settings, None) as record:
        command = await record.query(partial(_command, errand=errand, making=making, desk=desk))
    look = f"lockgate deliverable list {command.programme}/{command.release}"
    if not errand.dry_run:
        async with office(desk.settings, look=look) as opened:
            await opened.tend_release(command)
    sentence = f"Dry run, nothing was sent. {said}" if errand.dry_run else said
    document = {"done": not errand.dry_run, "command": command}
    print_answer(Answer(document=document, said=(sentence,), next=look), errand.common.output)
    return DONE


def _command(connection: Connection, *, errand: _Errand, making: _Making, desk: Desk) -> DeliverableCommand:
    programme, release = release_of(connection, errand.release, errand.programme)
    deliverables(connection, programme, release)
    asked = Asked(programme=programme, release=ReleaseId(release), by=desk.actor, at=now())
    return making(connection, asked, desk.settings)


def _newest(connection: Connection, asked: Asked, id: str) -> int:
    return deliverable(connection, asked["programme"], asked["release"], id).version


def _somebody(connection: Connection, typed: str, programme: str, settings: Settings) -> Identity:
    """Somebody on the roster: whoever is not there would never be asked."""
    who = person_of(connection, typed, programme, settings)
    if who not in names(connection, programme):
        raise NotFound(f"{typed} is not among the people.", next=f"lockgate roster show {programme}")
    return who
