"""Which aggregate a command is for, and how that aggregate is folded and asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, get_args

from domain.attempt import decide as attempt
from domain.attempt import state as attempt_state
from domain.attempt.commands import AnyAttemptCommand, RecordAttempt
from domain.attempt.events import AttemptEvent, AttemptRefused
from domain.benefit import decide as benefit
from domain.benefit import state as benefit_state
from domain.benefit.commands import AnyBenefitCommand
from domain.benefit.events import BenefitEvent
from domain.business_case import decide as business_case
from domain.business_case import state as business_case_state
from domain.business_case.commands import AnyBusinessCaseCommand
from domain.business_case.events import BusinessCaseEvent
from domain.fund import decide as fund
from domain.fund import state as fund_state
from domain.fund.commands import AnyFundCommand
from domain.fund.events import FundEvent
from domain.gate import decide as gate
from domain.gate import evolving as gate_evolving
from domain.gate.commands import AnyGateCommand
from domain.gate.events import GateEvent
from domain.indicator import decide as indicator
from domain.indicator import state as indicator_state
from domain.indicator.commands import AnyIndicatorCommand
from domain.indicator.events import IndicatorEvent
from domain.log_key import decide as log_key
from domain.log_key import state as log_key_state
from domain.log_key.commands import AnnounceLogKey, AnyLogKeyCommand
from domain.log_key.events import LogKeyAnnounced, LogKeyEvent
from domain.person import decide as person
from domain.person import state as person_state
from domain.person.commands import AnyPersonCommand
from domain.person.events import PersonEvent
from domain.programme import decide as programme
from domain.programme import state as programme_state
from domain.programme.commands import AnyProgrammeCommand
from domain.programme.events import ProgrammeEvent
from domain.release import decide as release
from domain.release import evolving as release_evolving
from domain.release.commands import AnyReleaseCommand
from domain.release.events import ReleaseEvent
from domain.replay import decide as replay
from domain.replay import state as replay_state
from domain.replay.commands import AnyReplayCommand, RecordReplay
from domain.replay.events import ReplayEvent
from domain.risk import decide as risk
from domain.risk import state as risk_state
from domain.risk.commands import AnyRiskCommand
from domain.risk.events import RiskEvent

Event: TypeAlias = (
    ProgrammeEvent
    | ReleaseEvent
    | GateEvent
    | BenefitEvent
    | FundEvent
    | RiskEvent
    | IndicatorEvent
    | BusinessCaseEvent
    | AttemptEvent
    | PersonEvent
    | LogKeyEvent
    | ReplayEvent
)
Command: TypeAlias = (
    AnyProgrammeCommand
    | AnyReleaseCommand
    | AnyGateCommand
    | AnyBenefitCommand
    | AnyFundCommand
    | AnyRiskCommand
    | AnyIndicatorCommand
    | AnyBusinessCaseCommand
    | AnyAttemptCommand
    | AnyPersonCommand
    | AnyLogKeyCommand
    | AnyReplayCommand
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """How one kind of stream is read and asked."""

    evolve: Callable[[Any, Any], Any]
    fold: Callable[..., Any]
    decide: Callable[..., Sequence[Event]]


PROGRAMME = Aggregate(evolve=programme_state.evolve, fold=programme_state.fold, decide=programme.decide)
RELEASE = Aggregate(evolve=release_evolving.evolve, fold=release_evolving.fold, decide=release.decide)
GATE = Aggregate(evolve=gate_evolving.evolve, fold=gate_evolving.fold, decide=gate.decide)
BENEFIT = Aggregate(evolve=benefit_state.evolve, fold=benefit_state.fold, decide=benefit.decide)
FUND = Aggregate(evolve=fund_state.evolve, fold=fund_state.fold, decide=fund.decide)
RISK = Aggregate(evolve=risk_state.evolve, fold=risk_state.fold, decide=risk.decide)
INDICATOR = Aggregate(evolve=indicator_state.evolve, fold=indicator_state.fold, decide=indicator.decide)
BUSINESS_CASE = Aggregate(
    evolve=business_case_state.evolve, fold=business_case_state.fold, decide=business_case.decide
)
ATTEMPT = Aggregate(evolve=attempt_state.evolve, fold=attempt_state.fold, decide=attempt.decide)
PERSON = Aggregate(evolve=person_state.evolve, fold=person_state.fold, decide=person.decide)
LOG_KEY = Aggregate(evolve=log_key_state.evolve, fold=log_key_state.fold, decide=log_key.decide)
REPLAY = Aggregate(evolve=replay_state.evolve, fold=replay_state.fold, decide=replay.decide)

_BY_COMMAND: Mapping[type, Aggregate] = {
    **dict.fromkeys(get_args(AnyProgrammeCommand), PROGRAMME),
    **dict.fromkeys(get_args(AnyReleaseCommand), RELEASE),
    **dict.fromkeys(get_args(AnyGateCommand), GATE),
    **dict.fromkeys(get_args(AnyBenefitCommand), BENEFIT),
    **dict.fromkeys(get_args(AnyFundCommand), FUND),
    **dict.fromkeys(get_args(AnyRiskCommand), RISK),
    **dict.fromkeys(get_args(AnyIndicatorCommand), INDICATOR),
    **dict.fromkeys(get_args(AnyBusinessCaseCommand), BUSINESS_CASE),
    RecordAttempt: ATTEMPT,
    **dict.fromkeys(get_args(AnyPersonCommand), PERSON),
    AnnounceLogKey: LOG_KEY,
    RecordReplay: REPLAY,
}

_BY_EVENT: Mapping[type, Aggregate] = {
    **dict.fromkeys(get_args(ProgrammeEvent), PROGRAMME),
    **dict.fromkeys(get_args(ReleaseEvent), RELEASE),
    **dict.fromkeys(get_args(GateEvent), GATE),
    **dict.fromkeys(get_args(BenefitEvent), BENEFIT),
    **dict.fromkeys(get_args(FundEvent), FUND),
    **dict.fromkeys(get_args(RiskEvent), RISK),
    **dict.fromkeys(get_args(IndicatorEvent), INDICATOR),
    **dict.fromkeys(get_args(BusinessCaseEvent), BUSINESS_CASE),
    AttemptRefused: ATTEMPT,
    **dict.fromkeys(get_args(PersonEvent), PERSON),
    LogKeyAnnounced: LOG_KEY,
    **dict.fromkeys(get_args(ReplayEvent), REPLAY),
}


def aggregate_of(event: Event) -> Aggregate:
    """The aggregate that an event happened to."""
    return _BY_EVENT[type(event)]


def aggregate_for(command: Command) -> Aggregate:
    """The aggregate that a command is for."""
    return _BY_COMMAND[type(command)]
