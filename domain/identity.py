"""Who somebody is: known by who vouches for them and the name that issuer gives."""

from dataclasses import dataclass

SERVICE_ISSUER = "urn:lockgate:service"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Identity:
    """A natural person or a service; people are compared by this pair and by nothing else."""

    issuer: str
    subject: str

    def __str__(self) -> str:
        return f"{self.subject} ({self.issuer})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who asked for something, and what was checked before they were believed."""

    identity: Identity
    checked: tuple[str, ...]


def service(name: str) -> Actor:
    """Lockgate's own process acting by a rule, never in place of a decider."""
    return Actor(identity=Identity(issuer=SERVICE_ISSUER, subject=name), checked=("own process",))
