"""Who is acting: the one way in which a name becomes an actor."""

from typing import Protocol

from domain.identity import Actor, Identity
from runtime.failures import NotSignedIn
from runtime.settings import DEVELOPMENT_ISSUER, Environment, Settings


class SignIn(Protocol):
    """Checks who somebody is."""

    def actor(self) -> Actor:
        """Who acts, and what was checked about it.

        :raises NotSignedIn: when that cannot be said.
        """


class DevelopmentIdentity:
    """Believes what it is told, and says so with every event; refused under production settings."""

    def __init__(self, settings: Settings, person: str | None) -> None:
        self._settings = settings
        self._person = person

    def actor(self) -> Actor:
        if self._settings.environment is Environment.PRODUCTION:
            raise NotSignedIn(
                "The development identity is refused in production.", next="Sign in with your organisation."
            )
        if not self._person:
            raise NotSignedIn("This needs somebody to act.")
        identity = Identity(issuer=DEVELOPMENT_ISSUER, subject=self._person)
        return Actor(identity=identity, checked=("development identity: nothing was checked",))
