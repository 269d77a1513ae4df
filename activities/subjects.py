"""Gathering what is known about the subject of a gate: each fact from the record, none from a message."""

from datetime import datetime

from activities.sight import Looking
from domain.aggregate import BENEFIT, FUND, GATE, PROGRAMME, RELEASE, RISK
from domain.benefit.commands import benefit_stream
from domain.benefit.profile import BenefitId
from domain.benefit.state import Benefit
from domain.evidence import Evidence
from domain.fund.commands import fund_stream
from domain.fund.plan import AskId
from domain.fund.state import Fund
from domain.gate.check import CheckKind
from domain.gate.facts import SubjectFacts
from domain.gate.outcome import Outcome
from domain.gate.policy import GatePolicy
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.known_facts import facts_of_ask, facts_of_stage
from domain.programme.commands import programme_stream
from domain.programme.state import Programme
from domain.release.commands import release_stream
from domain.release.state import Release
from domain.risk.commands import risk_stream
from domain.risk.state import Risk

# An approval of any other kind leaves nothing open that a later gate would have to ask about.
LEFT_OPEN = (Outcome.APPROVED_WITH_CONDITIONS, Outcome.OVERRIDDEN)


class Subjects:
    """What has been handed in for a gate, and what is known about its subject, as recorded by now."""

    def __init__(self, door: Looking) -> None:
        self._door = door

    async def evidence_for(self, subject: GateSubject) -> tuple[Evidence, ...]:
        """Everything that was handed in for a gate, in order."""
        if subject.is_for_money:
            return (await self._fund(subject)).evidence(AskId(subject.ask))
        return (await self._release(subject)).evidence(subject.the_stage)

    async def facts_about(self, subject: GateSubject, policy: GatePolicy, at: datetime) -> SubjectFacts:
        """The facts about a gate's subject; benefits, money and risks only where the policy looks at them."""
        programme: Programme = await self._door.look(PROGRAMME, programme_stream(subject.programme))
        if subject.is_for_money:
            fund = await self._fund(subject)
            earlier = await self._granted_before(subject, fund)
            return facts_of_ask(fund, programme, AskId(subject.ask), subject.round, earlier=earlier, at=at)
        checks = {*(check.kind for check in policy.checks), *policy.material}
        release = await self._release(subject)
        return facts_of_stage(
            release,
            programme,
            subject.the_stage,
            earlier=await self._passed(subject, release),
            benefits=await self._benefits(subject, release) if CheckKind.BENEFITS in checks else (),
            fund=await self._fund(subject) if CheckKind.MONEY in checks else Fund(),
            at=at,
            risks=await self.risks_of(subject.programme) if CheckKind.RISKS in checks else (),
        )

    async def risks_of(self, programme: str) -> list[Risk]:
        """Every risk of a programme."""
        known: Programme = await self._door.look(PROGRAMME, programme_stream(programme))
        return [await self._door.look(RISK, risk_stream(programme, each)) for each in known.watched.risks]

    async def _passed(self, subject: GateSubject, release: Release) -> list[Gate]:
        passed = [
            GateSubject(
                programme=subject.programme, release=subject.release, stage=each.stage, round=each.round
            )
            for each in release.passages
            if each.outcome in LEFT_OPEN
        ]
        return [await self._door.look(GATE, each.stream) for each in passed]

    async def _granted_before(self, subject: GateSubject, fund: Fund) -> list[Gate]:
        granted = [
            GateSubject(programme=subject.programme, ask=each.asked.ask, round=each.asked.round)
            for each in fund.asks
            if each.granted
        ]
        return [await self._door.look(GATE, each.stream) for each in granted if each != subject]

    async def _benefits(self, subject: GateSubject, release: Release) -> list[Benefit]:
        return [
            await self._door.look(BENEFIT, benefit_stream(subject.programme, BenefitId(each)))
            for each in release.benefits
        ]

    async def _release(self, subject: GateSubject) -> Release:
        release: Release = await self._door.look(RELEASE, release_stream(subject.programme, subject.release))
        return release

    async def _fund(self, subject: GateSubject) -> Fund:
        fund: Fund = await self._door.look(FUND, fund_stream(subject.programme))
        return fund
