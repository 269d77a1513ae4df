"""How the deliverables of a release stand."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from domain.identity import Identity
from domain.release.deliverables.plan import PlannedDeliverable, Strand
from domain.release.deliverables.refusals import DeliverableUnknown
from domain.release.deliverables.state import Deliverable, Status
from domain.stage import Stage
from readmodels.as_recorded import known_release


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """A version: the evidence with its digest, or a note; who wrote it, and when it was drafted."""

    version: int
    evidence: str
    digest: str
    note: str
    author: Identity
    drafted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableLine:
    """A deliverable: `version` counts from 1, 0 before the first.

    `said_by` accepted the newest version, sent it back, or found that it is not needed, for this `reason`.
    Without a stage it comes after sign-off.
    """

    id: str
    name: str
    taken_from: str
    number: str
    strand: Strand | None
    stage: Stage | None
    owner: Identity | None
    due: date | None
    status: Status
    version: int
    author: Identity | None
    said_by: Identity | None
    reason: str
    versions: tuple[VersionLine, ...]


def deliverables(connection: Connection, programme: str, release: str) -> tuple[DeliverableLine, ...]:
    """The deliverables of a release in the order of its list; none when it has no list.

    :raises ReleaseUnknown: when there is no such release.
    """
    found = known_release(connection, programme, release)
    return tuple(_line(each, found.deliverables.one(each.id)) for each in found.listed)


def deliverable(connection: Connection, programme: str, release: str, id: str) -> DeliverableLine:
    """One deliverable of a release.

    :raises Rejected: when there is no such release, or it has no such deliverable.
    """
    lines = deliverables(connection, programme, release)
    found = next((each for each in lines if each.id == id), None)
    if found is None:
        raise DeliverableUnknown(id)
    return found


def _line(planned: PlannedDeliverable, now: Deliverable) -> DeliverableLine:
    said = now.unneeded or now.accepted or now.returned
    reason = now.unneeded or now.returned
    return DeliverableLine(
        id=planned.id,
        name=planned.name,
        taken_from=planned.taken_from,
        number=planned.number,
        strand=planned.strand,
        stage=planned.stage,
        owner=now.owner,
        due=now.due,
        status=now.status,
        version=now.newest.version if now.newest else 0,
        author=now.newest.author if now.newest else None,
        said_by=said.by if said else None,
        reason=reason.reason if reason else "",
        versions=_versions(now),
    )


def _versions(now: Deliverable) -> tuple[VersionLine, ...]:
    return tuple(
        VersionLine(
            version=each.version,
            evidence=each.evidence,
            digest=each.digest,
            note=each.note,
            author=each.author,
            drafted_at=each.at,
        )
        for each in now.versions
    )
