"""Which gates were passed outside their policy, by what was recorded, whatever was concluded from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from domain.gate.events import GateClosed, GateEvent
from domain.gate.outside_policy import Breach, outside_policy
from domain.programme.commands import programme_stream
from domain.programme.events import PolicyAdopted, RosterAdopted
from domain.roster import Roster
from eventstore.tables import events
from readmodels.place import place_of
from readmodels.recorded import Recorded, recorded_in


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOutside:
    """A gate that was passed as it should not have been; `position` is of the event concerned."""

    gate: str
    round: int
    position: int
    at: datetime
    breach: Breach
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptions:
    """What was looked at, and what was found; nothing found is a result.

    `rounds` is how many rounds had ended, `passed` how many of them opened the way, and `breaches` what was
    looked for in each of those.
    """

    rounds: int
    passed: int
    breaches: tuple[Breach, ...]
    found: tuple[PassedOutside, ...]


def exceptions(connection: Connection, *, programme: str | None = None) -> Exceptions:
    """Every gate passed outside its policy, in the order of the record; of one programme when so asked."""
    rounds = [_Round.of(connection, stream) for stream in _streams(connection, programme)]
    found = [each for round in rounds if round.is_passed for each in _outside(connection, round)]
    return Exceptions(
        rounds=len(rounds),
        passed=sum(round.is_passed for round in rounds),
        breaches=tuple(Breach),
        found=tuple(sorted(found, key=lambda each: each.position)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """One round that has ended."""

    stream: str
    happened: tuple[Recorded, ...]

    @classmethod
    def of(cls, connection: Connection, stream: str) -> "_Round":
        return cls(stream=stream, happened=recorded_in(connection, stream))

    @property
    def events(self) -> Sequence[GateEvent]:
        return [each.event for each in self.happened if isinstance(each.event, GateEvent)]

    @property
    def is_passed(self) -> bool:
        return any(isinstance(each, GateClosed) and each.outcome.opens_the_way for each in self.events)

    @property
    def ended_at(self) -> int:
        """The position at which it ended."""
        return next(each.fact.position for each in self.happened if isinstance(each.event, GateClosed))


def _streams(connection: Connection, programme: str | None) -> list[str]:
    wanted = select(events.c.stream).where(events.c.type == "gate-closed").distinct()
    streams = connection.execute(wanted).scalars()
    return [stream for stream in streams if programme in (None, place_of(stream).programme)]


def _outside(connection: Connection, round: _Round) -> Iterator[PassedOutside]:
    place = place_of(round.stream)
    rosters, policies = dict[str, Roster](), set[str]()
    for each in recorded_in(connection, programme_stream(place.programme)):
        if each.fact.position > round.ended_at:
            break
        match each.event:
            # By the digest that was recorded: that of a roster with somebody erased would be another.
            case RosterAdopted(roster=roster, roster_digest=digest):
                rosters[digest] = roster
            case PolicyAdopted(policy_digest=digest):
                policies.add(digest)
            case _:
                pass
    for found in outside_policy(round.events, rosters=rosters, policies=policies):
        concerned = round.happened[found.place]
        yield PassedOutside(
            gate=place.gate or round.stream,
            round=place.round or 1,
            position=concerned.fact.position,
            at=concerned.fact.at,
            breach=found.breach,
            why=found.why,
        )
