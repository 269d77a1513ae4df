"""What a gate's workflow has done outside itself."""

from dataclasses import replace

from temporalio import activity

from activities.door import Door
from activities.envelope import CommandEnvelope, opened
from activities.messages import DecisionAnswer, GateAsk, GateEnded, GateOutlook
from activities.subjects import Subjects
from domain.aggregate import GATE, PROGRAMME
from domain.evidence import newest
from domain.gate.agenda import is_finished, next_alarm
from domain.gate.commands import (
    AnyGateCommand,
    ChangeEvidence,
    ChangeFacts,
    CountVotes,
    Decide,
    LapseDecision,
    Reaffirm,
    RebasePolicy,
    RebaseRoster,
    RecallApproval,
    RemindDeciders,
)
from domain.gate.explaining import due_of, reasons_for
from domain.gate.receipt import receipt
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.gate.turns import waiting_for
from domain.identity import Identity, service
from domain.programme.commands import programme_stream
from domain.programme.state import Programme
from domain.roster import present

ME = service("gate-review")
MAY_LAPSE = (LapseDecision, CountVotes, RecallApproval)


class Gates:
    """Decisions, reminders, escalation and conditions of one round of a gate."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._subjects = Subjects(door)

    @activity.defn
    async def decide(self, command: Decide) -> DecisionAnswer:
        """Records a decision or its refusal, after a last look; the same submission gets the same receipt."""
        return await self._say(command)

    @activity.defn
    async def reaffirm(self, command: Reaffirm) -> DecisionAnswer:
        """Records again what somebody said before the evidence changed, or why it cannot be."""
        return await self._say(command)

    @activity.defn
    async def tend_gate(self, envelope: CommandEnvelope) -> GateOutlook:
        """Records any other command to the gate, and tells how it stands then.

        :raises Rejected: when it is refused.
        """
        command = await self._looked_up(opened(envelope))
        if isinstance(command, MAY_LAPSE):  # What lapses reports what was drawn under it by now.
            await self._look_again(GateAsk(subject=command.subject, at=command.at))
        (settled,) = await self._door.settle(command)
        return outlook_of(settled.state)

    @activity.defn
    async def look_again(self, ask: GateAsk) -> GateOutlook:
        """Puts what has been handed in and reported by now before the deciders, if the gate is still open."""
        return outlook_of(await self._look_again(ask))

    async def _say(self, command: Decide | Reaffirm) -> DecisionAnswer:
        await self._look_again(GateAsk(subject=command.subject, at=command.at))
        (settled,) = await self._door.settle(command)
        gate: Gate = settled.state
        answer = receipt(
            gate,
            of=command.submission,
            by=command.by.identity,
            name=command.subject.gate,
            round=command.subject.round,
            reasons=reasons_for(gate),
        )
        return DecisionAnswer(receipt=answer, outlook=outlook_of(gate))

    async def _look_again(self, ask: GateAsk) -> Gate:
        gate: Gate = await self._door.look(GATE, ask.subject.stream)
        if gate.opened is None or not gate.takes_news:
            return gate
        policy = gate.opened.policy
        handed_in = await self._subjects.evidence_for(ask.subject)
        if gate.is_open and newest(handed_in) != gate.evidence:
            gate = await self._settle(
                ChangeEvidence(
                    subject=ask.subject, by=ME, at=ask.at, evidence=handed_in, after_changes=gate.changes
                )
            )
        facts = await self._subjects.facts_about(ask.subject, policy, ask.at)
        if facts != gate.facts:
            gate = await self._settle(
                ChangeFacts(subject=ask.subject, by=ME, at=ask.at, facts=facts, after_changes=gate.changes)
            )
        return gate

    async def _settle(self, command: ChangeEvidence | ChangeFacts) -> Gate:
        (settled,) = await self._door.settle(command)
        gate: Gate = settled.state
        return gate

    async def _looked_up(self, command: object) -> AnyGateCommand:
        """The command with what it needs of the programme, which is never believed of a message."""
        assert isinstance(command, AnyGateCommand)
        if not isinstance(command, RebasePolicy | RebaseRoster | RemindDeciders):
            return command
        programme: Programme = await self._door.look(PROGRAMME, programme_stream(command.subject.programme))
        gate: Gate = await self._door.look(GATE, command.subject.stream)
        match command:
            case RebasePolicy():
                policy = programme.policies.get(gate.opened.policy.id) if gate.opened else None
                return replace(command, policy=policy, roster=programme.roster)
            case RebaseRoster():
                return replace(command, roster=programme.roster, stewards=programme.stewards)
            case RemindDeciders():
                asked = waiting_for(gate)
                here = present(programme.roster, asked, command.at.date())
                return replace(command, away=tuple(who for who in asked if who not in here))


def ended_of(subject: GateSubject, gate: GateOutlook) -> GateEnded:
    """What the release that waits at a gate is told once the outcome is in effect."""
    assert gate.outcome is not None
    return GateEnded(
        subject=subject,
        outcome=gate.outcome,
        evidence_digest=gate.evidence_digest,
        until=gate.until,
        reason=" ".join(gate.reasons),
    )


def outlook_of(gate: Gate) -> GateOutlook:
    """How a round of a gate stands, and what falls due next."""
    return GateOutlook(
        alarm=next_alarm(gate),
        due=due_of(gate),
        asked=waiting_for(gate),
        evidence_digest=gate.evidence_digest,
        outcome=gate.outcome,
        reasons=reasons_for(gate),
        in_effect=gate.in_effect,
        finished=is_finished(gate),
        reminded=gate.reminded,
        concerned=_concerned(gate),
        until=gate.closed.until if gate.closed else None,
    )


def _concerned(gate: Gate) -> tuple[Identity, ...]:
    if gate.opened is None:
        return ()
    late = [condition.owner for condition in gate.outstanding if condition.id in gate.overdue]
    above = [who for seat in gate.opened.way_up[:1] for who in seat.holders] if late else []
    deciders = [taken.by for taken in gate.standing]
    return tuple(dict.fromkeys((gate.opened.requested_by, *deciders, *late, *above)))
