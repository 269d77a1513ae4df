"""How deliverables are added, assigned, drafted, accepted and dispensed with from a command line."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Annotated

from cyclopts import Parameter

from console.deliverables import Deliverable
from console.importing import KeepGood, ListFile, incomplete, typed_row
from console.options import Nth, Reason, Release
from console.release_errands import ASKING, Asking, Counter, ask_release, bring_to_release
from definitions.deliverable_sections import AskedAt
from definitions.lists.deliverable_rows import (
    AcceptanceRow,
    AddedRow,
    AssignmentRow,
    acceptances,
    added,
    assignments,
)
from domain.release.deliverables.commands import (
    AcceptDeliverables,
    AddDeliverables,
    AssignDeliverables,
    DispenseWithDeliverable,
    DraftDeliverable,
    ReopenDeliverable,
    SendDeliverableBack,
)
from domain.release.deliverables.items import Acceptance
from domain.release.deliverables.plan import DeliverableId
from readmodels.deliverables import deliverable

LOOK = "deliverable list"
Version = Annotated[Nth | None, Parameter(help="The one that you have read; the newest, unless it is given")]


def add(
    release: Release,
    wanted: Annotated[
        str | None, Parameter(name="DELIVERABLE", help="A short name of its own, such as DD-13")
    ] = None,
    *,
    name: Annotated[str | None, Parameter(help="What it is")] = None,
    stage: Annotated[
        AskedAt | None, Parameter(help="The stage whose gate asks for it, or after-sign-off")
    ] = None,
    owner: Annotated[str | None, Parameter(help="Who answers for it")] = None,
    due: Annotated[date | None, Parameter(help="The day by which it is to be there")] = None,
    acceptor: Annotated[
        tuple[str, ...], Parameter(negative=(), help="Who may accept it, once for each; else not its author")
    ] = (),
    reason: Reason,
    file: ListFile = None,
    keep_good: KeepGood = False,
    how: Asking = ASKING,
) -> int:
    """Have a release bring forth more than it was planned to.

    A file has deliverable, name, stage, owner, due and acceptors.
    """
    errand = how.of(release, show=LOOK)
    wish = partial(_added, reason=reason)
    if file:
        return bring_to_release(errand, file, AddedRow, wish, keep_good=keep_good)
    if wanted is None or name is None or stage is None:
        raise incomplete("DELIVERABLE, --name and --stage", "deliverable add")
    row = typed_row(
        AddedRow, deliverable=wanted, name=name, stage=stage, owner=owner, due=due, acceptors=acceptor
    )
    return ask_release(errand, lambda counter: wish(counter, [row]), f"Added: {wanted}.")


def assign(
    release: Release,
    *wanted: Deliverable,
    owner: Annotated[str | None, Parameter(help="Who answers for it")] = None,
    due: Annotated[date | None, Parameter(help="The day by which it is to be there")] = None,
    file: ListFile = None,
    keep_good: KeepGood = False,
    how: Asking = ASKING,
) -> int:
    """Say who answers for deliverables, and by when; a file has deliverable, owner and due.

    What is not said stays as it is.
    """
    errand = how.of(release, show=LOOK)
    if file:
        return bring_to_release(errand, file, AssignmentRow, _assigned, keep_good=keep_good)
    if not wanted:
        raise incomplete("DELIVERABLE", "deliverable assign")
    rows = [typed_row(AssignmentRow, deliverable=each, owner=owner, due=due) for each in wanted]
    to = f" to {owner}" if owner else ""
    by = f" by {due}" if due else ""
    said = f"Assigned{to}{by}: {', '.join(wanted)}."
    return ask_release(errand, lambda counter: _assigned(counter, rows), said)


def draft(
    release: Release,
    wanted: Deliverable,
    *,
    evidence: Annotated[str, Parameter(help="The name of what was handed in for its stage")] = "",
    note: Annotated[str, Parameter(help="Where it is, or what changed")] = "",
    how: Asking = ASKING,
) -> int:
    """Offer a new version of a deliverable."""

    def wish(counter: Counter) -> DraftDeliverable:
        return DraftDeliverable(
            deliverable=DeliverableId(wanted), evidence=evidence, note=note, **counter.occasion
        )

    return ask_release(how.of(release, show=LOOK), wish, f"Drafted: {wanted}.")


def accept(
    release: Release,
    *wanted: Deliverable,
    version: Version = None,
    file: ListFile = None,
    keep_good: KeepGood = False,
    how: Asking = ASKING,
) -> int:
    """Find versions of deliverables good, all of them or none; a file has deliverable and version."""
    errand = how.of(release, show=LOOK)
    if file:
        return bring_to_release(errand, file, AcceptanceRow, _accepted, keep_good=keep_good)
    if not wanted:
        raise incomplete("DELIVERABLE", "deliverable accept")

    def wish(counter: Counter) -> AcceptDeliverables:
        each = (
            Acceptance(deliverable=DeliverableId(id), version=version or _newest(counter, id))
            for id in wanted
        )
        return AcceptDeliverables(acceptances=tuple(each), **counter.occasion)

    return ask_release(errand, wish, f"Accepted: {', '.join(wanted)}.")


def send_back(
    release: Release,
    wanted: Deliverable,
    *,
    reason: Reason,
    version: Version = None,
    how: Asking = ASKING,
) -> int:
    """Ask for another version."""

    def wish(counter: Counter) -> SendDeliverableBack:
        return SendDeliverableBack(
            deliverable=DeliverableId(wanted),
            version=version or _newest(counter, wanted),
            reason=reason,
            **counter.occasion,
        )

    return ask_release(how.of(release, show=LOOK), wish, f"Sent back: {wanted}.")


def not_needed(
    release: Release,
    wanted: Deliverable,
    *,
    reason: Reason,
    how: Asking = ASKING,
) -> int:
    """Say that the release does without a deliverable; neither its owner nor the lead does."""

    def wish(counter: Counter) -> DispenseWithDeliverable:
        return DispenseWithDeliverable(deliverable=DeliverableId(wanted), reason=reason, **counter.occasion)

    return ask_release(how.of(release, show=LOOK), wish, f"Found not to be needed: {wanted}.")


def reopen(
    release: Release,
    wanted: Deliverable,
    *,
    reason: Reason,
    how: Asking = ASKING,
) -> int:
    """Take back that a deliverable was accepted or not needed."""

    def wish(counter: Counter) -> ReopenDeliverable:
        return ReopenDeliverable(deliverable=DeliverableId(wanted), reason=reason, **counter.occasion)

    return ask_release(how.of(release, show=LOOK), wish, f"Reopened: {wanted}.")


def _added(counter: Counter, rows: Sequence[AddedRow], *, reason: str) -> AddDeliverables:
    planned = added(rows, counter.somebody)
    return AddDeliverables(deliverables=planned, reason=reason, **counter.occasion)


def _assigned(counter: Counter, rows: Sequence[AssignmentRow]) -> AssignDeliverables:
    return AssignDeliverables(assignments=assignments(rows, counter.somebody), **counter.occasion)


def _accepted(counter: Counter, rows: Sequence[AcceptanceRow]) -> AcceptDeliverables:
    return AcceptDeliverables(acceptances=acceptances(rows), **counter.occasion)


def _newest(counter: Counter, id: str) -> int:
    where = counter.occasion
    return deliverable(counter.connection, where["programme"], where["release"], id).version
