"""What officers do with somebody's personal data."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from activities.door import Door
from domain.identity import Actor, Identity
from domain.person.commands import ErasePerson, HoldPerson, LiftHold
from domain.person.refusals import PersonUnknown
from eventstore.errors import StreamMoved
from eventstore.store import EventStore
from eventstore.tokens import may_be_a_token
from readmodels.person import PersonPage, person_page, pseudonym_of, pseudonyms_of
from runtime.failures import Refused
from runtime.settings import Environment, Settings

MOST_TRIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks for something about whom, and why: a subject as their issuer gives it, or a pseudonym."""

    of: str
    why: str
    by: Actor
    issuer: str = ""


class Persons:
    """Shows, holds and erases who people are."""

    def __init__(self, store: EventStore, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._door = Door(store, settings.trusted_issuers)

    async def show(self, of: str, issuer: str = "") -> PersonPage:
        """What the record has of somebody.

        :raises PersonUnknown: when it names nobody of that name.
        """
        page = await self._store.query(partial(person_page, person=await self._pseudonym(of, issuer)))
        if not page.positions:
            raise PersonUnknown(of)
        return page

    async def _pseudonym(self, of: str, issuer: str) -> str:
        if issuer:
            who = Identity(issuer=issuer, subject=of)
            known = await self._store.query(partial(pseudonym_of, who=who))
            found = [known] if known else []
        else:
            found = await self._store.query(partial(pseudonyms_of, subject=of))
        if len(found) > 1:
            raise Refused(
                f"Several people sign in as {of}.",
                code="PersonAmbiguous",
                next="Say --issuer, or a pseudonym.",
            )
        if not found and not may_be_a_token(of):
            raise PersonUnknown(of)
        return found[0] if found else of

    async def hold(self, asking: Asking) -> PersonPage:
        """Keeps everything of somebody until the hold is lifted."""
        page = await self.show(asking.of, asking.issuer)
        await self._door.settle(
            HoldPerson(
                person=page.person, reason=asking.why, by=asking.by, at=_now(), officers=self._officers()
            )
        )
        return await self.show(page.person)

    async def release(self, asking: Asking) -> PersonPage:
        """Lifts the hold."""
        page = await self.show(asking.of, asking.issuer)
        await self._door.settle(
            LiftHold(
                person=page.person, reason=asking.why, by=asking.by, at=_now(), officers=self._officers()
            )
        )
        return await self.show(page.person)

    async def erase(self, asking: Asking) -> PersonPage:
        """Erases who somebody is, for ever.

        :raises Rejected: when there is a hold, they are still accountable, or it is not theirs to ask.
        """
        officers, person = self._officers(), (await self.show(asking.of, asking.issuer)).person
        for _ in range(MOST_TRIES):
            head = await self._store.position()
            page = await self.show(person)
            command = ErasePerson(
                person=person,
                by=asking.by,
                at=_now(),
                officers=officers,
                legal_basis=asking.why,
                who=page.who,
                last_acted=page.last_acted,
                years=self._settings.years_to_keep_who_acted,
                positions=page.positions,
            )
            try:
                await self._door.erase(command, head=head)
                return await self.show(person)
            except StreamMoved:
                continue  # Somebody wrote meanwhile, perhaps of them: look again.
        raise Refused("The record never stood still.", code="busy", next="Do it again when less is going on.")

    def _officers(self) -> tuple[str, ...]:
        officers = self._settings.data_protection_officers
        if self._settings.environment is Environment.PRODUCTION and not officers:
            raise Refused(
                "Nobody is named who may do that.",
                code="NoDataProtectionOfficer",
                next="Set LOCKGATE_DATA_PROTECTION_OFFICERS.",
            )
        return officers


def _now() -> datetime:
    return datetime.now(UTC)
