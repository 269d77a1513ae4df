"""Whether a performance came to its right end: nothing missing or altered, every figure as published."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from domain.benefit.commands import benefit_stream
from domain.gate.subject import GateSubject
from domain.programme.commands import programme_stream
from domain.programme.plan import ProgrammePlan
from domain.release.commands import release_stream
from domain.stage import STAGES, Stage
from eventstore.store import EventStore
from eventstore.verify import verify
from readmodels.benefits_by_year import benefit_table
from runtime.demo.script import Script, Turn

Fact = tuple[str, str]


async def what_is_wrong(store: EventStore, plan: ProgrammePlan, script: Script) -> tuple[str, ...]:
    """Every fact that is missing and every figure that differs, as sentences; empty when all is well."""
    recorded = Counter([(fact.stream, fact.type) async for fact in store.read_all()])
    verified = await verify(store)
    return (
        *_missing(recorded, plan, script),
        *(f"The record is damaged: {fault}" for fault in verified.faults),
        *await _differing(store, plan),
    )


def _missing(recorded: Counter[Fact], plan: ProgrammePlan, script: Script) -> Iterator[str]:
    expected = Counter([*_of_programme(plan), *_of_releases(plan, script), *_of_script(plan, script)])
    for (stream, type), times in sorted((expected - recorded).items()):
        yield f"{type} is missing from {stream} ({times} of {expected[stream, type]})."


async def _differing(store: EventStore, plan: ProgrammePlan) -> list[str]:
    table = await store.query(partial(benefit_table, programme=plan.id))
    years = {year.year: year for year in table.years}
    return [
        f"The benefits of {published.year} are not those that the document printed."
        for published in plan.published
        if published.year not in years
        or years[published.year].difference_in_year != 0
        or years[published.year].difference_annualised != 0
    ]


def _of_programme(plan: ProgrammePlan) -> Iterator[Fact]:
    stream = programme_stream(plan.id)
    once = ("programme-started", "roster-adopted", "calendar-adopted", "programme-ended")
    yield from ((stream, type) for type in once)
    yield from ((stream, "policy-adopted") for _ in plan.policies)
    for type in ("release-planned", "release-cleared", "release-completed"):
        yield from ((stream, type) for _ in plan.releases)
    for benefit in plan.benefits:
        of = benefit_stream(plan.id, benefit.id)
        yield from ((of, type) for type in ("benefit-registered", "benefit-posted", "benefit-realised"))
        for type in ("measurement-asked", "benefit-measured", "measurement-confirmed"):
            yield from ((of, type) for _ in range(benefit.reviews))


def _of_releases(plan: ProgrammePlan, script: Script) -> Iterator[Fact]:
    for release in plan.releases:
        stream = release_stream(plan.id, release.id)
        yield from ((stream, type) for type in ("release-registered", "release-signed-off", "release-closed"))
        for type in ("stage-entered", "stage-submitted", "stage-passed"):
            yield from ((stream, type) for _ in STAGES)
        yield from (
            (stream, type) for type in ("sprint-started", "sprint-ended") for _ in release.sprint_days
        )
        yield from ((stream, type) for type in _of_consultation(release.affected_headcount))
        for stage in STAGES:
            last_round = 2 if script.rejected == Turn(release=release.id, stage=stage) else 1
            gate = _gate(plan, Turn(release=release.id, stage=stage, round=last_round))
            yield from ((gate, type) for type in ("gate-opened", "decision-taken", "gate-closed"))


def _of_consultation(heads: int) -> tuple[str, ...]:
    return ("consultation-opened", "consultation-closed") if heads else ("consultation-found-unnecessary",)


def _of_script(plan: ProgrammePlan, script: Script) -> Iterator[Fact]:
    yield release_stream(plan.id, script.rejected.release), "stage-returned"
    yield from (
        (_gate(plan, script.rejected), type) for type in ("gate-opened", "decision-taken", "gate-closed")
    )
    yield from ((_gate(plan, script.unanswered), type) for type in ("gate-reminded", "gate-escalated"))
    yield _gate(plan, script.conditional), "condition-discharged"
    yield _gate(plan, script.tried_by_requester), "decision-refused"


def _gate(plan: ProgrammePlan, turn: Turn) -> str:
    stage = Stage(turn.stage)
    return GateSubject(programme=plan.id, release=turn.release, stage=stage, round=turn.round).stream
