"""How the people, days and reasons around an event read in a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.identity import SERVICE_ISSUER, Identity
from domain.stage import Stage

LOCKGATE = "Lockgate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What an event leaves unsaid: who brought it about, where, and what people are called.

    `role` is the role in which a decider decided; names that do not apply are empty.
    """

    by: Identity
    release: str = ""
    stage: str = ""
    round: int = 1
    benefit: str = ""
    ask: str = ""
    risk: str = ""
    indicator: str = ""
    role: str = ""
    names: Mapping[Identity, str] = field(default_factory=dict)

    @property
    def actor(self) -> str:
        return self.name(self.by)

    @property
    def work(self) -> str:
        """What a gate is about: `design of 1A` or `the ask 2025-26`, and the round after a rejection."""
        if self.ask:
            return f"the ask {self.ask}{rounded(self.round)}"
        return f"{plain_words(self.stage)} of {self.release}{rounded(self.round)}"

    def name(self, who: Identity) -> str:
        """The name on the roster, else the one that the issuer gives; Lockgate's own services share one."""
        return LOCKGATE if who.issuer == SERVICE_ISSUER else self.names.get(who, who.subject)

    def everybody(self, people: Iterable[Identity]) -> str:
        """`Ben, Chloe and Dev`; `nobody` when there is none."""
        return listed(self.name(who) for who in people) or "nobody"


def plain_words(name: str) -> str:
    """`build sprints` for `build-sprints`; sign-off is one word."""
    return name if name == Stage.SIGN_OFF else name.replace("-", " ")


def rounded(round: int) -> str:
    """`, round 2`; the first round goes without saying."""
    return f", round {round}" if round > 1 else ""


def listed(words: Iterable[str]) -> str:
    """`a, b and c`."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def day(moment: date) -> str:
    """`3 May 2019`."""
    return f"{moment.day} {moment:%B %Y}"


def instant(moment: datetime) -> str:
    """`3 May 2019, 14:30 UTC`; the time is left out at midnight."""
    return f"{day(moment)}, {moment:%H:%M} UTC" if moment.hour or moment.minute else day(moment)


def ended(text: str) -> str:
    """What somebody typed, as it is, with a full stop where it has no end of its own."""
    typed = text.rstrip()
    return typed if typed.endswith((".", "!", "?", "…")) else f"{typed}."
