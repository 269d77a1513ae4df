"""Which programmes a question about one of them can be about."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from readmodels.release_board_tables import programmes_table


def parents(connection: Connection) -> Mapping[str, str]:
    """Every programme, with what it is a part of; nothing for one that stands alone."""
    table = programmes_table.c
    return {row.programme: row.parent for row in connection.execute(select(table.programme, table.parent))}


def with_parts(programme: str, parents: Mapping[str, str]) -> frozenset[str]:
    """A programme, its parts, and theirs."""
    found, more = frozenset[str](), frozenset([programme])
    while more:
        found |= more
        more = frozenset(id for id, parent in parents.items() if parent in more) - found
    return found
