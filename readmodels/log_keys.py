"""Which keys the record says are to sign for its log."""

from contextlib import suppress

from sqlalchemy import Connection

from domain.log_key.commands import LOG_KEY_STREAM
from domain.log_key.events import LogKeyAnnounced
from eventstore import sealed
from readmodels.recorded import recorded_in
from tlog.encoding import Malformed
from tlog.keys import VerifierKey
from tlog.succession import Announced, former_keys


def announced_keys(connection: Connection) -> tuple[Announced, ...]:
    """Every key that was announced, in order; what is no key is passed over.

    :raises RecordDamaged: when a body is gone or is not the one committed to.
    """
    found = []
    for each in recorded_in(connection, LOG_KEY_STREAM):
        if isinstance(each.event, LogKeyAnnounced):
            with suppress(Malformed):
                former, key = VerifierKey.parse(each.event.former), VerifierKey.parse(each.event.key)
                found.append(Announced(position=each.fact.position, former=former, key=key))
    return tuple(found)


def sealed_former_keys(connection: Connection, *, key: VerifierKey) -> tuple[VerifierKey, ...]:
    """The keys that handed the log on to this one, as far as that is sealed."""
    newest = sealed.newest(connection)
    size = newest.checkpoint.size if newest else 0
    return former_keys(key, [each for each in announced_keys(connection) if each.position <= size])
