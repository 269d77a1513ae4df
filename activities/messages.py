"""What workflows and activities tell one another."""

from dataclasses import dataclass
from datetime import date, datetime

from activities.envelope import CommandEnvelope
from activities.runs import ClockSetting
from domain.benefit.agenda import BenefitAlarm
from domain.gate.agenda import GateAlarm
from domain.gate.outcome import Outcome
from domain.gate.receipt import Receipt
from domain.gate.subject import GateSubject
from domain.identity import Identity
from domain.release.commands import TakeOutcome
from domain.release.duty import Due
from domain.release.ending import Ending
from domain.release.plan import ReleaseId
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayAsk:
    """Fold a programme's history again, at this time."""

    programme: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReviews:
    """Have the programme reviewed each month, or only `by_hand`, where its months are simulated."""

    programme: str
    by_hand: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeAsk:
    """How does this programme stand at this time?"""

    programme: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeOutlook:
    """The releases that may start now, and how many are over; whether money is to be asked for now.

    `next_day` is when a release could start or money is asked for next.
    """

    ready: tuple[ReleaseId, ...]
    asks_for_money: bool
    next_day: datetime | None
    completed: int
    stopped: int
    blocked: int
    planned: int
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseAsk:
    """Where does this release stand, and what is due? The clock is for a gate that is yet to be reviewed."""

    programme: str
    release: ReleaseId
    clock: ClockSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class ActOnOutcome:
    """Record how a gate ended, and tell where its release stands then."""

    take: TakeOutcome
    clock: ClockSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that people should know; the same key is the same notice, however often it is sent."""

    key: str
    to: tuple[Identity, ...]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseOutlook:
    """Where a release stands, the gate that it stands at, and what falls due next.

    Its build `awaits` what is not met outside. `notices` are sent before what is due is done. It has ended
    once it is signed off or stopped, and is over once nothing of it is left to do.
    """

    stage: Stage | None
    round: int
    gate: GateSubject | None
    due: Due | None
    ended: bool
    over: bool
    awaits: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOut:
    """Do what has fallen due in a release."""

    programme: str
    release: ReleaseId
    due: Due
    at: datetime
    clock: ClockSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRelease:
    """The release ended at this time: let its benefits begin, or take them back."""

    programme: str
    release: ReleaseId
    at: datetime
    clock: ClockSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseEnded:
    """A release tells its programme how it ended."""

    release: ReleaseId
    how: Ending


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTended:
    """Whom to tell to look again once a programme was planned anew, and what people should know.

    To tell are the releases under way whose own plan changed, and gates for money that went with a release.
    """

    tell: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSettled:
    """What the end of a release brought about: whom to tell of it, and which open gates went with it."""

    ended: ReleaseEnded
    gates: tuple[str, ...] = ()
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateEnded:
    """A gate tells its release how its round ended, and on what evidence.

    What is deferred comes again on the day `until`; `reason` is why a release is stopped.
    """

    subject: GateSubject
    outcome: Outcome
    evidence_digest: str
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateAsk:
    """How does this round of a gate stand at this time?"""

    subject: GateSubject
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GateOutlook:
    """What falls due next, who is asked about which evidence, the outcome, and whether it is in effect.

    `reminded` are those of them who were asked again last, since they are not away. `concerned` are those to
    tell when what was decided no longer stands, or a condition is late. What is deferred comes again on the
    day `until`.
    """

    alarm: GateAlarm | None
    due: datetime | None
    asked: tuple[Identity, ...]
    evidence_digest: str
    outcome: Outcome | None
    reasons: tuple[str, ...]
    in_effect: bool
    finished: bool
    reminded: tuple[Identity, ...] = ()
    concerned: tuple[Identity, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionAnswer:
    """The decider's receipt, and how the gate stands after the decision."""

    receipt: Receipt
    outlook: GateOutlook


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitAsk:
    """How does this benefit stand?"""

    programme: str
    benefit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitOutlook:
    """What falls due next for a benefit, who answers for it, and whether it has ended."""

    alarm: BenefitAlarm | None
    owner: Identity
    name: str
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenYearsAsks:
    """Ask for every year's money whose day has come."""

    programme: str
    at: datetime
    clock: ClockSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class TendFund:
    """A person's command to a programme's fund, and the time at which it arrived."""

    programme: str
    envelope: CommandEnvelope
    at: datetime
    clock: ClockSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class FundAnswer:
    """The open gate that must look at new evidence; empty when there is none."""

    tell_gate: str = ""
