"""Everything that a programme runs on, and what its people do there."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from temporalio.client import Client, WorkflowHandle

from domain.evidence import Evidence
from domain.gate.commands import Decide
from domain.gate.condition import Condition
from domain.gate.events import GateEvent
from domain.gate.evolving import fold
from domain.gate.outcome import Choice
from domain.gate.receipt import Receipt
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.identity import Identity
from domain.programme.commands import programme_stream
from domain.programme.plan import ProgrammePlan
from domain.release.commands import OfferEvidence, release_stream
from domain.release.plan import ReleaseId
from domain.stage import STAGES, Stage
from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from readmodels.recorded import Recorded, recorded
from runtime.engine import connect
from runtime.lockstep import Lockstep
from runtime.office import PATIENCE, Office
from runtime.settings import Settings
from tests.workflows.small import ASHA, BEN, EWAN, R1A, START, actor, case, small_plan

SECONDS_TO_HAPPEN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """One programme's record, office and clock; a test says whether a worker runs."""

    programme: str
    settings: Settings
    client: Client
    store: EventStore
    office: Office
    lockstep: Lockstep

    async def start(self, plan: ProgrammePlan | None = None, *, at: datetime = START) -> None:
        plan = plan or small_plan(self.programme)
        await self.office.start_programme(plan, actor(ASHA), simulated_from=at)

    async def start_at_its_first_gate(self, plan: ProgrammePlan | None = None) -> GateSubject:
        """Starts the programme, and hands in what its first gate asks for."""
        await self.start(plan)
        return await self.open_gate()

    async def open_gate(
        self, stage: Stage = Stage.DESIGN, *, release: ReleaseId = R1A, round: int = 1
    ) -> GateSubject:
        """Waits until the gate is open, and hands in its evidence."""
        subject = self.gate(stage, release=release, round=round)
        await self.fact("gate-opened", subject.stream)
        if not (await self.seen(subject)).evidence:
            await self.offer(stage, release=release)
            await self.fact("gate-evidence-changed", subject.stream)
        return subject

    def gate(self, stage: Stage = Stage.DESIGN, *, release: ReleaseId = R1A, round: int = 1) -> GateSubject:
        return GateSubject(programme=self.programme, release=release, stage=stage, round=round)

    async def offer(
        self, stage: Stage = Stage.DESIGN, piece: Evidence | None = None, *, release: ReleaseId = R1A
    ) -> None:
        await self.office.tend_release(
            OfferEvidence(
                programme=self.programme,
                release=release,
                by=actor(EWAN),
                at=START,
                stage=stage,
                evidence=piece or case(),
            )
        )

    async def decision(
        self,
        subject: GateSubject,
        who: Identity = BEN,
        choice: Choice = Choice.APPROVE,
        *,
        submission: str = "",
        digest: str = "",
        conditions: Sequence[Condition] = (),
    ) -> Decide:
        """What somebody says who has seen the gate as it is now."""
        return Decide(
            subject=subject,
            by=actor(who),
            at=START,
            submission=submission or uuid4().hex,
            choice=choice,
            evidence_digest=digest or (await self.seen(subject)).evidence_digest,
            reason="" if choice is Choice.APPROVE else "It costs too much.",
            conditions=tuple(conditions),
        )

    async def decide(
        self,
        subject: GateSubject,
        who: Identity = BEN,
        choice: Choice = Choice.APPROVE,
        *,
        submission: str = "",
        digest: str = "",
        conditions: Sequence[Condition] = (),
    ) -> Receipt:
        return await self.office.decide(
            await self.decision(
                subject, who, choice, submission=submission, digest=digest, conditions=conditions
            )
        )

    async def pass_gates(self, stages: Sequence[Stage] = STAGES, *, release: ReleaseId = R1A) -> None:
        """Ben says yes at each gate as soon as it is open."""
        for stage in stages:
            receipt = await self.decide(await self.open_gate(stage, release=release))
            assert receipt.counts, receipt

    async def days_pass(self, days: int) -> None:
        """Moves everybody's clock, one day after the other, to the end of that many days."""
        await self.lockstep.settle()
        for day in range(1, days + 1):
            await self.lockstep.move_to(day_after_start(day))

    async def move_to(self, moment: datetime) -> None:
        await self.lockstep.move_to(moment)

    async def fact(self, kind: str, stream: str, *, nth: int = 1) -> Recorded:
        """Waits for the nth fact of a kind in a stream."""
        left = nth
        async with asyncio.timeout(SECONDS_TO_HAPPEN), aclosing(self.store.subscribe()) as facts:
            async for fact in facts:
                left -= (fact.type, fact.stream) == (kind, stream)
                if not left:
                    return recorded(fact)
        raise AssertionError("a subscription never ends")

    async def happened(self, stream: str) -> list[str]:
        return [fact.type for fact in await self.store.read(stream)]

    async def seen(self, subject: GateSubject) -> Gate:
        events = [recorded(fact).event for fact in await self.store.read(subject.stream)]
        return fold(event for event in events if isinstance(event, GateEvent))

    def workflow(self, id: str) -> WorkflowHandle[Any, Any]:
        return self.client.get_workflow_handle(id)

    @property
    def programme_stream(self) -> str:
        return programme_stream(self.programme)

    def release_stream(self, release: ReleaseId = R1A) -> str:
        return release_stream(self.programme, release)


def day_after_start(days: int) -> datetime:
    """So many days on, and an hour a day for what people took to answer."""
    return START + timedelta(days=days, hours=days)


@asynccontextmanager
async def open_house(
    url: str, address: str, *, patience: timedelta = PATIENCE, seconds_for_a_task: float = 10
) -> AsyncIterator[House]:
    """A house of its own: its programme and its task queue have names that nobody else uses."""
    name = f"p-{uuid4().hex[:12]}"
    settings = Settings(
        database_url=url,
        temporal_address=address,
        task_queue=name,
        seconds_for_a_task=seconds_for_a_task,
    )
    async with await EventStore.open(url, PROJECTIONS) as store:
        client = await connect(settings)
        yield House(
            programme=name,
            settings=settings,
            client=client,
            store=store,
            office=Office(client, store, settings, patience=patience),
            lockstep=Lockstep(client, store),
        )
