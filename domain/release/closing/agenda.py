"""When a release is closed by itself."""

from datetime import UTC, date, datetime, time, timedelta

from domain.release.state import Release


def closes_at(release: Release) -> datetime | None:
    """When Lockgate closes the release; None when it is closed, not signed off, or people are awaited.

    People close a release whose programme names roles of its own. Any other closes when the days after its
    go-live are over, and the watches over what it stopped, unless something is open.
    """
    if release.closed or release.terms.programme_team or _awaits_people(release):
        return None
    over = closable_from(release)
    watched = (_midnight(stop.until) for stop in release.watching.stops.values())
    return max((over, *watched)) if over else None


def closable_from(release: Release) -> datetime | None:
    """When the days after go-live are over; None unless the release was signed off."""
    if release.signed_off_at is None or release.live_since is None or release.plan is None:
        return None
    days = release.plan.after_go_live.days
    if not days:
        return release.signed_off_at
    over = _midnight(release.live_since.date() + timedelta(days=days))
    return max(release.signed_off_at, over)


def _awaits_people(release: Release) -> bool:
    never_read = release.watching.unread(date.max)
    going_live = release.going_live
    return bool(
        release.watching.open_effects or never_read or going_live.not_addressed or going_live.not_taken_over
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
