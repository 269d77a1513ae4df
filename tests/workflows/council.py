"""A council at a gate for its money: the people and rules of a shipped policy, in a house of their own."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from definitions.policy_file import PolicyFile, load_policy
from definitions.shipped import shipped_policy_path
from domain.evidence import Evidence
from domain.fund.commands import AskForMoney, DrawDown, OfferAskEvidence, fund_stream
from domain.fund.people import PeoplesCommand
from domain.fund.plan import NO_LINE, AskId, CapabilityId, FundPlan, LineId
from domain.gate.outcome import Choice
from domain.gate.receipt import Receipt
from domain.gate.subject import GateSubject
from domain.identity import Identity
from domain.money import Pence
from domain.programme.plan import ProgrammePlan
from domain.stake import Share
from readmodels.recorded import recorded
from runtime.failures import Refused
from tests.domain.calendars import ENGLAND
from tests.domain.papers import paper
from tests.workflows.house import House
from tests.workflows.small import R1A, actor, person, release_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """One programme with money, whose only release begins long after; everybody acts as themselves."""

    house: House
    policy: PolicyFile
    day: date
    year: int

    @classmethod
    async def at_work(cls, house: House, policy: str, fund: FundPlan, *, on: date) -> "Council":
        """The programme begun on a day, in whose financial year money is asked for unless a test says."""
        read = load_policy(shipped_policy_path(policy))
        begins = datetime.combine(on, time(9), tzinfo=UTC)
        await house.office.start_programme(
            _plan(house.programme, read, fund, on), actor(read.requested_by), simulated_from=begins
        )
        return cls(house=house, policy=read, day=on, year=fund.years[0].year)

    async def ask(
        self,
        amount: int,
        *,
        ask: str,
        year: int = 0,
        line: LineId = NO_LINE,
        from_line: LineId = NO_LINE,
        shares: Sequence[Share] = (),
    ) -> GateSubject:
        """Hands in all that the gate asks for and asks for the money; the gate is open then."""
        for piece in self._papers():
            await self.does(
                OfferAskEvidence(
                    programme=self.house.programme,
                    by=actor(self.policy.requested_by),
                    at=self._now,
                    ask=AskId(ask),
                    evidence=piece,
                )
            )
        await self.does(
            AskForMoney(
                programme=self.house.programme,
                by=actor(self.policy.requested_by),
                at=self._now,
                ask=AskId(ask),
                year=year or self.year,
                amount=Pence(amount),
                gate=self.policy.policy.id,
                requested_by=self.policy.requested_by,
                line=line,
                from_line=from_line,
                shares=tuple(shares),
            )
        )
        subject = GateSubject(programme=self.house.programme, ask=ask, round=1)
        await self.house.fact("gate-opened", subject.stream)
        return subject

    async def says(self, gate: GateSubject, who: str, choice: Choice = Choice.APPROVE) -> Receipt:
        return await self.house.decide(gate, person(who), choice)

    async def say(self, gate: GateSubject, *people: str) -> None:
        """Each says yes, and it counts."""
        for who in people:
            receipt = await self.says(gate, who)
            assert receipt.counts, receipt

    async def draw(self, grant: str, amount: int) -> None:
        await self.does(
            DrawDown(
                programme=self.house.programme,
                by=actor(self.policy.requested_by),
                at=self._now,
                capability=CapabilityId(grant),
                amount=Pence(amount),
                reference=f"journal {amount}",
            )
        )

    async def does(self, command: PeoplesCommand) -> None:
        await self.house.office.tend_fund(command)

    async def days_pass(self, days: int) -> None:
        """Everybody's clock goes on to so many days after the first, from one day to the next."""
        await self.house.lockstep.settle()
        for day in range(1, days + 1):
            await self.house.move_to(self._now + timedelta(days=day, hours=day))

    async def money(self) -> list[Any]:
        """What has happened to the programme's money."""
        return [recorded(fact).event for fact in await self.house.store.read(self.fund)]

    @property
    def fund(self) -> str:
        return fund_stream(self.house.programme)

    @property
    def _now(self) -> datetime:
        return datetime.combine(self.day, time(9), tzinfo=UTC)

    def _papers(self) -> list[Evidence]:
        author = self.policy.requested_by
        return [paper(name, "2025", author=author) for name in self.policy.policy.evidence]


async def told(house: House, workflow: str) -> dict[str, list[str]]:
    """What a workflow told people, and whom."""
    history = await house.workflow(workflow).fetch_history()
    scheduled = [each.activity_task_scheduled_event_attributes for each in history.events]
    notices = [
        json.loads(each.input.payloads[0].data) for each in scheduled if each.activity_type.name == "notify"
    ]
    return {notice["sentence"]: [who["subject"] for who in notice["to"]] for notice in notices}


async def refusal(doing: Any) -> str:
    """The rule by which what somebody wanted was refused."""
    with pytest.raises(Refused) as refused:
        await doing
    return refused.value.code


def _plan(programme: str, read: PolicyFile, fund: FundPlan, on: date) -> ProgrammePlan:
    lead: Identity = read.requested_by
    later = release_plan(R1A, begins=on.replace(year=on.year + 5), policy=read.policy, days=0)
    return ProgrammePlan(
        id=programme,
        name="One year's money",
        organisation="A council",
        blueprint_digest="sha256:council",
        roster=read.roster,
        calendar=ENGLAND,
        policies=(read.policy,),
        releases=(replace(later, lead=lead),),
        benefits=(),
        published=(),
        fund=fund,
    )
