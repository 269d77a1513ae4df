"""The steps that chapters of the story are made of, and how they are recorded."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import uuid4

from domain.aggregate import Command, Event, aggregate_for
from domain.catalogue import EVENTS
from domain.evidence import Evidence, evidence_digest
from domain.gate.commands import (
    Decide,
    GateCommand,
    OpenGate,
)
from domain.gate.condition import Condition
from domain.gate.outcome import Choice, Outcome
from domain.gate.policy import GatePolicy
from domain.gate.subject import GateSubject
from domain.identity import Actor, Identity, service
from domain.release.commands import (
    EndSprint,
    EnterStage,
    OfferEvidence,
    StartSprint,
    SubmitStage,
    TakeOutcome,
)
from domain.release.consultation.commands import BeginConsultation, CloseConsultation
from domain.release.plan import ReleaseId
from domain.stage import Stage
from eventstore.facts import NewFact
from eventstore.store import Append, EventStore
from readmodels.recorded import codec, recorded
from tests.domain.calendars import ENGLAND
from tests.readmodels.cast import (
    ASHA,
    CASE,
    CHLOE,
    POLICY,
    PROGRAMME,
    ROSTER,
    actor,
)

CLOCK = service("clock")


def gate(release: ReleaseId, stage: Stage, round: int = 1) -> GateSubject:
    return GateSubject(programme=PROGRAMME, release=release, stage=stage, round=round)


async def tell(store: EventStore, *commands: Command) -> None:
    """Lets the domain decide each command in turn, and records in one go what it says."""
    streams: dict[str, list[Event]] = {}
    appends: list[Append] = []
    for command in commands:
        if command.stream not in streams:
            streams[command.stream] = [recorded(fact).event for fact in await store.read(command.stream)]
        events, aggregate = streams[command.stream], aggregate_for(command)
        decided = aggregate.decide(aggregate.fold(events), command)
        facts = tuple(_new_fact(event, command.by) for event in decided)
        appends.append(Append(stream=command.stream, expected=len(events), facts=facts))
        events.extend(decided)
    await store.append(*appends, key=uuid4().hex)


async def tell_one_by_one(store: EventStore, *commands: Command) -> None:
    """The same, each command recorded before the next is decided."""
    for command in commands:
        await tell(store, command)


def _new_fact(event: Event, by: Actor) -> NewFact:
    stored = EVENTS[type(event)]
    body = codec().encode(event, by)
    return NewFact(type=stored.name, schema=stored.schema, at=event.at, actor=str(by.identity), body=body)


def enter(release: ReleaseId, stage: Stage, when: datetime, *, round: int = 1) -> Command:
    return EnterStage(programme=PROGRAMME, release=release, stage=stage, round=round, by=CLOCK, at=when)


def offer(release: ReleaseId, stage: Stage, piece: Evidence, when: datetime) -> Command:
    return OfferEvidence(
        programme=PROGRAMME, release=release, stage=stage, evidence=piece, by=actor(ASHA), at=when
    )


def ask(
    subject: GateSubject, piece: Evidence, when: datetime, *, policy: GatePolicy = POLICY
) -> Iterator[Command]:
    yield SubmitStage(
        programme=PROGRAMME,
        release=ReleaseId(subject.release),
        stage=subject.the_stage,
        round=subject.round,
        by=CLOCK,
        at=when,
    )
    yield OpenGate(
        subject=subject,
        policy=policy,
        calendar=ENGLAND,
        roster=ROSTER,
        evidence=(piece,),
        requested_by=ASHA,
        by=CLOCK,
        at=when,
    )


def decide(
    subject: GateSubject,
    who: Identity,
    choice: Choice,
    when: datetime,
    *,
    reason: str = "",
    conditions: Iterable[Condition] = (),
    on: Evidence = CASE,
) -> Command:
    return Decide(
        subject=subject,
        submission=f"{subject.stream} {who.subject} {when}",
        choice=choice,
        evidence_digest=evidence_digest((on,)),
        reason=reason,
        conditions=tuple(conditions),
        by=actor(who),
        at=when,
    )


def at_gates(commands: Iterable[Command]) -> Iterator[Command]:
    """Only what concerns gates, for a story that begins there."""
    return (each for each in commands if isinstance(each, GateCommand))


def take(subject: GateSubject, outcome: Outcome, when: datetime) -> TakeOutcome:
    return TakeOutcome(
        programme=PROGRAMME,
        release=ReleaseId(subject.release),
        stage=subject.the_stage,
        round=subject.round,
        outcome=outcome,
        evidence_digest="",
        by=CLOCK,
        at=when,
    )


def approve(subject: GateSubject, when: datetime) -> Iterator[Command]:
    yield from ask(subject, CASE, when)
    yield decide(subject, CHLOE, Choice.APPROVE, when)
    yield take(subject, Outcome.APPROVED, when)


def pass_stage(release: ReleaseId, stage: Stage, when: datetime) -> Iterator[Command]:
    yield enter(release, stage, when)
    yield from approve(gate(release, stage), when)


def consult(release: ReleaseId, when: datetime) -> Iterator[Command]:
    ends = when.replace(day=20)
    yield enter(release, Stage.CONSULTATION, when)
    yield BeginConsultation(programme=PROGRAMME, release=release, by=CLOCK, at=when)
    yield CloseConsultation(programme=PROGRAMME, release=release, by=CLOCK, at=ends)
    yield from approve(gate(release, Stage.CONSULTATION), ends)


def build(release: ReleaseId, when: datetime) -> Iterator[Command]:
    yield enter(release, Stage.BUILD_SPRINTS, when)
    for number in (1, 2):
        yield StartSprint(programme=PROGRAMME, release=release, number=number, by=CLOCK, at=when)
        yield EndSprint(programme=PROGRAMME, release=release, number=number, by=CLOCK, at=when)
    yield from approve(gate(release, Stage.BUILD_SPRINTS), when)
