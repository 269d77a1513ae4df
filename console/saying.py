"""How somebody's word is taken to a gate, and how the receipt is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import uuid4

from sqlalchemy import Connection

from console.answer import Answer
from console.conditions import conditions_of
from console.failing import DONE
from console.gates import page_of
from console.options import Common
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import Seal, wait_for_seal, with_seal
from console.writing import Desk, desk_of, now, office
from domain.aggregate import GATE
from domain.gate.commands import Decide, Reaffirm
from domain.gate.events import DecisionRefused, GateEvent
from domain.gate.outcome import Choice
from domain.gate.receipt import Receipt
from readmodels.asking import Answers
from readmodels.gate_page_lines import GatePage
from readmodels.recorded import recorded_in
from runtime.failures import Refused
from runtime.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What somebody wants to say, as it was typed; `until` is a day."""

    gate: str
    choice: Choice
    reason: str
    round: int | None
    evidence: str | None
    submission: str | None
    dry_run: bool
    conditions: tuple[str, ...] = ()
    until: date | None = None


async def say(word: Word, common: Common) -> int:
    """Decides, and tells the receipt; a dry run tells what it would be.

    :raises Refused: when it does not count, with the reason.
    """
    desk = desk_of(common)
    async with answers(desk.settings, None) as record:
        command = await record.query(partial(_command, word=word, desk=desk))
        foreseen = await record.query(partial(foreseen_refusal, command=command))
    if word.dry_run:
        return _tell_foreseen(command, foreseen, common)
    async with office(desk.settings, look=f"lockgate gate show {command.subject.gate}") as opened:
        receipt = await opened.decide(command)
        seal = await seal_of(receipt, command, opened.store, desk.settings)
    return tell(command, receipt, seal, common, about=_about(command))


def foreseen_refusal(connection: Connection, *, command: Decide | Reaffirm) -> DecisionRefused | None:
    """The refusal that the rules hold ready as things stand."""
    events = [each.event for each in recorded_in(connection, command.stream)]
    gate = GATE.fold(event for event in events if isinstance(event, GateEvent))
    decided = GATE.decide(gate, command)
    return next((event for event in decided if isinstance(event, DecisionRefused)), None)


def as_refused(foreseen: DecisionRefused, gate: str) -> Refused:
    """The reason that would be given."""
    then = f"Look again: lockgate gate show {gate}"
    return Refused(f"It would be refused: {foreseen.sentence}", code=foreseen.refusal, next=then)


async def seal_of(receipt: Receipt, command: Decide | Reaffirm, record: Answers, settings: Settings) -> Seal:
    """Waits for the seal over a word that counts, said now or before.

    :raises Refused: when it does not count.
    :raises NotSealedYet: when it was not sealed in time.
    """
    if not receipt.counts:
        raise Refused(receipt.sentence, code=receipt.refusal)
    where = partial(_position, stream=command.stream, submission=receipt.submission)
    return await wait_for_seal(record, settings, own=await record.query(where))


def tell(
    command: Decide | Reaffirm,
    receipt: Receipt,
    seal: Seal,
    common: Common,
    *,
    about: Sequence[str],
    more: Mapping[str, object] | None = None,
) -> int:
    """Prints what became of a word; `more` is for programs only."""
    stands = f"The gate is {receipt.outcome}." if receipt.outcome else "The gate is still shut."
    said = (
        receipt.sentence,
        *about,
        stands,
        *receipt.reasons,
        f"Submission {receipt.submission}",
    )
    document = {
        "receipt": receipt,
        "evidence_digest": command.evidence_digest,
        **(more or {}),
    }
    answer = Answer(document=document, said=said, next=f"lockgate gate show {receipt.gate}")
    print_answer(with_seal(answer, seal), common.output)
    return DONE


def where(command: Decide | Reaffirm) -> str:
    """Which round of which gate, as whom."""
    return f"{command.subject.gate}, round {command.subject.round}, as {command.by.identity.subject}"


def _command(connection: Connection, *, word: Word, desk: Desk) -> Decide:
    page = page_of(connection, gate=word.gate, round=word.round)
    return Decide(
        subject=page.subject,
        by=desk.actor,
        at=now(),
        submission=word.submission or str(uuid4()),
        choice=word.choice,
        evidence_digest=word.evidence or page.evidence_digest,
        reason=word.reason,
        conditions=conditions_of(connection, word.conditions, _in_use(page), page.programme, desk.settings),
        until=word.until,
    )


def _position(connection: Connection, *, stream: str, submission: str) -> int | None:
    found = recorded_in(connection, stream)
    own = (each for each in found if getattr(each.event, "submission", None) == submission)
    return max((each.fact.position for each in own), default=None)


def _in_use(page: GatePage) -> set[str]:
    proposed = {each.id for line in page.decisions for each in line.decision.conditions}
    return proposed | {line.condition.id for line in page.conditions}


def _tell_foreseen(command: Decide, foreseen: DecisionRefused | None, common: Common) -> int:
    if foreseen is not None:
        raise as_refused(foreseen, command.subject.gate)
    said = (f"Dry run: your {command.choice} would count.", *_about(command))
    print_answer(Answer(document={"would_count": True, "command": command}, said=said), common.output)
    return DONE


def _about(command: Decide) -> list[str]:
    conditions = [
        f"Condition {each.id}: {each.text} ({each.owner.subject}, by {each.due})"
        for each in command.conditions
    ]
    until = [f"It comes again on {command.until}, if the gate agrees."] if command.until else []
    return [where(command), f"Decided on the evidence {command.evidence_digest}", *until, *conditions]
