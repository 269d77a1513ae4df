"""Gathering what is known about the subject of a gate: each fact from the record, none from a message."""

from datetime import datetime

from activities.door import Door
from domain.aggregate import BENEFIT, GATE, PROGRAMME, RELEASE
from domain.benefit.commands import benefit_stream
from domain.benefit.profile import BenefitId
from domain.benefit.state import Benefit
from domain.gate.facts import SubjectFacts
from domain.gate.outcome import Outcome
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.known_facts import facts_of_stage
from domain.programme.commands import programme_stream
from domain.release.commands import release_stream
from domain.release.state import Release

# An approval of any other kind leaves nothing open that a later gate would have to ask about.
LEFT_OPEN = (Outcome.APPROVED_WITH_CONDITIONS, Outcome.OVERRIDDEN)


async def facts_about(door: Door, subject: GateSubject, at: datetime) -> SubjectFacts:
    """The facts about a gate's subject as they are recorded by now."""
    release: Release = await door.look(RELEASE, release_stream(subject.programme, subject.release))
    programme = await door.look(PROGRAMME, programme_stream(subject.programme))
    return facts_of_stage(
        release,
        programme,
        earlier=await _earlier(door, subject, release),
        benefits=await _benefits(door, subject, release),
        spend=None,
        on=at.date(),
    )


async def _earlier(door: Door, subject: GateSubject, release: Release) -> list[Gate]:
    passed = [
        GateSubject(programme=subject.programme, release=subject.release, stage=each.stage, round=each.round)
        for each in release.passages
        if each.outcome in LEFT_OPEN
    ]
    return [await door.look(GATE, each.stream) for each in passed]


async def _benefits(door: Door, subject: GateSubject, release: Release) -> list[Benefit]:
    return [
        await door.look(BENEFIT, benefit_stream(subject.programme, BenefitId(each)))
        for each in release.benefits
    ]
