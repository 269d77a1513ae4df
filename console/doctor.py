"""Whether an installation is well: its settings, its record, and what runs."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial

from sqlalchemy import make_url

from console.answer import Answer, Sheet
from console.doctor_seal import seal_finding
from console.doctor_workflows import workflow_findings
from console.failing import DONE, FAILED, trouble_of
from console.finding import Finding
from console.installation import require_record, settings_of
from console.options import COMMON, Common
from console.printing import show as print_answer
from console.writing import now
from eventstore.errors import RecordError
from eventstore.projecting import is_in_step
from eventstore.store import EventStore
from eventstore.verify import verify
from readmodels.projections import PROJECTIONS
from runtime.evidence.checking import check_evidence
from runtime.evidence.folder import EvidenceFolder
from runtime.failures import Failure
from runtime.settings import Settings

MOST_FAULTS = 20


def doctor(*, common: Common = COMMON) -> int:
    """Check settings, record and connections; exit code 1 when anything is wrong."""
    settings = settings_of(common)
    findings = asyncio.run(_findings(settings))
    print_answer(_answer(findings), common.output)
    return DONE if all(each.is_well for each in findings) else FAILED


def _answer(findings: tuple[Finding, ...]) -> Answer:
    is_well = all(each.is_well for each in findings)
    rows = [(each.about, "well" if each.is_well else "WRONG", each.sentence) for each in findings]
    wrong = [each.next for each in findings if not each.is_well and each.next]
    return Answer(
        document={"well": is_well, "findings": findings},
        sheets=(Sheet(columns=("what", "is", "because"), rows=rows),),
        next=wrong[0] if wrong else "lockgate programme show",
    )


async def _findings(settings: Settings) -> tuple[Finding, ...]:
    settled = Finding(about="settings", sentence=f"{settings.environment}, home {settings.home}")
    return (settled, *[each async for each in _of_record(settings)], *await workflow_findings(settings))


async def _of_record(settings: Settings) -> AsyncIterator[Finding]:
    where = make_url(settings.record_url).render_as_string(hide_password=True)
    try:
        require_record(settings)
        # Without read models: opening with them would put right what is to be looked at.
        async with await EventStore.open(settings.record_url) as store:
            yield Finding(about="record", sentence=f"{where} answers and is migrated.")
            for each in await _content(store):
                yield each
            yield await store.query(partial(seal_finding, now=now()))
            yield await _evidence(store, settings)
    except (Failure, RecordError) as error:
        yield _away(error)


async def _content(store: EventStore) -> list[Finding]:
    verified = await verify(store)
    counted = f"{verified.facts} facts in {verified.streams} streams are as they were recorded."
    faults = [_fault(sentence) for sentence in verified.faults[:MOST_FAULTS]]
    more = len(verified.faults) - MOST_FAULTS
    if more > 0:
        faults.append(_fault(f"and {more} more"))
    return [*(faults or [Finding(about="facts", sentence=counted)]), await _in_step(store)]


def _fault(sentence: str) -> Finding:
    then = "Keep the record as it is for the auditor, and see what differs: lockgate audit verify"
    return Finding(about="facts", sentence=sentence, is_well=False, next=then)


async def _evidence(store: EventStore, settings: Settings) -> Finding:
    checked = await check_evidence(store, EvidenceFolder(settings.evidence_home))
    wrong = [each for each in checked if not each.is_well]
    return Finding(
        about="evidence",
        sentence=f"Pieces named in the record: {len(checked)}; missing or altered: {len(wrong)}.",
        is_well=not wrong,
        next="lockgate evidence check" if wrong else "",
    )


async def _in_step(store: EventStore) -> Finding:
    if await store.query(partial(is_in_step, wanted=PROJECTIONS)):
        return Finding(about="read models", sentence="They are in step with the record.")
    return Finding(
        about="read models",
        sentence="They are behind the record or of another version.",
        is_well=False,
        next="lockgate admin rebuild",
    )


def _away(error: Failure | RecordError) -> Finding:
    trouble = trouble_of(error)
    then = trouble.next if trouble else ""
    return Finding(about="record", sentence=trouble.message if trouble else "", is_well=False, next=then)
