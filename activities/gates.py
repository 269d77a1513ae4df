"""What a gate's workflow has done outside itself."""

from temporalio import activity

from activities.door import Door
from activities.envelope import CommandEnvelope, opened
from activities.messages import DecisionAnswer, GateAsk, GateOutlook
from domain.aggregate import FUND, GATE, RELEASE
from domain.evidence import Evidence
from domain.fund.commands import fund_stream
from domain.fund.plan import AskId
from domain.fund.state import Fund
from domain.gate.agenda import is_finished, next_alarm
from domain.gate.commands import ChangeEvidence, Decide
from domain.gate.decide import waiting_for
from domain.gate.decision import verdict_on
from domain.gate.receipt import receipt
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.identity import service
from domain.release.commands import release_stream
from domain.release.state import Release


class Gates:
    """Decisions, reminders, escalation and conditions of one round of a gate."""

    def __init__(self, door: Door) -> None:
        self._door = door

    @activity.defn
    async def decide(self, command: Decide) -> DecisionAnswer:
        """Records a decision or its refusal; the same submission gets the same receipt again."""
        (settled,) = await self._door.settle(command)
        gate: Gate = settled.state
        answer = receipt(
            gate,
            of=command.submission,
            by=command.by.identity,
            name=command.subject.gate,
            round=command.subject.round,
            stands=verdict_on(gate),
        )
        return DecisionAnswer(receipt=answer, outlook=_outlook(gate))

    @activity.defn
    async def tend_gate(self, envelope: CommandEnvelope) -> GateOutlook:
        """Records any other command to the gate, and tells how it stands then."""
        (settled,) = await self._door.settle(opened(envelope))
        return _outlook(settled.state)

    @activity.defn
    async def refresh_evidence(self, ask: GateAsk) -> GateOutlook:
        """Puts what has been handed in by now before the deciders, if the gate is still open."""
        gate: Gate = await self._door.look(GATE, ask.subject.stream)
        if not gate.is_open:
            return _outlook(gate)
        change = ChangeEvidence(
            subject=ask.subject,
            by=service("gate-review"),
            at=ask.at,
            evidence=await self._handed_in(ask.subject),
        )
        (settled,) = await self._door.settle(change)
        return _outlook(settled.state)

    async def _handed_in(self, subject: GateSubject) -> tuple[Evidence, ...]:
        if subject.is_for_money:
            fund: Fund = await self._door.look(FUND, fund_stream(subject.programme))
            return fund.evidence(AskId(subject.ask))
        release: Release = await self._door.look(RELEASE, release_stream(subject.programme, subject.release))
        return release.evidence(subject.the_stage)


def _outlook(gate: Gate) -> GateOutlook:
    return GateOutlook(
        alarm=next_alarm(gate),
        due=gate.closed.ratify_by if gate.closed else gate.due,
        asked=waiting_for(gate),
        evidence_digest=gate.evidence_digest,
        outcome=gate.outcome,
        reasons=gate.closed.reasons if gate.closed else verdict_on(gate).reasons,
        finished=is_finished(gate),
    )
