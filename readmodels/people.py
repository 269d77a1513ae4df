"""What people are called."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Column, Connection, MetaData, Table, Text, insert, select

from domain.identity import Identity
from domain.programme.events import RosterAdopted
from readmodels.place import place_of
from readmodels.recorded import Recorded
from readmodels.rows import remove
from readmodels.view import View

_metadata = MetaData()

_people = Table(
    "people",
    _metadata,
    Column("programme", Text, primary_key=True),
    Column("issuer", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("name", Text, nullable=False),
)


def names(connection: Connection, programme: str) -> Mapping[Identity, str]:
    """The names on a programme's roster, as it is now."""
    return all_names(connection).get(programme, {})


def all_names(connection: Connection) -> Mapping[str, Mapping[Identity, str]]:
    """The names on each programme's roster: somebody may be called otherwise in another programme."""
    found: dict[str, dict[Identity, str]] = {}
    for row in connection.execute(select(_people)):
        who = Identity(issuer=row.issuer, subject=row.subject)
        found.setdefault(row.programme, {})[who] = row.name
    return found


def _take(connection: Connection, happened: Sequence[Recorded]) -> None:
    for each in happened:
        if isinstance(each.event, RosterAdopted):
            _adopt(connection, place_of(each.fact.stream).programme, each.event)


def _adopt(connection: Connection, programme: str, event: RosterAdopted) -> None:
    remove(connection, _people, {"programme": programme})
    rows = [
        {"programme": programme, "issuer": who.issuer, "subject": who.subject, "name": name}
        for who, name in event.roster.names.items()
    ]
    if rows:
        connection.execute(insert(_people), rows)


PEOPLE = View(name="people", version=1, metadata=_metadata, take=_take)
