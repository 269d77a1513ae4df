"""Whom the record was found to name, so that it need not be asked again."""

from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, or_, select

from eventstore.tables import personal_values

MOST_KNOWN = 50_000


@dataclass(slots=True, kw_only=True)
class Acquaintance:
    """The tokens found so far, by what was asked for; also that there was none."""

    by_lookup: dict[bytes, str | None] = field(default_factory=dict)
    by_word: dict[bytes, str | None] = field(default_factory=dict)
    erased: dict[str, bool] = field(default_factory=dict)

    @property
    def is_large(self) -> bool:
        return len(self.by_lookup) + len(self.by_word) > MOST_KNOWN

    def learn(
        self, connection: Connection, *, lookups: set[bytes], words: set[bytes], tokens: set[str]
    ) -> None:
        """Asks for whatever was not asked for before."""
        lookups = lookups - self.by_lookup.keys()
        words = words - self.by_word.keys()
        tokens = tokens - self.erased.keys()
        if not (lookups or words or tokens):
            return
        self.by_lookup |= dict.fromkeys(lookups)
        self.by_word |= dict.fromkeys(words)
        self.erased |= dict.fromkeys(tokens, False)
        asked = {"lookups": list(lookups), "words": list(words), "tokens": list(tokens)}
        for row in connection.execute(_KNOWN, asked):
            self.meet(row.token, row.lookup, row.word)
            if row.sealed is None:
                self.erased[row.token] = True

    def meet(self, token: str, lookup: bytes | None, word: bytes | None) -> None:
        """Takes in somebody whom the record names."""
        if lookup is not None:
            self.by_lookup[lookup] = token
        if word is not None:
            self.by_word[word] = token


_KNOWN = select(personal_values).where(
    or_(
        personal_values.c.lookup.in_(bindparam("lookups", expanding=True)),
        personal_values.c.word.in_(bindparam("words", expanding=True)),
        personal_values.c.token.in_(bindparam("tokens", expanding=True)),
    )
)
