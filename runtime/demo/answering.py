"""What people say at a gate when they are asked: the page of the gate tells whose turn it is."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from domain.gate.commands import Decide, DischargeCondition
from domain.gate.condition import Condition
from domain.gate.outcome import Choice
from domain.gate.step import StepKind
from domain.gate.subject import GateSubject
from domain.identity import Actor, Identity
from readmodels.gate_page import read_gate_page
from readmodels.gate_page_lines import GatePage, SeatLine
from runtime.demo import script
from runtime.demo.front import Front
from runtime.demo.script import Script, Turn, turn_of


class Answering:
    """Speaks for everybody who is asked, as the script has it."""

    def __init__(self, front: Front, played: Script) -> None:
        self._front = front
        self._script = played

    async def answer(
        self,
        subject: GateSubject,
        now: datetime,
        *,
        first: tuple[Identity, ...] = (),
        ratifies: bool = False,
    ) -> None:
        """Each whose word is needed says it, one after the other, until the gate waits for nobody.

        Those who ratify speak on a day of their own.
        """
        while asked := _next_to_speak(page := await self._page(subject), first):
            who, seat = asked
            if (seat.kind is StepKind.RATIFY) is not ratifies:
                return
            if not await self._say(page, who, seat.kind, now):
                return

    async def try_as_requester(self, subject: GateSubject, now: datetime) -> None:
        """Whoever asked for the gate says yes to it, and is refused."""
        page = await self._page(subject)
        assert page.requested_by is not None
        await self._decide(page, page.requested_by, Choice.APPROVE, now)

    async def discharge(self, subject: GateSubject, now: datetime) -> None:
        """The owner of each condition shows that it is met."""
        for line in (await self._page(subject)).conditions:
            await self._front.tend_gate(
                DischargeCondition(
                    subject=subject,
                    by=actor(line.condition.owner),
                    at=now,
                    condition=line.condition.id,
                    note="Done and seen by those whom it concerns.",
                )
            )

    async def _page(self, subject: GateSubject) -> GatePage:
        return await read_gate_page(self._front.store, subject.gate, round=subject.round)

    async def _say(self, page: GatePage, who: Identity, kind: StepKind, now: datetime) -> bool:
        turn, decides = turn_of(page.subject), kind is StepKind.DECIDE
        if decides and turn == self._script.rejected:
            return await self._decide(page, who, Choice.REJECT, now, reason=self._script.reason)
        if decides and turn == self._script.stopped:
            return await self._decide(page, who, Choice.STOP, now, reason=self._script.why_stopped)
        if decides and turn == self._script.conditional and not page.conditions:
            return await self._decide(
                page, who, Choice.APPROVE, now, conditions=(self._condition(page, now),)
            )
        return await self._decide(page, who, Choice.APPROVE, now)

    async def _decide(
        self,
        page: GatePage,
        who: Identity,
        choice: Choice,
        now: datetime,
        *,
        reason: str = "",
        conditions: tuple[Condition, ...] = (),
    ) -> bool:
        receipt = await self._front.decide(
            Decide(
                subject=page.subject,
                by=actor(who),
                at=now,
                submission=f"{page.subject.stream}/{who.subject}/{len(page.decisions) + len(page.refused)}",
                choice=choice,
                evidence_digest=page.evidence_digest,
                reason=reason,
                conditions=conditions,
            )
        )
        return receipt.counts

    def _condition(self, page: GatePage, now: datetime) -> Condition:
        assert page.requested_by is not None
        due = (now + timedelta(days=script.DAYS_A_CONDITION_MAY_TAKE)).date()
        return Condition(id="c1", text=self._script.condition, owner=page.requested_by, due=due)


def actor(who: Identity) -> Actor:
    """A person of the script."""
    return Actor(identity=who, checked=("scripted person of a demonstration",))


def is_played(turn: Turn | None, subject: GateSubject) -> bool:
    """Whether something of the script happens at this round of a gate."""
    return turn == turn_of(subject)


def _next_to_speak(page: GatePage, first: tuple[Identity, ...]) -> tuple[Identity, SeatLine] | None:
    return next(
        (
            (who, seat)
            for seat in _still_to_fill(page)
            for who in sorted(seat.holders, key=lambda who: who not in first)
            if who in page.asked and who not in seat.filled_by
        ),
        None,
    )


def _still_to_fill(page: GatePage) -> Iterator[SeatLine]:
    """Seats without their people; of a body that votes, all are asked until it has its outcome."""
    for seat in page.seats:
        votes = seat.kind is not StepKind.CONSULT and not seat.method.fills_seats
        if votes or len(seat.filled_by) < seat.needed:
            yield seat
