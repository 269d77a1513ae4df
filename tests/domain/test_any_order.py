"""What holds when commands come late and events come in any order."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import aggregate
from domain.aggregate import Command, Event
from domain.benefit.commands import HandOverBenefit, MeasureBaseline, MeasureBenefit, ReviseForecast
from domain.business_case.commands import RecordActuals
from domain.fund.commands import FreezeMoney, LiftFreeze, OfferAskEvidence
from domain.gate.commands import ChangeEvidence, ChangeFacts, Decide
from domain.gate.events import GateClosed
from domain.gate.state import Gate
from domain.gate.turns import is_ripe
from domain.indicator.commands import FromPeople as OfIndicator
from domain.programme.commands import ExpectExternal, FailExternal, HandOverLead, ScoreRelease
from domain.programme.milestone.commands import ReforecastProgrammeMilestone
from domain.programme.register.commands import ReviewEntry, ReviseEntry
from domain.release.build.commands import (
    MoveOutOfSprint,
    PlanIntoSprint,
    PlanSprint,
    ReclassifyRequirement,
    ResizeRequirement,
    ScoreRequirement,
    WeighBacklog,
)
from domain.release.commands import OfferEvidence, ReportReadiness
from domain.release.deliverables.commands import DeliverableCommand
from domain.release.exit_costs.commands import EstimateExitCost
from domain.release.going_live.commands import OfferHandover
from domain.release.learning.commands import MeasureExperiment
from domain.release.lessons.commands import DeclineLesson, TakeUpLesson
from domain.release.milestone.commands import ReforecastMilestone
from domain.release.rating.commands import RateRelease
from domain.release.training.commands import TrainingCommand
from domain.release.transition.commands import PlanTransition, RuleOutTransitionElement
from domain.release.watching.commands import DeclareProcessStop, KeepOldCases, ReadWatch
from domain.risk.commands import (
    AssignRisk,
    DropControl,
    EstablishControl,
    PlanControl,
    ReviewRisk,
    ScoreRisk,
)
from domain.roster import Roster
from tests.domain.gate.scene import DESIGN, OPEN_GATE, approve, change_evidence, escalate
from tests.domain.gate_walks import BENS_DESIGN, DECIDERS, rosters
from tests.domain.golden_events import GOLDEN
from tests.domain.people import EVERYBODY
from tests.domain.walks import WALKS, answer, steps
from tests.repetition import often

# They say something anew: sent again after something else was said, they rightly count again.
RESTATING = (
    OfferEvidence,
    ReportReadiness,
    ChangeEvidence,
    ChangeFacts,
    MeasureBaseline,
    MeasureBenefit,
    ReviseForecast,
    OfferAskEvidence,
    FreezeMoney,
    LiftFreeze,
    ExpectExternal,
    FailExternal,
    ScoreRelease,
    RateRelease,
    ReforecastMilestone,
    ReforecastProgrammeMilestone,
    ReviseEntry,
    ReviewEntry,
    PlanTransition,
    RuleOutTransitionElement,
    DeclareProcessStop,
    ReadWatch,
    KeepOldCases,
    TakeUpLesson,
    DeclineLesson,
    OfferHandover,
    EstimateExitCost,
    HandOverBenefit,
    HandOverLead,
    RecordActuals,
    *get_args(DeliverableCommand),
    *get_args(TrainingCommand),
    PlanSprint,
    ReclassifyRequirement,
    ResizeRequirement,
    ScoreRequirement,
    WeighBacklog,
    PlanIntoSprint,
    MoveOutOfSprint,
    MeasureExperiment,
    ScoreRisk,
    PlanControl,
    EstablishControl,
    DropControl,
    ReviewRisk,
    AssignRisk,
    *get_args(OfIndicator),
)
TOWARDS_RIPENESS: tuple[Command, ...] = (
    *map(approve, DECIDERS),
    change_evidence(DESIGN),
    change_evidence(BENS_DESIGN),
    escalate(1),
    escalate(2),
)
FEW = settings(max_examples=often(30))
everywhere = pytest.mark.parametrize("kind", WALKS)


@everywhere
@FEW
@given(story=st.data())
def test_a_granted_command_sent_again_later_changes_nothing(kind: str, story: st.DataObject) -> None:
    rules, walks = WALKS[kind]
    walk = list(steps(rules, story.draw(walks)))
    for taken in walk:
        if taken.told and not isinstance(taken.command, RESTATING):
            assert answer(rules, walk[-1].after, taken.command) == (), taken.command


@everywhere
@FEW
@given(story=st.data())
def test_events_are_believed_in_any_order(kind: str, story: st.DataObject) -> None:
    rules, _ = WALKS[kind]
    state = rules.fold(story.draw(st.lists(st.sampled_from(_events_of(kind)), max_size=15)))
    for part in dir(state):
        getattr(state, part)


@everywhere
@FEW
@given(story=st.data())
def test_any_past_answers_with_events_or_a_refusal(kind: str, story: st.DataObject) -> None:
    rules, walks = WALKS[kind]
    state = rules.fold(story.draw(st.lists(st.sampled_from(_events_of(kind)), max_size=8)))
    for command in story.draw(walks):
        told = answer(rules, state, command)
        assert told is None or all(type(event) in GOLDEN for event in told)


def test_a_gate_that_could_pass_is_never_stuck() -> None:
    ripe = _ripe_gates()
    assert ripe
    for gate in ripe:
        yeses = [replace(approve(who), submission="once more") for who in EVERYBODY]
        assert any(_is_closed_by(gate, yes) for yes in yeses)


def _ripe_gates() -> list[Gate]:
    """Gates where an escalation or a corrected author seats somebody who had said yes before."""
    found: list[Gate] = []

    @settings(max_examples=often(800))
    @given(roster=rosters(), asked=st.lists(st.sampled_from(TOWARDS_RIPENESS), min_size=3, max_size=8))
    def look(roster: Roster, asked: list[Command]) -> None:
        walk = steps(aggregate.GATE, [replace(OPEN_GATE, roster=roster), *asked])
        found.extend(taken.after for taken in walk if is_ripe(taken.after))

    look()
    return found


def _is_closed_by(gate: Gate, yes: Decide) -> bool:
    told = answer(aggregate.GATE, gate, yes) or ()
    return any(isinstance(event, GateClosed) for event in told)


def _events_of(kind: str) -> list[Event]:
    return [event for event in GOLDEN.values() if type(event).__module__.startswith(f"domain.{kind}.")]
