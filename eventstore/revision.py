"""Whether the tables are as new as the code."""

from sqlalchemy import Column, Connection, MetaData, Table, Text, select

from eventstore.errors import NotMigrated
from eventstore.tables import REVISION, VERSION_TABLE

_version = Table(VERSION_TABLE, MetaData(), Column("version_num", Text))


def check_migrated(connection: Connection) -> None:
    """Newer tables are welcome: the last release goes on running while the next one is brought in.

    :raises NotMigrated: when there are no tables, or older ones.
    """
    stored = connection.execute(select(_version.c.version_num)).scalar_one_or_none()
    if stored is None or stored < REVISION:
        raise NotMigrated(f"they are at {stored}, needed is {REVISION}")
