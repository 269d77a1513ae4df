"""How people of a demonstration ask for money and draw it."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import partial

from domain.fund.commands import AskForMoney, DrawDown, OfferAskEvidence
from domain.fund.events import CapabilityRevoked, FundEvent, MoneyAsked, MoneyGranted
from domain.fund.plan import AskId, CapabilityId, LineId
from domain.gate.policy import PolicyId
from domain.gate.subject import GateSubject
from domain.identity import Identity
from domain.money import NOTHING, Pence
from domain.programme.plan import ProgrammePlan
from domain.roster import RoleId
from domain.stake import Share
from runtime.demo import script
from runtime.demo.answering import actor, is_played
from runtime.demo.front import Front
from runtime.demo.intentions import Intentions
from runtime.demo.papers import Papers
from runtime.demo.script import AskPlayed, Script

ABOUT = "money"


class Spending:
    """Whoever asks for money hands in what its gate needs, and draws what was granted."""

    def __init__(
        self, front: Front, plan: ProgrammePlan, played: Script, papers: Papers, intentions: Intentions
    ) -> None:
        self._front = front
        self._plan = plan
        self._script = played
        self._papers = papers
        self._intentions = intentions
        self._asked: dict[CapabilityId, MoneyAsked] = {}
        self._latest: dict[AskId, MoneyAsked] = {}
        for each in played.asks:
            on = datetime.combine(each.on, time(), tzinfo=UTC)
            self._intentions.plan(on, ABOUT, partial(self._ask, each))

    def read(self, event: FundEvent) -> None:
        """Takes note of what happened to the money, and plans what to do about it."""
        match event:
            case MoneyAsked():
                self._latest[event.ask] = event
                self._plan_evidence(event)
            case MoneyGranted():
                self._plan_drawing(event, self._latest[event.ask])
            case CapabilityRevoked():
                again = partial(self._ask_again, self._asked[event.capability], event.drawn)
                self._intentions.plan(event.at, ABOUT, again, days=script.DAYS_TO_ASK_AGAIN)
            case _:
                pass

    def _plan_evidence(self, asked: MoneyAsked) -> None:
        title = f"the ask {asked.ask}, round {asked.round}"
        for name in self._papers.asked_by(asked.gate):
            offer = OfferAskEvidence(
                programme=self._plan.id,
                by=actor(asked.requested_by),
                at=asked.at,
                ask=asked.ask,
                evidence=self._papers.paper(name, title, asked.requested_by),
            )
            deed = partial(self._tend, offer)
            self._intentions.plan(asked.at, ABOUT, deed, days=script.DAYS_TO_HAND_IN)

    def _plan_drawing(self, granted: MoneyGranted, asked: MoneyAsked) -> None:
        self._asked[granted.capability] = asked
        if asked.from_line:
            return  # It moved by being granted.
        subject = GateSubject(programme=self._plan.id, ask=asked.ask, round=asked.round)
        is_early = is_played(self._script.unratified, subject)
        draw = DrawDown(
            programme=self._plan.id,
            by=actor(asked.requested_by),
            at=granted.at,
            capability=granted.capability,
            amount=self._script.drawn_early if is_early else granted.amount,
            reference=f"journal {granted.capability}",
        )
        days = script.DAYS_TO_DRAW_EARLY if is_early else script.DAYS_TO_DRAW
        self._intentions.plan(granted.at, ABOUT, partial(self._tend, draw), days=days)

    async def _ask(self, played: AskPlayed, now: datetime) -> None:
        await self._send(
            now,
            ask=AskId(played.ask),
            year=played.year,
            amount=played.amount,
            gate=PolicyId(played.gate),
            by=Identity(issuer=self._plan.releases[0].lead.issuer, subject=played.by),
            line=LineId(played.line),
            from_line=LineId(played.from_line),
            shares=[Share(role=RoleId(role), amount=amount) for role, amount in played.shares],
        )

    async def _ask_again(self, before: MoneyAsked, drawn: Pence, now: datetime) -> None:
        # What was drawn keeps the name of the ask, so the rest needs one of its own.
        await self._send(
            now,
            ask=AskId(f"{before.ask}-rest") if drawn > NOTHING else before.ask,
            year=before.year,
            amount=Pence(before.amount - drawn),
            gate=before.gate,
            by=before.requested_by,
            line=before.line,
            from_line=before.from_line,
            shares=before.shares,
        )

    async def _send(
        self,
        now: datetime,
        *,
        ask: AskId,
        year: int,
        amount: Pence,
        gate: PolicyId,
        by: Identity,
        line: LineId,
        from_line: LineId,
        shares: Sequence[Share],
    ) -> None:
        await self._front.tend_fund(
            AskForMoney(
                programme=self._plan.id,
                by=actor(by),
                at=now,
                ask=ask,
                year=year,
                amount=amount,
                gate=gate,
                requested_by=by,
                line=line,
                from_line=from_line,
                shares=tuple(shares),
            )
        )

    async def _tend(self, command: OfferAskEvidence | DrawDown, _: datetime) -> None:
        await self._front.tend_fund(command)
