"""What has to run by the record, and what one workflow may not have heard of another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from activities.gates import ended_of, outlook_of
from activities.messages import GateEnded, ReleaseEnded
from activities.ports import Run, Story
from activities.runs import BenefitRun, ClockSetting, GateRun, ProgrammeRun, ReleaseRun
from activities.stories import story_of_benefit, story_of_gate, story_of_programme, story_of_release
from domain.aggregate import BENEFIT, FUND, GATE, Aggregate
from domain.benefit.commands import benefit_stream
from domain.benefit.profile import BenefitId
from domain.benefit.state import Benefit
from domain.fund.commands import fund_stream
from domain.fund.outcome import consequence
from domain.fund.state import Fund
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.identity import service
from domain.programme.commands import programme_stream
from domain.release.commands import release_stream
from domain.release.plan import ReleaseId
from eventstore.reading import head
from readmodels.as_recorded import programme_as_recorded, release_as_recorded, releases_as_recorded
from readmodels.business_clock import simulated_now
from readmodels.place import place_of
from readmodels.recorded import newest_moment, recorded_in
from readmodels.under_way import UnderWay, under_way

ME = service("recovery")
# Each starts those before it here by itself, as they were never there; started first, they say since when.
ORDER = ("benefit", "gate", "release", "programme")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRun:
    """A workflow that has more to do, and what it is started with."""

    story: Story
    run: Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a workflow should have been told; heard twice it does nothing more."""

    to: str
    signal: str
    message: GateEnded | ReleaseEnded


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """Everything of one programme that is not at its end, in the order in which it is to be started."""

    programme: str
    is_simulated: bool
    to_run: tuple[ToRun, ...]
    words: tuple[Word, ...]


def programmes_under_way(connection: Connection) -> tuple[str, ...]:
    """Every programme of which something is under way, the oldest first."""
    return tuple(dict.fromkeys(place_of(each.id).programme for each in under_way(connection)))


def unfinished(connection: Connection, programme: str) -> Unfinished:
    """What has to run for one programme, with its clock, and what may not have been heard."""
    now = simulated_now(connection, programme)
    desk = _Desk(connection, programme, ClockSetting(starts_at=now))
    return Unfinished(
        programme=programme,
        is_simulated=now is not None,
        to_run=tuple(desk.to_run()),
        words=tuple(desk.words()),
    )


class _Desk:
    """One programme as it is in the record."""

    def __init__(self, connection: Connection, programme: str, clock: ClockSetting) -> None:
        self._connection = connection
        self._id = programme
        self._clock = clock
        self._after = head(connection)
        self._programme = programme_as_recorded(connection, programme)
        self._releases = releases_as_recorded(connection, programme)

    def to_run(self) -> Iterator[ToRun]:
        open_ones = (each for each in under_way(self._connection) if self._is_mine(each))
        found = {each.id: each.kind for each in open_ones}
        # These have ended, and may have died before they told anybody.
        found |= {gate.stream: "gate" for gate in (*self._gates_stood_at(), *self._unsettled_asks())}
        found |= {release_stream(self._id, each): "release" for each in self._ended_unnoticed()}
        for id in sorted(found, key=lambda id: (ORDER.index(found[id]), id)):
            each = self._one(found[id], id)
            yield replace(each, story=replace(each.story, after=self._after))

    def words(self) -> Iterator[Word]:
        for subject in self._gates_stood_at():
            gate = outlook_of(self._gate(subject))
            if gate.in_effect:
                to = release_stream(self._id, ReleaseId(subject.release))
                yield Word(to=to, signal="gate_ended", message=ended_of(subject, gate))
        for id in self._ended_unnoticed():
            ending = self._releases[id].ending
            assert ending
            ended = ReleaseEnded(release=ReleaseId(id), how=ending)
            yield Word(to=programme_stream(self._id), signal="release_ended", message=ended)

    def _is_mine(self, each: UnderWay) -> bool:
        return place_of(each.id).programme == self._id

    def _gates_stood_at(self) -> Iterator[GateSubject]:
        for id, release in self._releases.items():
            if release.submitted and release.stage and not release.has_ended:
                yield GateSubject(programme=self._id, release=id, stage=release.stage, round=release.round)

    def _unsettled_asks(self) -> Iterator[GateSubject]:
        fund = self._fund()
        for ask in fund.asks:
            subject = GateSubject(programme=self._id, ask=ask.asked.ask, round=ask.asked.round)
            at = newest_moment(self._connection)
            if consequence(fund, self._gate(subject), subject, by=ME, at=at):
                yield subject

    def _ended_unnoticed(self) -> Iterator[str]:
        if self._programme.ended:
            return
        for id, release in self._releases.items():
            if release.ending and id not in self._programme.over:
                yield id

    def _one(self, kind: str, id: str) -> ToRun:
        place = place_of(id)
        match kind:
            case "gate":
                return self._gate_to_run(id)
            case "benefit":
                assert place.benefit
                return self._benefit_to_run(BenefitId(place.benefit))
            case "release":
                assert place.release
                return self._release_to_run(ReleaseId(place.release))
            case _:
                return self._programme_to_run()

    def _programme_to_run(self) -> ToRun:
        started = self._programme.started
        assert started
        story = story_of_programme(self._id, name=started.name, organisation=started.organisation)
        return ToRun(story=story, run=ProgrammeRun(programme=self._id, clock=self._clock, has_begun=True))

    def _release_to_run(self, id: ReleaseId) -> ToRun:
        release = self._releases.get(id) or release_as_recorded(self._connection, self._id, id)
        assert release.plan
        handed_over = release.ending is not None and id in self._programme.over
        run = ReleaseRun(programme=self._id, release=id, clock=self._clock, is_handed_over=handed_over)
        return ToRun(story=story_of_release(self._id, release.plan), run=run)

    def _gate_to_run(self, stream: str) -> ToRun:
        gate: Gate = self._fold(GATE, stream)
        assert gate.opened
        subject = gate.opened.subject
        run = GateRun(subject=subject, title=gate.opened.policy.title, clock=self._clock)
        return ToRun(story=story_of_gate(subject, gate), run=run)

    def _benefit_to_run(self, id: BenefitId) -> ToRun:
        run = BenefitRun(programme=self._id, benefit=id, clock=self._clock)
        benefit: Benefit = self._fold(BENEFIT, benefit_stream(self._id, id))
        assert benefit.profile
        return ToRun(story=story_of_benefit(self._id, id, benefit.profile.release), run=run)

    def _gate(self, subject: GateSubject) -> Gate:
        gate: Gate = self._fold(GATE, subject.stream)
        return gate

    def _fund(self) -> Fund:
        fund: Fund = self._fold(FUND, fund_stream(self._id))
        return fund

    def _fold(self, aggregate: Aggregate, stream: str) -> Any:
        return aggregate.fold(each.event for each in recorded_in(self._connection, stream))
