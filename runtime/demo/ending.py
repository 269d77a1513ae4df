"""Whether a performance came to its right end: all is there, unaltered, and as printed."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from domain.programme.plan import ProgrammePlan
from eventstore.store import EventStore
from eventstore.verify import verify
from readmodels.benefits_by_year import benefit_table
from readmodels.counts import counts
from runtime.demo.expected import Fact, expected
from runtime.demo.script import Script


async def what_is_wrong(store: EventStore, plan: ProgrammePlan, script: Script) -> tuple[str, ...]:
    """Every fact that is missing and every number that differs, as sentences; empty when all is well."""
    recorded = Counter([(fact.stream, fact.type) async for fact in store.read_all()])
    verified = await verify(store)
    return (
        *_missing(recorded, Counter(expected(plan, script))),
        *(f"The record is damaged: {fault}" for fault in verified.faults),
        *await _differing(store, plan),
        *await _miscounted(store, plan),
    )


def _missing(recorded: Counter[Fact], wanted: Counter[Fact]) -> Iterator[str]:
    for (stream, type), times in sorted((wanted - recorded).items()):
        yield f"{type} is missing from {stream} ({times} of {wanted[stream, type]})."


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


async def _miscounted(store: EventStore, plan: ProgrammePlan) -> list[str]:
    lines = await store.query(partial(counts, programme=plan.id))
    return [
        f"The document counts {line.printed} {line.name}, and Lockgate {line.counted or 'none'}."
        for line in lines
        if not line.agrees
    ]
