"""How a release does after go-live, and what it lacks to be closed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from domain.identity import Actor, Identity
from domain.known_owners import with_owners
from domain.release.closing.commands import CloseRelease
from domain.release.closing.lacking import Lack, what_lacks_to_close
from domain.release.closing.ownership import OwnedBenefit
from domain.release.going_live.events import NonComplianceRaised
from domain.release.plan import ReleaseId
from domain.release.refusals import ReleaseUnknown
from domain.release.state import Release
from readmodels.release_now import benefits_now, programme_now, release_now


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverLine:
    """A part, who was asked to take it over, and whether they did."""

    part: str
    to: Identity
    is_accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NonComplianceLine:
    """What is not complied with, and how it was seen to; empty while it is open."""

    raised: NonComplianceRaised
    addressed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingPage:
    """Since when a release is live, until when it is looked after, and what it lacks to be closed."""

    live_since: datetime | None
    support_until: date | None
    optimise_until: date | None
    handovers: tuple[HandoverLine, ...]
    non_compliance: tuple[NonComplianceLine, ...]
    benefits: tuple[OwnedBenefit, ...]
    lacking: tuple[Lack, ...]
    closed_at: datetime | None


def closing_page(connection: Connection, programme: str, release: str, at: datetime) -> ClosingPage:
    """How a release stands at a moment on its way to being closed.

    :raises ReleaseUnknown: when there is no such release.
    """
    now = release_now(connection, programme, release)
    if now.plan is None:
        raise ReleaseUnknown(release)
    nobody = Actor(identity=now.plan.lead, checked=())
    asked = CloseRelease(programme=programme, release=ReleaseId(release), by=nobody, at=at)
    known = as_would_be_asked(connection, asked)
    after = now.plan.after_go_live
    return ClosingPage(
        live_since=now.live_since,
        support_until=_until(now, after.support_days),
        optimise_until=_until(now, after.optimise_days),
        handovers=tuple(
            HandoverLine(part=part, to=each.to, is_accepted=part in now.going_live.accepted)
            for part, each in now.going_live.offered.items()
        ),
        non_compliance=tuple(_non_compliance(now, each) for each in now.going_live.raised.values()),
        benefits=known.benefits,
        lacking=() if now.closed else what_lacks_to_close(now, known.benefits, known.team, at.date()),
        closed_at=now.closed.at if now.closed else None,
    )


def as_would_be_asked(connection: Connection, command: CloseRelease) -> CloseRelease:
    """The command with the owners and the team that it will be judged by."""
    release = release_now(connection, command.programme, command.release)
    benefits = benefits_now(connection, command.programme, release)
    return with_owners(command, release, programme_now(connection, command.programme), benefits)


def _until(release: Release, days: int) -> date | None:
    return release.live_since.date() + timedelta(days=days) if release.live_since and days else None


def _non_compliance(release: Release, raised: NonComplianceRaised) -> NonComplianceLine:
    addressed = release.going_live.addressed.get(raised.item)
    return NonComplianceLine(raised=raised, addressed=addressed.how if addressed else "")
