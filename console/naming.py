"""Which programme, release, gate or person people mean by what they type."""

from collections.abc import Iterable

from sqlalchemy import Connection

from console.writing import now
from domain.gate.subject import subject_of
from domain.identity import Identity
from readmodels.people import all_names, names
from readmodels.release_board import programmes
from readmodels.release_now import programme_now
from runtime.failures import NotFound
from runtime.settings import Settings

START = "Start one with: lockgate programme start shepway --as PERSON"


def programme_of(connection: Connection, typed: str | None) -> str:
    """The programme typed, or the only one there is.

    :raises NotFound: when it does not exist, or none was typed and there are none or several.
    """
    known = [each.id for each in programmes(connection)]
    if typed is None and len(known) == 1:
        return known[0]
    if not known:
        raise NotFound("There is no programme yet.", next=START)
    if typed is None:
        raise NotFound(f"There are several programmes: {', '.join(known)}.", next="Say --programme NAME")
    if typed not in known:
        raise NotFound(
            f"There is no programme {typed!r}.", next=f"There is {', '.join(known)}: lockgate programme show"
        )
    return typed


def release_of(connection: Connection, typed: str, programme: str | None) -> tuple[str, str]:
    """The programme and the release: `shepway-fom/1A`, or `1A`."""
    before, slash, release = typed.rpartition("/")
    return programme_of(connection, before if slash else programme), release


def gate_of(connection: Connection, typed: str) -> str:
    """The gate's full id: `shepway-fom/1A/design`, or `1A/design` when there is one programme.

    A gate for money is `surrey-ctp/2025-26`, or `2025-26`; a programme's name before the slash says so.

    :raises NotFound: when it is not of that form.
    """
    known = {each.id for each in programmes(connection)}
    is_whole = typed.count("/") > 1 or typed.partition("/")[0] in known
    full = typed if is_whole else f"{programme_of(connection, None)}/{typed}"
    try:
        return subject_of(full, 1).gate
    except ValueError as error:
        raise NotFound(f"{typed!r} names no gate.", next="See what waits: lockgate gate inbox") from error


def person_of(connection: Connection, typed: str, programme: str | None, settings: Settings) -> Identity:
    """Somebody on a roster by the name of their sign-in; others as the first trusted issuer knows them."""
    if programme is None:
        known: Iterable[Identity] = (who for people in all_names(connection).values() for who in people)
    else:
        known = names(connection, programme)
    stranger = Identity(issuer=settings.trusted_issuers[0], subject=typed)
    return next((who for who in sorted(known) if who.subject == typed), stranger)


def on_roster(connection: Connection, typed: str, programme: str) -> Identity:
    """Somebody on a programme's roster by the name that they sign in with.

    :raises NotFound: when nobody there has it, or they have left.
    """
    roster, look = programme_now(connection, programme).roster, f"lockgate roster show {programme}"
    found = next((who for who in sorted(roster.names) if who.subject == typed), None)
    if found is None:
        raise NotFound(f"There is nobody {typed!r} in {programme}.", next=f"See who is: {look}")
    if roster.has_left(found, now().date()):
        raise NotFound(f"{roster.names[found]} has left, and can be asked for nothing.", next=look)
    return found
