"""Gathering what is known about the subject of a gate: each fact from the record, none from a message."""

from datetime import datetime

from activities.door import Door
from domain.aggregate import BENEFIT, FUND, GATE, PROGRAMME, RELEASE
from domain.benefit.commands import benefit_stream
from domain.benefit.profile import BenefitId
from domain.benefit.state import Benefit
from domain.evidence import Evidence
from domain.fund.commands import fund_stream
from domain.fund.plan import AskId
from domain.fund.state import Fund
from domain.gate.facts import SubjectFacts
from domain.gate.outcome import Outcome
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.known_facts import facts_of_ask, facts_of_stage
from domain.programme.commands import programme_stream
from domain.programme.state import Programme
from domain.release.commands import release_stream
from domain.release.state import Release

# An approval of any other kind leaves nothing open that a later gate would have to ask about.
LEFT_OPEN = (Outcome.APPROVED_WITH_CONDITIONS, Outcome.OVERRIDDEN)


async def evidence_for(door: Door, subject: GateSubject) -> tuple[Evidence, ...]:
    """Everything that was handed in for a gate by now, in order."""
    if subject.is_for_money:
        fund: Fund = await door.look(FUND, fund_stream(subject.programme))
        return fund.evidence(AskId(subject.ask))
    release: Release = await door.look(RELEASE, release_stream(subject.programme, subject.release))
    return release.evidence(subject.the_stage)


async def facts_about(door: Door, subject: GateSubject, at: datetime) -> SubjectFacts:
    """The facts about a gate's subject as they are recorded by now."""
    programme: Programme = await door.look(PROGRAMME, programme_stream(subject.programme))
    fund: Fund = await door.look(FUND, fund_stream(subject.programme))
    if subject.is_for_money:
        earlier = await _granted_before(door, subject, fund)
        return facts_of_ask(fund, programme, AskId(subject.ask), subject.round, earlier=earlier, at=at)
    release: Release = await door.look(RELEASE, release_stream(subject.programme, subject.release))
    return facts_of_stage(
        release,
        programme,
        earlier=await _passed(door, subject, release),
        benefits=await _benefits(door, subject, release),
        fund=fund,
        at=at,
    )


async def _passed(door: Door, subject: GateSubject, release: Release) -> list[Gate]:
    passed = [
        GateSubject(programme=subject.programme, release=subject.release, stage=each.stage, round=each.round)
        for each in release.passages
        if each.outcome in LEFT_OPEN
    ]
    return [await door.look(GATE, each.stream) for each in passed]


async def _granted_before(door: Door, subject: GateSubject, fund: Fund) -> list[Gate]:
    granted = [
        GateSubject(programme=subject.programme, ask=each.asked.ask, round=each.asked.round)
        for each in fund.asks
        if each.granted
    ]
    return [await door.look(GATE, each.stream) for each in granted if each != subject]


async def _benefits(door: Door, subject: GateSubject, release: Release) -> list[Benefit]:
    return [
        await door.look(BENEFIT, benefit_stream(subject.programme, BenefitId(each)))
        for each in release.benefits
    ]
