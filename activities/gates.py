"""What a gate's workflow has done outside itself."""

from temporalio import activity

from activities.door import Door
from activities.envelope import CommandEnvelope, opened
from activities.messages import DecisionAnswer, GateAsk, GateOutlook
from domain.aggregate import GATE, RELEASE
from domain.gate.agenda import is_finished, next_alarm
from domain.gate.commands import ChangeEvidence, Decide
from domain.gate.receipt import receipt
from domain.gate.state import Gate
from domain.gate.turns import verdict_on, waiting_for
from domain.identity import service
from domain.release.commands import release_stream


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
        """Puts what the release has handed in by now before the deciders, if the gate is still open."""
        gate: Gate = await self._door.look(GATE, ask.subject.stream)
        if not gate.is_open:
            return _outlook(gate)
        release = await self._door.look(RELEASE, release_stream(ask.subject.programme, ask.subject.release))
        change = ChangeEvidence(
            subject=ask.subject,
            by=service("gate-review"),
            at=ask.at,
            evidence=release.evidence(ask.subject.the_stage),
        )
        (settled,) = await self._door.settle(change)
        return _outlook(settled.state)


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
