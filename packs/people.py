"""What the tokens in bodies stand for, as far as it was not erased."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from eventstore.errors import RecordDamaged
from eventstore.persons import kept_of
from eventstore.tokens import opened
from packs.composing import Told


def told_of(connection: Connection, tokens: Sequence[str]) -> list[Told]:
    """What each token commits to; what is erased or damaged is left out, and the verifier tells which."""
    return sorted(_told(connection, tokens), key=lambda each: each.token)


def _told(connection: Connection, tokens: Sequence[str]) -> Iterator[Told]:
    for row in kept_of(connection, tokens):
        if row.sealed is None or row.key is None:
            continue
        try:
            salt, value = opened(row.token, row.sealed, row.key)
        except RecordDamaged:
            continue
        yield Told(token=row.token, salt=salt, value=value)
