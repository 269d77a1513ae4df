"""How people say who is to be trained, when, and who came."""

from datetime import date
from functools import partial
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from console.importing import KeepGood, ListFile, incomplete, typed_row
from console.moments import day_of
from console.options import Reason, Release
from console.release_errands import ASKING, Asking, Counter, ask_release, bring_to_release
from console.training_words import (
    attendance,
    champions,
    group_meant,
    needs,
    sessions,
)
from console.writing import now
from definitions.lists.training_rows import AttendanceRow, ChampionRow, NeedRow, SessionRow
from domain.release.training.commands import CancelSession, StandChampionDown, StrikeAttendance
from domain.release.training.need import SessionId, StaffReference

LOOK = "training show"
SessionName: TypeAlias = Annotated[str, Parameter(name="SESSION", help="Short name of the session")]
GroupName: TypeAlias = Annotated[str, Parameter(name="GROUP", help="A group of the training matrix")]
Person: TypeAlias = Annotated[str, Parameter(name="PERSON", help="Somebody on the roster")]
Team: TypeAlias = Annotated[str, Parameter(help="The team that they speak in")]
References: TypeAlias = Annotated[
    tuple[str, ...], Parameter(name="--reference", negative=(), help="A staff reference, once for each")
]


def need(
    release: Release,
    group: GroupName | None = None,
    *,
    heads: Annotated[int | None, Parameter(help="How many of the group are to be trained")] = None,
    topic: Annotated[tuple[str, ...], Parameter(negative=(), help="A topic, once for each; else all")] = (),
    reason: Reason,
    file: ListFile = None,
    keep_good: KeepGood = False,
    how: Asking = ASKING,
) -> int:
    """Say how many of which group are to be trained in what; a file has group, heads and topics."""
    errand = how.of(release, show=LOOK)
    wish = partial(needs, reason=reason)
    if file:
        return bring_to_release(errand, file, NeedRow, wish, keep_good=keep_good)
    if group is None or heads is None:
        raise incomplete("GROUP and --heads", "training need")
    row = typed_row(NeedRow, group=group, heads=heads, topics=topic)
    said = f"{heads} of {group} are to be trained."
    return ask_release(errand, lambda counter: wish(counter, [row]), said)


def session(
    release: Release,
    session: SessionName | None = None,
    *,
    topic: Annotated[tuple[str, ...], Parameter(negative=(), help="A topic, once for each")] = (),
    group: Annotated[tuple[str, ...], Parameter(negative=(), help="A group, once for each")] = (),
    day: Annotated[str | None, Parameter(help="The day, such as 2018-11-06")] = None,
    places: Annotated[int | None, Parameter(help="How many people there is room for")] = None,
    provider: Annotated[str | None, Parameter(help="Who trains")] = None,
    file: ListFile = None,
    keep_good: KeepGood = False,
    how: Asking = ASKING,
) -> int:
    """Plan a day of training; a file has session, topics, groups, day, places and provider."""
    errand = how.of(release, show=LOOK)
    if file:
        return bring_to_release(errand, file, SessionRow, sessions, keep_good=keep_good)
    if session is None or day is None or places is None or provider is None:
        raise incomplete("SESSION, --topic, --group, --day, --places and --provider", "training session")
    row = typed_row(
        SessionRow,
        session=session,
        topics=topic,
        groups=group,
        day=day_of(day),
        places=places,
        provider=provider,
    )
    return ask_release(errand, lambda counter: sessions(counter, [row]), f"Session {session} is on {day}.")


def attend(
    release: Release,
    session: SessionName | None = None,
    group: GroupName | None = None,
    *,
    heads: Annotated[int | None, Parameter(help="How many of the group came")] = None,
    reference: References = (),
    file: ListFile = None,
    keep_good: KeepGood = False,
    how: Asking = ASKING,
) -> int:
    """Record who came, by heads or staff reference; a file has session, group, and reference or heads."""
    errand = how.of(release, show=LOOK)
    if file:
        return bring_to_release(errand, file, AttendanceRow, attendance, keep_good=keep_good)
    if session is None or group is None:
        raise incomplete("SESSION and GROUP, and --heads or --reference", "training attend")
    rows = [
        typed_row(AttendanceRow, session=session, group=group, reference=each, heads=heads)
        for each in reference or (None,)
    ]
    said = f"{heads if heads is not None else len(reference)} of {group} came to {session}."
    return ask_release(errand, lambda counter: attendance(counter, rows), said)


def cancel(
    release: Release,
    session: SessionName,
    *,
    reason: Reason,
    how: Asking = ASKING,
) -> int:
    """Call a session off."""

    def wish(counter: Counter) -> CancelSession:
        return CancelSession(session=SessionId(session), reason=reason, **counter.occasion)

    return ask_release(how.of(release, show=LOOK), wish, f"Session {session} is cancelled.")


def strike(
    release: Release,
    session: SessionName,
    group: GroupName,
    *,
    reference: References,
    reason: Reason,
    how: Asking = ASKING,
) -> int:
    """Take back that people came to a session."""

    def wish(counter: Counter) -> StrikeAttendance:
        return StrikeAttendance(
            session=SessionId(session),
            group=group_meant(counter.release.terms.training, group),
            references=tuple(StaffReference(each) for each in reference),
            reason=reason,
            **counter.occasion,
        )

    said = f"{len(reference)} of {group} did not come to {session}."
    return ask_release(how.of(release, show=LOOK), wish, said)


def champion(
    release: Release,
    person: Person | None = None,
    *,
    team: Team = "",
    since: Annotated[str | None, Parameter(help="The first day; today, unless it is given")] = None,
    file: ListFile = None,
    keep_good: KeepGood = False,
    how: Asking = ASKING,
) -> int:
    """Name a change champion; a file has person, team and since."""
    errand = how.of(release, show=LOOK)
    if file:
        return bring_to_release(errand, file, ChampionRow, champions, keep_good=keep_good)
    if person is None:
        raise incomplete("PERSON and --team", "training champion")
    first: date = day_of(since) if since else now().date()
    row = typed_row(ChampionRow, person=person, team=team, since=first)
    said = f"{person} is change champion of {team}."
    return ask_release(errand, lambda counter: champions(counter, [row]), said)


def stand_down(
    release: Release,
    person: Person,
    *,
    team: Team,
    reason: Reason,
    how: Asking = ASKING,
) -> int:
    """Say that somebody is no longer a change champion."""

    def wish(counter: Counter) -> StandChampionDown:
        return StandChampionDown(who=counter.person(person), team=team, reason=reason, **counter.occasion)

    said = f"{person} is no longer change champion of {team}."
    return ask_release(how.of(release, show=LOOK), wish, said)
