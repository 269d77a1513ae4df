"""The people whom the record names, kept apart from it so that they can be erased."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from eventstore.acquaintance import Acquaintance
from eventstore.dialects import insert_rows
from eventstore.errors import RecordDamaged
from eventstore.tables import bodies, ledger, person_keys, personal_values
from eventstore.tokens import (
    Mentioned,
    Veil,
    Who,
    issuer_of,
    lookup,
    may_be_a_token,
    may_name_somebody,
    new_key,
    seal,
    shown,
    tokens_in,
    unseal,
)

AT_ONCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPeople:
    """Whom the record has not named before: rows of their values, and their keys."""

    values: list[dict[str, Any]]
    keys: list[dict[str, Any]]

    def write(self, connection: Connection) -> None:
        if self.keys:
            insert_rows(connection, person_keys, self.keys)
        if self.values:
            insert_rows(connection, personal_values, self.values)

    def introduce(self, known: Acquaintance) -> None:
        """Makes them known, once they are written."""
        for row in self.values:
            known.meet(row["token"], row["lookup"], row["word"])


def veil_for(
    connection: Connection, key: bytes, mentioned: Mentioned, known: Acquaintance
) -> tuple[Veil, NewPeople]:
    """The tokens of everybody mentioned, and what is to be written for those who are new."""
    return _Registrar(connection, key, mentioned, known).veil()


def revealed(connection: Connection, stored: Sequence[bytes]) -> list[bytes]:
    """Stored bodies with what their tokens stand for; whoever was erased stays a token.

    :raises RecordDamaged: when a token stands for something else than it was made for.
    """
    # All at once, and each on a line of its own: canonical JSON has no line breaks.
    together = b"\n".join(stored)
    if not may_name_somebody(together):
        return list(stored)
    if together.count(b"\n") >= len(stored):
        raise RecordDamaged("a body that is more than one line")
    values = {row.token: _value(row) for row in _rows(connection, sorted(tokens_in(together)))}
    return shown(together, values).split(b"\n")


def token_of(connection: Connection, who: Who) -> str | None:
    """The token of somebody whom the record names; None when it does not, or no longer."""
    key = connection.execute(select(ledger.c.pseudonym_key)).scalar_one()
    known = select(personal_values.c.token).where(personal_values.c.lookup == _lookup(key, who))
    return connection.execute(known).scalar_one_or_none()


def tokens_of_subject(connection: Connection, subject: str) -> list[str]:
    """The tokens of everybody whom some issuer gives this name."""
    key = connection.execute(select(ledger.c.pseudonym_key)).scalar_one()
    mine = select(personal_values.c.token).where(personal_values.c.word == lookup(key, "word", subject))
    return sorted(connection.scalars(mine))


def person_behind(connection: Connection, token: str) -> Who | None:
    """Whom a token stands for; None when they were erased, or there is no such token."""
    for row in _rows(connection, [token]):
        if row.sealed is not None and row.key is not None:
            issuer = issuer_of(token, row.sealed, row.key)
            return Who(issuer=issuer, subject=unseal(token, row.sealed, row.key))
    return None


def names_of(connection: Connection, person: str) -> list[str]:
    """Everything that a person is called in the record."""
    tokens = _tokens_of(connection, person)
    return sorted(_value(row) for row in _rows(connection, tokens) if row.token != person)


def positions_of(connection: Connection, person: str) -> tuple[int, ...]:
    """Where the record names somebody."""
    tokens = [token.encode() for token in _tokens_of(connection, person)]
    rows = connection.execute(select(bodies.c.position, bodies.c.body).order_by(bodies.c.position))
    return tuple(row.position for row in rows if any(token in row.body for token in tokens))


def forget(connection: Connection, person: str) -> None:
    """Erases who a person is, everything that they are called, and the key that they were kept under."""
    connection.execute(
        update(personal_values)
        .where(personal_values.c.person == person)
        .values(lookup=None, word=None, sealed=None)
    )
    connection.execute(delete(person_keys).where(person_keys.c.person == person))
    connection.execute(update(ledger).values(erasures=ledger.c.erasures + 1))


def erasures(connection: Connection) -> int:
    """How many people were erased so far."""
    return int(connection.execute(select(ledger.c.erasures)).scalar_one())


def kept_of(connection: Connection, tokens: Sequence[str]) -> Iterable[Row[*tuple[Any, ...]]]:
    """The same as `kept`, of these tokens."""
    return _rows(connection, tokens)


def kept(connection: Connection) -> Sequence[Row[*tuple[Any, ...]]]:
    """Every token with its person, its value and the key that opens it."""
    return connection.execute(_KEPT).all()


_KEPT = select(
    personal_values.c.token, personal_values.c.person, personal_values.c.sealed, person_keys.c.key
).outerjoin(person_keys, person_keys.c.person == personal_values.c.person)


class _Registrar:
    """Finds the tokens of those who are known, and makes tokens for the others."""

    def __init__(self, connection: Connection, key: bytes, mentioned: Mentioned, known: Acquaintance) -> None:
        self._connection = connection
        self._key = key
        self._mentioned = mentioned
        self._known = known
        self._new = NewPeople(values=[], keys=[])
        self._words = {word: lookup(key, "word", word) for word in mentioned.words}

    def veil(self) -> tuple[Veil, NewPeople]:
        self._learn()
        by_lookup, by_word = self._known.by_lookup, self._known.by_word
        people: dict[Who, str] = {}
        for who in self._mentioned.people:
            known = who.subject if self._is_erased(who) else by_lookup.get(_lookup(self._key, who))
            people[who] = known or self._person(who)
        names = {
            (who, name): by_lookup.get(_lookup(self._key, who, name)) or self._name(people[who], who, name)
            for who, name in self._mentioned.names
            if not self._is_erased(who)
        }
        # What is shown of somebody erased says nothing of them, and is kept as it is.
        names |= {(who, name): name for who, name in self._mentioned.names if self._is_erased(who)}
        words = {
            word: token
            for word, found_by in self._words.items()
            if (token := by_word.get(found_by)) is not None
        }
        words |= {who.subject: token for who, token in people.items()}
        return Veil(people=people, names=names, words=words), self._new

    def _learn(self) -> None:
        people, names = self._mentioned.people, self._mentioned.names
        self._known.learn(
            self._connection,
            lookups={_lookup(self._key, who) for who in people}
            | {_lookup(self._key, who, name) for who, name in names},
            words=set(self._words.values()),
            tokens={who.subject for who in people if may_be_a_token(who.subject)},
        )

    def _is_erased(self, who: Who) -> bool:
        return self._known.erased.get(who.subject, False)

    def _person(self, who: Who) -> str:
        key = new_key()
        made = seal("p", {"issuer": who.issuer, "subject": who.subject}, key)
        self._new.keys.append({"person": made.token, "key": key})
        self._add(
            made.token,
            made.token,
            _lookup(self._key, who),
            lookup(self._key, "word", who.subject),
            made.sealed,
        )
        return made.token

    def _name(self, person: str, who: Who, name: str) -> str:
        made = seal("n", name, self._key_of(person))
        self._add(made.token, person, _lookup(self._key, who, name), None, made.sealed)
        return made.token

    def _key_of(self, person: str) -> bytes:
        mine = (each["key"] for each in self._new.keys if each["person"] == person)
        stored = select(person_keys.c.key).where(person_keys.c.person == person)
        key: bytes = next(mine, None) or self._connection.execute(stored).scalar_one()
        return key

    def _add(self, token: str, person: str, found_by: bytes, word: bytes | None, sealed: bytes) -> None:
        self._new.values.append(
            {"token": token, "person": person, "lookup": found_by, "word": word, "sealed": sealed}
        )


def _lookup(key: bytes, who: Who, *name: str) -> bytes:
    return lookup(key, "who", who.issuer, who.subject, *name)


def _tokens_of(connection: Connection, person: str) -> list[str]:
    mine = select(personal_values.c.token).where(personal_values.c.person == person)
    return list(connection.scalars(mine))


def _rows(connection: Connection, tokens: Sequence[str]) -> Iterable[Row[*tuple[Any, ...]]]:
    for start in range(0, len(tokens), AT_ONCE):
        wanted = tokens[start : start + AT_ONCE]
        yield from connection.execute(_KEPT.where(personal_values.c.token.in_(wanted)))


def _value(row: Row[*tuple[Any, ...]]) -> str:
    if row.sealed is not None and row.key is not None:
        return unseal(row.token, row.sealed, row.key)
    return row.token if row.token == row.person else f"erased person {row.person}"
