"""Which group or topic of a programme's training matrix people mean, and what their rows ask for."""

from collections.abc import Iterable, Sequence

from console.release_errands import Counter
from definitions.lists.training_rows import AttendanceRow, ChampionRow, NeedRow, SessionRow
from domain.release.training.commands import (
    IdentifyTrainingNeeds,
    NameChampions,
    PlanSessions,
    RecordAttendance,
)
from domain.release.training.matrix import GroupId, Topic, TrainingGroup
from domain.release.training.need import Attended, Champion, Need, Session, SessionId, StaffReference
from readmodels.people import names


def needs(counter: Counter, rows: Sequence[NeedRow], *, reason: str) -> IdentifyTrainingNeeds:
    """Who is to be trained in what."""
    matrix = counter.release.terms.training
    wanted = tuple(
        Need(group=group_meant(matrix, row.group), heads=row.heads, topics=topics_meant(matrix, row.topics))
        for row in rows
    )
    return IdentifyTrainingNeeds(needs=wanted, reason=reason, **counter.occasion)


def sessions(counter: Counter, rows: Sequence[SessionRow]) -> PlanSessions:
    """Days of training."""
    matrix = counter.release.terms.training
    wanted = tuple(
        Session(
            id=SessionId(row.session),
            topics=topics_meant(matrix, row.topics),
            groups=tuple(group_meant(matrix, each) for each in row.groups),
            day=row.day,
            places=row.places,
            provider=row.provider,
        )
        for row in rows
    )
    return PlanSessions(sessions=wanted, **counter.occasion)


def attendance(counter: Counter, rows: Sequence[AttendanceRow]) -> RecordAttendance:
    """Who came: the references of a session and group together, heads as they are said."""
    matrix = counter.release.terms.training
    together: dict[tuple[str, str], list[AttendanceRow]] = {}
    for row in rows:
        together.setdefault((row.session, group_meant(matrix, row.group)), []).append(row)
    return RecordAttendance(
        attended=tuple(
            Attended(
                session=SessionId(session),
                group=GroupId(group),
                heads=next((row.heads for row in of_both if row.heads is not None), None),
                references=tuple(StaffReference(row.reference) for row in of_both if row.reference),
            )
            for (session, group), of_both in together.items()
        ),
        **counter.occasion,
    )


def champions(counter: Counter, rows: Sequence[ChampionRow]) -> NameChampions:
    """Who speaks for the change in which team."""
    wanted = tuple(Champion(who=counter.person(row.person), team=row.team, since=row.since) for row in rows)
    on_roster = tuple(names(counter.connection, counter.occasion["programme"]))
    return NameChampions(champions=wanted, on_roster=on_roster, **counter.occasion)


def group_meant(matrix: Iterable[TrainingGroup], typed: str) -> GroupId:
    """A group by its id or name, whatever the case; what is none is left as it was typed, to be refused."""
    word = typed.casefold()
    return next(
        (each.id for each in matrix if word in (each.id.casefold(), each.name.casefold())), GroupId(typed)
    )


def topics_meant(matrix: Iterable[TrainingGroup], typed: Iterable[str]) -> tuple[Topic, ...]:
    """Topics by their names, whatever the case."""
    known = {name.casefold(): name for group in matrix for name in group.topic_names}
    return tuple(known.get(each.casefold(), Topic(each)) for each in typed)
