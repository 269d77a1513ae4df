"""What the people of a demonstration do out of the ordinary; everything else they simply approve."""

from dataclasses import dataclass
from datetime import date

from domain.gate.subject import GateSubject, subject_of
from domain.money import NOTHING, Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A round of a gate at which something happens.

    The gate has the name that it has within its programme: `1C/design`, or for an ask `2026-27`.
    """

    gate: str
    round: int = 1

    def subject(self, programme: str) -> GateSubject:
        """The subject of this gate in a programme."""
        return subject_of(f"{programme}/{self.gate}", self.round)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPlayed:
    """Money that somebody asks for on a day; with `from_line` it only moves. `shares` are role and amount."""

    on: date
    ask: str
    year: int
    amount: Pence
    gate: str
    by: str
    line: str
    from_line: str = ""
    shares: tuple[tuple[str, Pence], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TryPlayed:
    """Something that is tried out in a release and scaled, since what is measured is better than before.

    The owner of the benefit is surer of its forecast then.
    """

    release: str
    id: str
    area: str
    hypothesis: str
    measure: str
    before: int
    after: int
    why_scaled: str
    benefit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPlayed:
    """A process that a release stops; the watch over it finds harm, which is put right."""

    release: str
    process: str
    watched_for: str
    effect: str
    put_right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePlayed:
    """How early a release should come, by each criterion of its programme in turn."""

    release: str
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplanPlayed:
    """Releases that are planned so many days later, on a day before they begin."""

    on: date
    releases: tuple[str, ...]
    days: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPlayed:
    """The review of a month, called on a day of it, and what it came to."""

    on: date
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """At which gates something out of the ordinary happens, and what is said there.

    `author` writes all that is handed in. A decision that nobody ratifies lapses; `drawn_early` is what was
    drawn under it by then, and the rest is asked for again.
    """

    author: str
    rejected: Turn
    reason: str
    unanswered: Turn
    conditional: Turn
    condition: str
    tried_by_requester: Turn
    stopped: Turn | None = None
    why_stopped: str = ""
    asks: tuple[AskPlayed, ...] = ()
    tried: tuple[TryPlayed, ...] = ()
    stops: tuple[StopPlayed, ...] = ()
    scored: tuple[ScorePlayed, ...] = ()
    replanned: tuple[ReplanPlayed, ...] = ()
    reviewed: tuple[ReviewPlayed, ...] = ()
    unratified: Turn | None = None
    drawn_early: Pence = NOTHING


def turn_of(subject: GateSubject) -> Turn:
    """The turn of a gate in its programme."""
    return Turn(gate=subject.gate.partition("/")[2], round=subject.round)


DAYS_TO_HAND_IN = 2
DAYS_TO_HOLD_A_REVIEW = 3
DAYS_TO_IMPROVE = 6
# Many things on one day are played sooner than each on a day of its own.
DAYS_TO_DRAFT = 2
DAYS_TO_ACCEPT = 3
DAYS_TO_FIND_REPRESENTATIVES = 2
DAYS_TO_NOTIFY = 2
DAYS_TO_COPY = 1
DAYS_TO_RESPOND = 3
DAYS_TO_ANSWER = 10
DAYS_TO_REPORT = 1
DAYS_OF_NOTICE = 28
DAYS_TO_FILL_A_SPRINT = 2
DAYS_TO_BUILD = 10
DAYS_TO_PLAN_TRAINING = 2
DAYS_TO_TRAIN = 3
DAYS_TO_TRY = 2
DAYS_TO_TRY_IT_OUT = 20
DAYS_TO_FORECAST = 21
DAYS_TO_FIND_HARM = 5
DAYS_TO_PUT_RIGHT = 10
DAYS_TO_CLOSE = 10
DAYS_BEFORE_IT_IS_NEEDED = 7
DAYS_TO_DECIDE = 3
DAYS_TO_DECIDE_WHEN_ESCALATED = 2
DAYS_TO_RATIFY = 4
DAYS_TO_MEET_A_CONDITION = 12
DAYS_A_CONDITION_MAY_TAKE = 21
DAYS_TO_MEASURE = 5
DAYS_TO_CONFIRM = 2
DAYS_TO_DRAW = 10
DAYS_TO_DRAW_EARLY = 2
DAYS_TO_ASK_AGAIN = 7
