"""What happened, in plain English: one sentence an event."""

from domain.aggregate import Event
from domain.attempt.events import AttemptEvent
from domain.business_case.events import BusinessCaseEvent
from domain.fund.events import FundEvent
from domain.gate.events import GateEvent
from domain.indicator.events import IndicatorEvent
from domain.log_key.events import LogKeyEvent
from domain.person.events import PersonEvent
from domain.programme.events import ProgrammeEvent
from domain.release.events import ReleaseEvent
from domain.replay.events import ReplayEvent
from domain.risk.events import RiskEvent
from readmodels.attempt_sentences import attempt_sentence
from readmodels.benefit_sentences import benefit_sentence
from readmodels.business_case_sentences import business_case_sentence
from readmodels.fund_sentences import fund_sentence
from readmodels.gate_sentences import gate_sentence
from readmodels.indicator_sentences import indicator_sentence
from readmodels.log_key_sentences import log_key_sentence
from readmodels.person_sentences import person_sentence
from readmodels.programme_sentences import programme_sentence
from readmodels.release_sentences import release_sentence
from readmodels.replay_sentences import replay_sentence
from readmodels.risk_sentences import risk_sentence
from readmodels.scene import Scene


def sentence(event: Event, scene: Scene) -> str:
    """`Ben approved design of 1A as programme-board: fine by me.` Text that people typed is left as it is."""
    if isinstance(event, ProgrammeEvent):
        return programme_sentence(event, scene)
    if isinstance(event, ReleaseEvent):
        return release_sentence(event, scene)
    if isinstance(event, GateEvent):
        return gate_sentence(event, scene)
    if isinstance(event, FundEvent):
        return fund_sentence(event, scene)
    if isinstance(event, RiskEvent):
        return risk_sentence(event, scene)
    if isinstance(event, IndicatorEvent):
        return indicator_sentence(event, scene)
    if isinstance(event, BusinessCaseEvent):
        return business_case_sentence(event, scene)
    if isinstance(event, AttemptEvent):
        return attempt_sentence(event, scene)
    if isinstance(event, PersonEvent):
        return person_sentence(event, scene)
    if isinstance(event, LogKeyEvent):
        return log_key_sentence(event, scene)
    if isinstance(event, ReplayEvent):
        return replay_sentence(event)
    # Only benefits are left: the type checker proves it, and in each function that no event falls through.
    return benefit_sentence(event, scene)
