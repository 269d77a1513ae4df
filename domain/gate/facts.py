"""What a gate knows about its subject besides the evidence: counts, days and money."""

from dataclasses import dataclass
from datetime import date

from domain.assessment import Assessment
from domain.digest import digest
from domain.identity import Identity
from domain.money import Pence
from domain.release.rating.legend import Colour
from domain.release.readiness import Portion
from domain.stake import Spend, Stake


@dataclass(frozen=True, slots=True, kw_only=True)
class Consulted:
    """How the consultation went: how many heads are affected, or why it is unnecessary, and its days.

    `handed_in` names the evidence of the consultation's own gate, its outcome report among it, unless it was
    `reported` by itself. By the law of its programme `counted` heads ask for a `minimum` of days; where it is
    collective, representatives are heard and form HR1 is due, and with it the first dismissal on a day from
    `earliest_leaving` on; `uncopied` are bodies whose representatives have no copy of the form. `unanswered`
    are responses, and `transfer_lacks` what is due before a transfer.
    """

    heads: int
    unnecessary: str = ""
    opened: date | None = None
    closed: date | None = None
    handed_in: tuple[str, ...] = ()
    reported: bool = False
    unanswered: tuple[str, ...] = ()
    counted: int = 0
    minimum: int = 0
    is_collective: bool = False
    represented: bool = False
    notified: date | None = None
    uncopied: tuple[str, ...] = ()
    earliest_leaving: date | None = None
    first_leaving: date | None = None
    transfer_lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """An assessment among what was handed in, and whether it is of no later day than the look at it."""

    assessment: Assessment
    evidence: str
    is_in_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyFreeze:
    """All money is frozen for this reason, except for what these people decide."""

    reason: str
    guardians: tuple[Identity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonsHeard:
    """The lessons of other releases that this one was offered, by its answers; each by name, `1A/L-1`."""

    taken_up: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectFacts:
    """The facts of a gate's subject; None where nobody has reported any yet.

    `risks` are those within appetite, of all open ones. `deliverables_listed` names those that the gate may
    ask for, where the release has a list of them. `musts_given_up` tells which requirements were Musts, what
    became of them and why. The names of `conditions_open` and `conditions_late` are of conditions that
    earlier gates set, and those of `overrides_unreviewed` of earlier gates. `rating` is the colour in which
    the release was rated last. Only at sign-off there is `transition_delivered`, and counts.
    `adverse_effects` are those of stopped processes that are open, and `exit_cost` is what stopping at this
    gate costs, in pence.
    """

    deliverables: Portion | None = None
    deliverables_listed: tuple[str, ...] = ()
    musts: Portion | None = None
    musts_given_up: tuple[str, ...] = ()
    training: Portion | None = None
    transition: Portion | None = None
    risks: Portion | None = None
    consultation: Consulted | None = None
    assessments: tuple[Assessed, ...] = ()
    waits_for: tuple[str, ...] = ()
    conditions_open: tuple[str, ...] = ()
    conditions_late: tuple[str, ...] = ()
    overrides_unreviewed: tuple[str, ...] = ()
    benefits: int = 0
    benefits_lacking: tuple[str, ...] = ()
    stake: Stake | None = None
    spend: Spend | None = None
    freeze: MoneyFreeze | None = None
    rating: Colour | None = None
    transition_delivered: Portion | None = None
    adverse_effects: tuple[str, ...] = ()
    lessons: LessonsHeard | None = None
    exit_cost: Pence | None = None

    @property
    def digest(self) -> str:
        return digest("gate-facts/1", self)


NO_FACTS = SubjectFacts()
