"""Keeps a programme as today's software records it, for all later software to replay.

`python -m tests.recorded.record` writes the programme of this version; a released file is never written anew.
"""

import asyncio
import json
import sys
import tempfile
from importlib.metadata import version

from sqlalchemy import Connection, select

from eventstore.migrate import migrate
from eventstore.reading import FACTS
from eventstore.store import EventStore
from eventstore.tables import events
from readmodels.projections import PROJECTIONS
from tests.readmodels import story
from tests.readmodels.steps import tell
from tests.recorded.playing import FOLDER, PEOPLE, shown

NAME = f"{version('lockgate')}-care"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        lines, expected = asyncio.run(_recorded(f"sqlite:///{folder}/record.db"))
    (FOLDER / f"{NAME}.jsonl").write_text("".join(f"{line}\n" for line in lines))
    (FOLDER / f"{NAME}.shown.json").write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")
    sys.stdout.write(f"recorded: {NAME}, {len(lines)} facts\n")
    return 0


async def _recorded(url: str) -> tuple[list[str], dict[str, str]]:
    migrate(url, PROJECTIONS)
    async with await EventStore.open(url, PROJECTIONS) as store:
        await tell(store, *story.whole_story())
        return await store.query(_lines), await store.query(shown)


def _lines(connection: Connection) -> list[str]:
    """Who people are, then the facts."""
    people = [
        json.dumps({"table": table.name, **{key: _text(value) for key, value in row.items()}})
        for table in PEOPLE
        for row in connection.execute(select(table)).mappings()
    ]
    return people + [
        json.dumps(
            {
                "position": row.position,
                "envelope": row.envelope.decode(),
                "salt": row.salt.hex(),
                "body": row.body.decode(),
            }
        )
        for row in connection.execute(FACTS.order_by(events.c.position))
    ]


def _text(value: str | bytes | None) -> str | None:
    return value.hex() if isinstance(value, bytes) else value


if __name__ == "__main__":
    sys.exit(main())
