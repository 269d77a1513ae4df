"""How the record is made and its read models are filled afresh."""

import asyncio

from console.answer import Answer
from console.failing import DONE
from console.installation import require_record, settings_of
from console.options import COMMON, Common
from console.printing import show as print_answer
from runtime.record import migrate_record, open_record
from runtime.settings import Settings


def migrate(*, common: Common = COMMON) -> int:
    """Make or update the tables of the record; harmless when there is nothing to do."""
    settings = settings_of(common)
    migrate_record(settings)
    said = "The record has the tables of this version."
    print_answer(
        Answer(document={"migrated": True}, said=(said,), next="lockgate admin doctor"), common.output
    )
    return DONE


def rebuild(*, common: Common = COMMON) -> int:
    """Fill every read model afresh from the record."""
    settings = settings_of(common)
    require_record(settings)
    facts = asyncio.run(_rebuild(settings))
    said = f"Every read model is filled afresh from {facts} facts."
    print_answer(Answer(document={"facts": facts}, said=(said,), next="lockgate admin doctor"), common.output)
    return DONE


async def _rebuild(settings: Settings) -> int:
    async with await open_record(settings) as store:
        return await store.rebuild()
