"""What the sentences of a scenario mean."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from domain.gate.outcome import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A condition as somebody words it."""

    id: str
    owner: str
    days: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """Somebody says yes or no, or abstains."""

    who: str
    choice: Choice
    reason: str = ""
    is_stranger: bool = False
    on_old_evidence: bool = False
    is_repeated: bool = False
    condition: Asked | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandsAside:
    """Somebody wants no part in it."""

    who: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandsIn:
    """Somebody wrote something new, and hands it in; `piece` is empty for what the gate asks for first."""

    who: str
    piece: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysPass:
    """Nobody does anything for so many working days; the last of them is over then."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleeps:
    """So many working days pass, and Lockgate does not run: it does nothing that falls due."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Discharges:
    """Somebody shows that a condition is met."""

    who: str
    condition: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraws:
    """Whoever asked takes the question back."""

    reason: str


Move: TypeAlias = Says | StandsAside | HandsIn | DaysPass | Sleeps | Discharges | Withdraws
Found: TypeAlias = Mapping[str, str]


class UnknownSentence(ValueError):
    """A line of a scenario that says nothing that is known here."""

    def __init__(self, sentence: str, line: int) -> None:
        super().__init__(f"line {line}: nobody knows what this means: {sentence!r}")


def understood(sentence: str, line: int) -> Move:
    """What a sentence says.

    :raises UnknownSentence: when it says nothing that is known here.
    """
    for pattern, meaning in _MEANINGS.items():
        if found := re.fullmatch(pattern, sentence):
            return meaning(found.groupdict(default=""))
    raise UnknownSentence(sentence, line)


def _said(found: Found) -> Move:
    return Says(
        who=found["who"],
        choice=_CHOICES[found["says"]],
        reason=found.get("reason", ""),
        is_stranger=bool(found.get("elsewhere")),
        on_old_evidence=bool(found.get("old")),
        is_repeated=bool(found.get("again")),
    )


def _conditional(found: Found) -> Move:
    condition = Asked(
        id=found["id"], owner=found["owner"], days=int(found["days"]), text=found.get("text", "")
    )
    reason = "Not like this." if found["says"] == "rejects" else ""
    return Says(who=found["who"], choice=_CHOICES[found["says"]], reason=reason, condition=condition)


def _handed_in(found: Found) -> Move:
    return HandsIn(who=found["who"], piece="" if found["piece"] == "evidence" else found["piece"])


_CHOICES = {"approves": Choice.APPROVE, "rejects": Choice.REJECT, "abstains": Choice.ABSTAIN}
_WHO = r"(?P<who>[a-z]+)"
_SAYS = rf"{_WHO}(?P<elsewhere> from elsewhere)? (?P<says>approves|rejects|abstains)"
_CONDITION = r"(?P<id>\S+) for (?P<owner>[a-z]+) in (?P<days>\d+) working days"
_MEANINGS: Mapping[str, Callable[[Found], Move]] = {
    rf"{_SAYS}(?P<old> on the old evidence)?(?P<again>, sent twice)?(: (?P<reason>.+))?": _said,
    rf"{_SAYS} on condition {_CONDITION}(: (?P<text>.+))?": _conditional,
    rf"{_WHO} stands aside(: (?P<reason>.+))?": (
        lambda found: StandsAside(who=found["who"], reason=found["reason"])
    ),
    rf"new (?P<piece>[a-z-]+) by {_WHO}": _handed_in,
    r"(?P<days>\d+) working days? pass(es)?": lambda found: DaysPass(days=int(found["days"])),
    r"Lockgate sleeps for (?P<days>\d+) working days": lambda found: Sleeps(days=int(found["days"])),
    rf"condition (?P<id>\S+) discharged by {_WHO}(: (?P<note>.+))?": (
        lambda found: Discharges(who=found["who"], condition=found["id"], note=found["note"])
    ),
    r"withdrawn(: (?P<reason>.+))?": lambda found: Withdraws(reason=found["reason"]),
}
