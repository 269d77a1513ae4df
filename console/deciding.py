"""How somebody says yes or no at a gate from a command line."""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Annotated
from uuid import uuid4

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer
from console.conditions import conditions_of
from console.failing import DONE
from console.gates import Gate, page_of
from console.options import COMMON, Common, Nth
from console.printing import show as print_answer
from console.reading import answers
from console.writing import Desk, DryRun, desk_of, now, office
from domain.aggregate import GATE
from domain.gate.commands import Decide
from domain.gate.events import DecisionRefused, GateEvent
from domain.gate.outcome import Choice
from domain.gate.receipt import Receipt
from readmodels.gate_page_lines import GatePage
from readmodels.recorded import recorded_in
from runtime.failures import Refused

Reason = Annotated[str, Parameter(help="Why; people will ask for it later")]
Round = Annotated[Nth | None, Parameter(help="The newest, unless it is given")]
Digest = Annotated[
    str | None, Parameter(name="--evidence", help="The digest of the evidence that you have seen")
]
Submission = Annotated[
    str | None, Parameter(help="The number of an earlier try: the same one twice is one decision")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    gate: str
    choice: Choice
    reason: str
    conditions: tuple[str, ...]
    round: int | None
    evidence: str | None
    submission: str | None
    dry_run: bool


def approve(
    gate: Gate,
    *,
    reason: Reason,
    condition: Annotated[
        tuple[str, ...], Parameter(negative=(), help="TEXT;OWNER;YYYY-MM-DD, as often as needed")
    ] = (),
    round: Round = None,
    evidence: Digest = None,
    submission: Submission = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say yes, if need be on conditions."""
    wish = _Wish(
        gate=gate,
        choice=Choice.APPROVE,
        reason=reason,
        conditions=condition,
        round=round,
        evidence=evidence,
        submission=submission,
        dry_run=dry_run,
    )
    return asyncio.run(_decide(wish, common))


def reject(
    gate: Gate,
    *,
    reason: Reason,
    round: Round = None,
    evidence: Digest = None,
    submission: Submission = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say no, and why."""
    wish = _Wish(
        gate=gate,
        choice=Choice.REJECT,
        reason=reason,
        conditions=(),
        round=round,
        evidence=evidence,
        submission=submission,
        dry_run=dry_run,
    )
    return asyncio.run(_decide(wish, common))


def abstain(
    gate: Gate,
    *,
    reason: Reason,
    round: Round = None,
    evidence: Digest = None,
    submission: Submission = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say neither yes nor no: it counts towards a quorum, and never towards yes."""
    wish = _Wish(
        gate=gate,
        choice=Choice.ABSTAIN,
        reason=reason,
        conditions=(),
        round=round,
        evidence=evidence,
        submission=submission,
        dry_run=dry_run,
    )
    return asyncio.run(_decide(wish, common))


async def _decide(wish: _Wish, common: Common) -> int:
    desk = desk_of(common)
    async with answers(desk.settings, None) as record:
        command = await record.query(partial(_command, wish=wish, desk=desk))
        foreseen = await record.query(partial(_foreseen, command=command))
    if wish.dry_run:
        return _tell_foreseen(command, foreseen, common)
    async with office(desk.settings, look=f"lockgate gate show {command.subject.gate}") as opened:
        receipt = await opened.decide(command)
    return _tell(command, receipt, common)


def _command(connection: Connection, *, wish: _Wish, desk: Desk) -> Decide:
    page = page_of(connection, gate=wish.gate, round=wish.round)
    return Decide(
        subject=page.subject,
        by=desk.actor,
        at=now(),
        submission=wish.submission or str(uuid4()),
        choice=wish.choice,
        evidence_digest=wish.evidence or page.evidence_digest,
        reason=wish.reason,
        conditions=conditions_of(connection, wish.conditions, _in_use(page), page.programme, desk.settings),
    )


def _in_use(page: GatePage) -> set[str]:
    proposed = {each.id for line in page.decisions for each in line.decision.conditions}
    return proposed | {line.condition.id for line in page.conditions}


def _foreseen(connection: Connection, *, command: Decide) -> DecisionRefused | None:
    """The refusal that the rules hold ready as things stand."""
    events = [each.event for each in recorded_in(connection, command.stream)]
    gate = GATE.fold(event for event in events if isinstance(event, GateEvent))
    decided = GATE.decide(gate, command)
    return next((event for event in decided if isinstance(event, DecisionRefused)), None)


def _tell_foreseen(command: Decide, foreseen: DecisionRefused | None, common: Common) -> int:
    if foreseen is not None:
        then = f"Look again: lockgate gate show {command.subject.gate}"
        raise Refused(f"It would be refused: {foreseen.sentence}", code=foreseen.refusal, next=then)
    said = (f"Dry run: your {command.choice} would count.", *_about(command))
    print_answer(Answer(document={"would_count": True, "command": command}, said=said), common.output)
    return DONE


def _tell(command: Decide, receipt: Receipt, common: Common) -> int:
    if not receipt.counts:
        raise Refused(
            receipt.sentence, code=receipt.refusal, next=f"Look again: lockgate gate show {receipt.gate}"
        )
    stands = f"The gate is {receipt.outcome}." if receipt.outcome else "The gate is still shut."
    said = (receipt.sentence, *_about(command), stands, *receipt.reasons, f"Submission {receipt.submission}")
    document = {"receipt": receipt, "evidence_digest": command.evidence_digest}
    print_answer(
        Answer(document=document, said=said, next=f"lockgate gate show {receipt.gate}"), common.output
    )
    return DONE


def _about(command: Decide) -> list[str]:
    conditions = [
        f"Condition {each.id}: {each.text} ({each.owner.subject}, by {each.due})"
        for each in command.conditions
    ]
    where = f"{command.subject.gate}, round {command.subject.round}, as {command.by.identity.subject}"
    return [where, f"Decided on the evidence {command.evidence_digest}", *conditions]
