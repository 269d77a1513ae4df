"""How somebody says again what they said of a gate before it changed, having seen what changed."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE
from console.gate_sheets import pieces
from console.gates import Gate, page_of
from console.options import COMMON, Common, Digest, Round, Submission
from console.printing import print_lines
from console.printing import show as print_answer
from console.reading import answers
from console.saying import as_refused, foreseen_refusal, seal_of, tell, where
from console.writing import Desk, DryRun, desk_of, now, office
from domain.gate.commands import Reaffirm
from domain.gate.events import DecisionRefused, GateEvent
from domain.gate.since import SinceTheirWord, since_their_word
from readmodels.recorded import recorded_in


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    gate: str
    round: int | None
    evidence: str | None
    submission: str | None


def reaffirm(
    gate: Gate,
    *,
    round: Round = None,
    evidence: Digest = None,
    submission: Submission = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Show what changed since your last word here, and say that word again."""
    wish = _Wish(gate=gate, round=round, evidence=evidence, submission=submission)
    return asyncio.run(_reaffirm(wish, common, dry_run=dry_run))


async def _reaffirm(wish: _Wish, common: Common, *, dry_run: bool) -> int:
    desk = desk_of(common)
    async with answers(desk.settings, None) as record:
        command = await record.query(partial(_command, wish=wish, desk=desk))
        since = await record.query(partial(_since, command=command))
        foreseen = await record.query(partial(foreseen_refusal, command=command))
    if dry_run:
        return _tell_foreseen(command, since, foreseen, common)
    # People see what changed before their word is sent; programs get it with the receipt.
    if common.output == "table" and since and not since.stands:
        print_lines(*_told(since))
    async with office(desk.settings, look=f"lockgate gate show {command.subject.gate}") as opened:
        receipt = await opened.reaffirm(command)
        seal = await seal_of(receipt, command, opened.store, desk.settings)
    seen = f"Said again of the evidence {command.evidence_digest}"
    return tell(command, receipt, seal, common, about=[where(command), seen], more={"since": since})


def _command(connection: Connection, *, wish: _Wish, desk: Desk) -> Reaffirm:
    page = page_of(connection, gate=wish.gate, round=wish.round)
    return Reaffirm(
        subject=page.subject,
        by=desk.actor,
        at=now(),
        submission=wish.submission or str(uuid4()),
        evidence_digest=wish.evidence or page.evidence_digest,
    )


def _since(connection: Connection, *, command: Reaffirm) -> SinceTheirWord | None:
    found = (each.event for each in recorded_in(connection, command.stream))
    return since_their_word([event for event in found if isinstance(event, GateEvent)], command.by.identity)


def _told(since: SinceTheirWord | None) -> Sequence[str]:
    if since is None:
        return ["You have said nothing here yet."]
    reason = f": {since.said.reason}" if since.said.reason else ""
    changes = (*pieces(since.evidence), *since.facts)
    return [
        f"On {since.said.at:%Y-%m-%d} you said {since.said.choice}{reason}",
        *(changes or ["Nothing has changed since."]),
    ]


def _tell_foreseen(
    command: Reaffirm, since: SinceTheirWord | None, foreseen: DecisionRefused | None, common: Common
) -> int:
    if foreseen is not None:
        raise as_refused(foreseen, command.subject.gate)
    said = (*_told(since), "Dry run: said again, it would count.", where(command))
    document = {"would_count": True, "since": since, "command": command}
    print_answer(Answer(document=document, said=said), common.output)
    return DONE
