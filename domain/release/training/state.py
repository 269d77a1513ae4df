"""How far the training of a release has come, from what happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias, assert_never

from domain.identity import Identity
from domain.release.training.events import (
    AttendanceStruck,
    ChampionNamed,
    ChampionStoodDown,
    HeadsAttended,
    SessionCancelled,
    SessionPlanned,
    StaffAttended,
    TrainingEvent,
    TrainingNeedIdentified,
)
from domain.release.training.matrix import GroupId, Topic, TrainingGroup
from domain.release.training.need import Champion, Need, Session, SessionId, StaffReference
from domain.release.training.plan import Trainees

Place: TypeAlias = tuple[SessionId, GroupId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """The needs of each group, the sessions, and who came to them: by heads, or by staff reference.

    `struck` are those who did not come after all, `stood_down` those who were champions of a team once.
    """

    needs: Mapping[GroupId, Need] = field(default_factory=dict)
    sessions: Mapping[SessionId, Session] = field(default_factory=dict)
    cancelled: Mapping[SessionId, str] = field(default_factory=dict)
    heads: Mapping[Place, int] = field(default_factory=dict)
    staff: Mapping[Place, frozenset[StaffReference]] = field(default_factory=dict)
    struck: Mapping[Place, frozenset[StaffReference]] = field(default_factory=dict)
    champions: Mapping[tuple[Identity, str], Champion] = field(default_factory=dict)
    stood_down: frozenset[tuple[Identity, str]] = frozenset()

    @property
    def is_listed(self) -> bool:
        """Whether it is known here who is to be trained; else people report a count."""
        return bool(self.needs)

    def came_to(self, session: SessionId) -> int:
        """How many people came to a session, of all its groups."""
        by_head = sum(heads for (each, _), heads in self.heads.items() if each == session)
        return by_head + sum(len(staff) for (each, _), staff in self.staff.items() if each == session)

    def is_held(self, session: SessionId) -> bool:
        """Whether anything is recorded of who came to a session."""
        return any(each == session for each, _ in (*self.heads, *self.staff))

    def trained(self, group: GroupId, topic: Topic) -> int:
        """How many of a group are trained in a topic; whoever is known by reference counts once."""
        by_head = sum(self.heads.get((each, group), 0) for each in self._teaching(topic))
        known = (self.staff.get((each, group), frozenset()) for each in self._teaching(topic))
        return by_head + len(frozenset[StaffReference]().union(*known))

    def group_of(self, reference: StaffReference) -> GroupId | None:
        """The group that somebody counts for."""
        return next((group for (_, group), staff in self.staff.items() if reference in staff), None)

    def is_counted_by_heads(self, group: GroupId) -> bool:
        return any(each == group and heads for (_, each), heads in self.heads.items())

    def is_counted_by_reference(self, group: GroupId) -> bool:
        return any(each == group and staff for (_, each), staff in self.staff.items())

    def _teaching(self, topic: Topic) -> Iterable[SessionId]:
        return (session.id for session in self.sessions.values() if topic in session.topics)


NO_TRAINING = Training()


def begun(trainees: Iterable[Trainees], matrix: Iterable[TrainingGroup]) -> Training:
    """The training of a release as it was planned: each of its groups in all of the group's topics."""
    topics = {group.id: group.topic_names for group in matrix}
    needs = (Need(group=each.group, heads=each.heads, topics=topics.get(each.group, ())) for each in trainees)
    return Training(needs={each.group: each for each in needs})


def evolve(training: Training, event: TrainingEvent) -> Training:
    """The training after one more event; it believes every event."""
    match event:
        case TrainingNeedIdentified():
            return replace(training, needs={**training.needs, event.need.group: event.need})
        case SessionPlanned():
            return replace(training, sessions={**training.sessions, event.session.id: event.session})
        case SessionCancelled():
            return replace(training, cancelled={**training.cancelled, event.session: event.reason})
        case HeadsAttended():
            return replace(training, heads={**training.heads, (event.session, event.group): event.heads})
        case StaffAttended():
            return _attended(training, event)
        case AttendanceStruck():
            return _struck(training, event)
        case ChampionNamed():
            return _named(training, event.champion)
        case ChampionStoodDown():
            return _stood_down(training, (event.who, event.team))
        case _:
            assert_never(event)


def _attended(training: Training, event: StaffAttended) -> Training:
    place, came = (event.session, event.group), frozenset(event.references)
    known = training.staff.get(place, frozenset())
    return replace(training, staff={**training.staff, place: known | came})


def _struck(training: Training, event: AttendanceStruck) -> Training:
    place, wrong = (event.session, event.group), frozenset(event.references)
    known, struck = (each.get(place, frozenset()) for each in (training.staff, training.struck))
    return replace(
        training,
        staff={**training.staff, place: known - wrong},
        struck={**training.struck, place: struck | wrong},
    )


def _named(training: Training, champion: Champion) -> Training:
    key = (champion.who, champion.team)
    return replace(
        training,
        champions={**training.champions, key: champion},
        stood_down=training.stood_down - {key},
    )


def _stood_down(training: Training, key: tuple[Identity, str]) -> Training:
    left = {each: champion for each, champion in training.champions.items() if each != key}
    return replace(training, champions=left, stood_down=training.stood_down | {key})
