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
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaffirms:
    """Somebody says again, of what is there now, what they said before it changed."""

    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsIn:
    """Somebody of scrutiny wants a decision looked at before it takes effect."""

    who: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersCallIn:
    """Scrutiny lets a decision stand, or refers it back."""

    who: str
    stands: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaivesCallIn:
    """Scrutiny agrees that a decision cannot wait."""

    who: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """The first of two people wants the gate passed without its approval."""

    who: str
    reference: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirms:
    """The second of the two agrees."""

    who: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """Somebody says afterwards whether an override was right."""

    who: str
    was_right: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalls:
    """Somebody takes back an approval whose condition was not met."""

    who: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """The lead says how far the release has come: so many of so many."""

    measure: str
    done: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleChange:
    """The programme adopts other holders of a role; open gates keep theirs."""

    role: str
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakesPeople:
    """Somebody lets the open gate go on with the people whom the programme has now."""

    who: str
    reason: str


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
    """Somebody takes the question back; whoever asked, when nobody is named."""

    who: str
    reason: str


Move: TypeAlias = (
    Says
    | Reaffirms
    | StandsAside
    | HandsIn
    | Reports
    | DaysPass
    | Sleeps
    | CallsIn
    | AnswersCallIn
    | WaivesCallIn
    | Overrides
    | Confirms
    | Reviews
    | Discharges
    | Recalls
    | PeopleChange
    | TakesPeople
    | Withdraws
)
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


def _put_off(found: Found) -> Move:
    days = int(found["days"]) if found["days"] else None
    return Says(who=found["who"], choice=Choice.DEFER, reason=found["reason"], days=days)


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
    r"withdrawn( by (?P<who>[a-z]+))?(: (?P<reason>.+))?": (
        lambda found: Withdraws(who=found["who"], reason=found["reason"])
    ),
    rf"{_WHO} defers( for (?P<days>\d+) working days)?(: (?P<reason>.+))?": _put_off,
    rf"{_WHO} stops it(: (?P<reason>.+))?": (
        lambda found: Says(who=found["who"], choice=Choice.STOP, reason=found["reason"])
    ),
    rf"{_WHO} reaffirms": lambda found: Reaffirms(who=found["who"]),
    rf"{_WHO} calls it in(: (?P<reason>.+))?": (
        lambda found: CallsIn(who=found["who"], reason=found["reason"])
    ),
    rf"{_WHO} (?P<stands>lets it stand|refers it back)(: (?P<reason>.+))?": (
        lambda found: AnswersCallIn(
            who=found["who"], stands=found["stands"] == "lets it stand", reason=found["reason"]
        )
    ),
    rf"{_WHO} waives the call-in(: (?P<reason>.+))?": (
        lambda found: WaivesCallIn(who=found["who"], reason=found["reason"])
    ),
    rf"{_WHO} overrides under (?P<reference>[A-Z0-9-]+)(: (?P<reason>.+))?": (
        lambda found: Overrides(who=found["who"], reference=found["reference"], reason=found["reason"])
    ),
    rf"{_WHO} confirms (?P<reference>[A-Z0-9-]+)": (
        lambda found: Confirms(who=found["who"], reference=found["reference"])
    ),
    rf"{_WHO} reviews: (?P<how>right|wrong), (?P<note>.+)": (
        lambda found: Reviews(who=found["who"], was_right=found["how"] == "right", note=found["note"])
    ),
    rf"{_WHO} recalls(: (?P<reason>.+))?": lambda found: Recalls(who=found["who"], reason=found["reason"]),
    r"(?P<done>\d+) of (?P<of>\d+) (?P<measure>deliverables|musts|training|transition|risks) reported": (
        lambda found: Reports(measure=found["measure"], done=int(found["done"]), of=int(found["of"]))
    ),
    r"the people change: (?P<role>[a-z-]+): (?P<holders>[a-z ]*)": (
        lambda found: PeopleChange(role=found["role"], holders=tuple(found["holders"].split()))
    ),
    rf"{_WHO} takes the people as they are(: (?P<reason>.+))?": (
        lambda found: TakesPeople(who=found["who"], reason=found["reason"])
    ),
}
