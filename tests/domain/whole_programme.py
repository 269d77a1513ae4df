"""A programme from its start to its end at once: what is due is done, and gates answer by chance.

It plays the part of the workflows: nothing here decides what may happen, the domain does.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from random import Random
from typing import Any

from domain import aggregate
from domain.aggregate import Aggregate, Command, Event
from domain.evidence import evidence_digest
from domain.gate.outcome import Outcome
from domain.programme.agenda import next_start, ready
from domain.programme.commands import ClearRelease, CompleteRelease, DropRelease, programme_stream
from domain.programme.plan import ProgrammePlan
from domain.programme.state import Programme
from domain.release.agenda import next_due
from domain.release.commands import OfferEvidence, RegisterRelease, TakeOutcome, release_stream
from domain.release.duty import command_for
from domain.release.ending import Ending
from domain.release.plan import ReleaseId, ReleasePlan, StagePlan
from domain.release.state import Release
from domain.stage import STAGES
from tests.domain.papers import paper
from tests.domain.people import EMIL, HANA, LOCKGATE
from tests.domain.programme.scene import PLAN, START

BEGINS = date(2018, 4, 3)
FIRST_MORNING = datetime.combine(BEGINS, time(), tzinfo=UTC)
# How often a gate answers in each way, in a hundred.
ANSWERS = {
    Outcome.APPROVED: 70,
    Outcome.REJECTED: 14,
    Outcome.DEFERRED: 8,
    Outcome.WITHDRAWN: 5,
    Outcome.STOPPED: 3,
}
MOST_EVENTS = 200_000


def drawn_plan(chance: Random, releases: int, plan: ProgrammePlan = PLAN) -> ProgrammePlan:
    """The programme with so many releases, each after some of those before, with stages that may overlap.

    They are like its own first release, and their gates follow its first policy.
    """
    drawn: list[ReleasePlan] = []
    for number in range(releases):
        after = chance.sample(drawn, k=min(len(drawn), chance.choice((0, 1, 1, 2))))
        begins = max((each.ends for each in after), default=BEGINS)
        drawn.append(_release(chance, plan, number, begins, tuple(each.id for each in after)))
    return replace(plan, releases=tuple(drawn), benefits=())


def _release(
    chance: Random, plan: ProgrammePlan, number: int, begins: date, after: tuple[ReleaseId, ...]
) -> ReleasePlan:
    stages: list[StagePlan] = []
    starts, ends = begins, begins
    for stage in STAGES:
        starts = chance.choice((ends, starts + (ends - starts) / 2))
        ends = max(ends, starts + timedelta(days=chance.randint(0, 20)))
        stages.append(StagePlan(stage=stage, starts=starts, ends=ends, gate=plan.policies[0].id))
    affected = chance.choice((0, 5))
    return replace(
        plan.releases[0],
        id=ReleaseId(f"R{number}"),
        depends_on=after,
        stages=tuple(stages),
        sprints=chance.randint(1, 4),
        affected_headcount=affected,
        nothing_to_consult_on="" if affected else "No post changes.",
    )


@dataclass
class Delivery:
    """A programme under way; `record` is everything that happened, in order, with its stream."""

    plan: ProgrammePlan
    chance: Random
    record: list[tuple[str, Event]] = field(default_factory=list)
    now: datetime = FIRST_MORNING
    answers: dict[ReleaseId, datetime] = field(default_factory=dict)
    _states: dict[str, Any] = field(default_factory=dict)

    def run(self) -> None:
        """Goes from day to day until the programme has ended."""
        self._ask(aggregate.PROGRAMME, replace(START, plan=self.plan, at=self.now))
        for each in self.plan.releases:
            self._ask(aggregate.RELEASE, RegisterRelease(**self._of(each.id), plan=each))
        while not self.programme.ended:
            assert len(self.record) < MOST_EVENTS, "it never ends"
            self._start_what_may_start()
            self._do_the_next_thing()

    @property
    def programme(self) -> Programme:
        known: Programme = self._states[programme_stream(self.plan.id)]
        return known

    def release(self, id: ReleaseId) -> Release:
        known: Release = self._states[release_stream(self.plan.id, id)]
        return known

    def _start_what_may_start(self) -> None:
        for id in ready(self.programme, self.now.date()):
            self._ask(aggregate.PROGRAMME, ClearRelease(**self._of(id)))

    def _do_the_next_thing(self) -> None:
        """The earliest of what is due in a release, an answer of a gate, and the start of a release."""
        due = {id: due for id in self._under_way() if (due := next_due(self.release(id)))}
        starts = next_start(self.programme, self.now.date())
        moments = [(each.at, "due", id) for id, each in due.items()]
        moments += [(at, "answer", id) for id, at in self.answers.items()]
        moments += [(datetime.combine(starts, time(), tzinfo=UTC), "start", ReleaseId(""))] if starts else []
        at, what, id = min(moments)
        self.now = max(self.now, at)
        if what == "due":
            by_itself = command_for(due[id], programme=self.plan.id, release=id, by=LOCKGATE, at=self.now)
            self._ask(aggregate.RELEASE, by_itself)
            self._await_an_answer(id)
        elif what == "answer":
            del self.answers[id]
            self._answer(id)

    def _under_way(self) -> list[ReleaseId]:
        programme = self.programme
        return [id for id in programme.planned if id in programme.cleared - programme.over]

    def _await_an_answer(self, id: ReleaseId) -> None:
        release = self.release(id)
        waits_for_people = release.submitted or (next_due(release) is None and not release.ending)
        if waits_for_people and id not in self.answers:
            self.answers[id] = self.now + timedelta(days=self.chance.randint(0, 30))

    def _answer(self, id: ReleaseId) -> None:
        release = self.release(id)
        if release.submitted:
            self._decide(id, release)
        elif release.stage and not release.has_fresh_evidence:
            better = paper(
                "the case", str(len(self.record)), author=EMIL.identity, submitted_by=HANA.identity
            )
            offer = OfferEvidence(**{**self._of(id), "by": HANA}, stage=release.stage, evidence=better)
            self._ask(aggregate.RELEASE, offer)
        self._await_an_answer(id)

    def _decide(self, id: ReleaseId, release: Release) -> None:
        assert release.stage
        outcome = self.chance.choices(list(ANSWERS), weights=list(ANSWERS.values()))[0]
        put_off = self.now.date() + timedelta(days=self.chance.randint(1, 30))
        take = TakeOutcome(
            **self._of(id),
            stage=release.stage,
            round=release.round,
            outcome=outcome,
            evidence_digest=evidence_digest(release.evidence(release.stage)),
            until=put_off if outcome is Outcome.DEFERRED and self.chance.random() < 0.5 else None,
            reason="The grant fell through.",
        )
        self._ask(aggregate.RELEASE, take)
        ending = self.release(id).ending
        if ending is Ending.SIGNED_OFF:
            self._ask(aggregate.PROGRAMME, CompleteRelease(**self._of(id)))
        elif ending is Ending.STOPPED:
            self._ask(aggregate.PROGRAMME, DropRelease(**self._of(id)))

    def _of(self, id: ReleaseId) -> dict[str, Any]:
        return {"programme": self.plan.id, "release": id, "by": LOCKGATE, "at": self.now}

    def _ask(self, kind: Aggregate, command: Command) -> None:
        state = self._states.get(command.stream, kind.fold(()))
        told = kind.decide(state, command)
        self._states[command.stream] = reduce(kind.evolve, told, state)
        self.record += [(command.stream, event) for event in told]
