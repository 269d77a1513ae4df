"""How a programme that was kept as a file is put back into a record, and what is shown of it."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, LargeBinary, Table, insert, update

from eventstore.tables import bodies, events, ledger, person_keys, personal_values
from readmodels.changes import standing

FOLDER = Path(__file__).parent
PEOPLE = (personal_values, person_keys)


def people_of(file: Path, table: Table) -> Iterator[Mapping[str, Any]]:
    """Who people are, as a table of the record has them."""
    for kept in map(json.loads, file.read_text().splitlines()):
        if kept.pop("table", None) == table.name:
            yield {column.name: _value(column, kept[column.name]) for column in table.c}


def _value(column: Column[Any], text: str | None) -> str | bytes | None:
    return bytes.fromhex(text) if text is not None and isinstance(column.type, LargeBinary) else text


def rows_of(file: Path) -> Iterator[Mapping[str, Any]]:
    """The stored facts, as the tables of the record have them."""
    for kept in map(json.loads, file.read_text().splitlines()):
        if "table" in kept:
            continue
        said = json.loads(kept["envelope"])
        yield {
            "position": kept["position"],
            "stream": said["stream"],
            "sequence": said["sseq"],
            "id": UUID(said["id"]),
            "type": said["type"],
            "schema": said["schema"],
            "at": datetime.fromisoformat(said["happened"]),
            "recorded_at": datetime.fromisoformat(said["at"]),
            "envelope": kept["envelope"].encode(),
            "salt": bytes.fromhex(kept["salt"]),
            "body": kept["body"].encode(),
        }


def put_back(connection: Connection, *, file: Path) -> None:
    """Writes the facts into a record that has none; its views are filled when it is opened."""
    for table in PEOPLE:
        connection.execute(insert(table), list(people_of(file, table)))
    facts = list(rows_of(file))
    for table in (events, bodies):
        columns = [column.name for column in table.c]
        connection.execute(insert(table), [{name: row[name] for name in columns} for row in facts])
    last = facts[-1]
    moved = {"log": json.loads(last["envelope"])["log"], "recorded_at": last["recorded_at"]}
    connection.execute(update(ledger).values(position=len(facts), **moved))


def shown(connection: Connection) -> dict[str, str]:
    """How programmes, releases, gates, benefits and money stand, in text."""
    return {" / ".join(name): str(value) for name, value in standing(connection, None).items()}
