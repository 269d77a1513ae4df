"""What of the record somebody sees who looks at it."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TypeAlias

from sqlalchemy import Connection

from console.installation import actor_of, settings_of
from console.options import Common, Reading
from console.reading import ask
from console.writing import now
from domain.identity import Identity
from domain.roster import Sees
from readmodels.programme_parts import parents
from readmodels.withholding import EVERYTHING, seen_by
from runtime.failures import NotSignedIn

Seeing: TypeAlias = Callable[[str], Collection[Sees]]
TELLS_WHY = "Amounts or words are withheld that none of your roles sees; say who you are with --as PERSON."


def seeing(common: Reading, programme: str | None = None) -> Seeing:
    """Tells of each programme what somebody sees: by their roles today, whatever past they look at.

    :raises Failure: when there is no record.
    """
    today = Common(home=common.home, person=common.person, output=common.output)
    known = ask(today, partial(_seen, who=_whoever_asks(common), wanted=programme))
    return lambda id: known.get(id, EVERYTHING)


def said_of(seeing: Seeing, programmes: Collection[str]) -> tuple[str, ...]:
    """Why something is withheld; nothing when nothing is."""
    return (TELLS_WHY,) if any(len(seeing(id)) < len(EVERYTHING) for id in programmes) else ()


def _seen(
    connection: Connection, *, who: Identity | None, wanted: str | None
) -> Mapping[str, Collection[Sees]]:
    known = [id for id in parents(connection) if wanted in (None, id)]
    return {id: seen_by(connection, id, who, now().date()) for id in known}


def _whoever_asks(common: Common) -> Identity | None:
    try:
        return actor_of(common, settings_of(common)).identity
    except NotSignedIn:
        return None
