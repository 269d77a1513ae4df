"""The scenarios, told to the pure domain."""

from typing import get_args

import pytest

from domain.gate import refusals
from domain.gate.outcome import Outcome
from domain.gate.step import Method, StepKind
from domain.refusal import Rejected
from tests.gates.language import Move, UnknownSentence, understood
from tests.gates.scenario import Scenario, scenarios
from tests.gates.telling import compare, tell

ENOUGH = 130
# A story's gate asks for no money, and its programme always has people to go on with.
TOLD_ELSEWHERE = {"MoneyFrozen", "NothingToRebaseOn"}


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.name)
def test_scenario(scenario: Scenario) -> None:
    told = tell(scenario)
    compare(told.gate, told.refused, scenario.then)


def test_every_scenario_has_a_name_of_its_own() -> None:
    names = [scenario.name for scenario in scenarios()]
    assert len(set(names)) == len(names) >= ENOUGH


def test_every_kind_and_method_of_a_step_appears() -> None:
    steps = [step for scenario in scenarios() for step in scenario.plan.policies[0].steps]
    assert {step.kind for step in steps} == set(StepKind)
    assert {step.method for step in steps} == set(Method)


def test_every_outcome_appears() -> None:
    verdicts = {scenario.then.verdict for scenario in scenarios()}
    assert verdicts == {*Outcome, "shut", "unsatisfiable"}


def test_every_refusal_of_a_gate_appears() -> None:
    rules = {
        name
        for name, each in vars(refusals).items()
        if isinstance(each, type) and issubclass(each, Rejected) and each is not Rejected
    }
    told = {rule for scenario in scenarios() for _, rule in scenario.then.refused}
    assert rules - told == TOLD_ELSEWHERE


def test_every_kind_of_move_appears() -> None:
    assert {type(move) for scenario in scenarios() for move in scenario.happens} == set(get_args(Move))


def test_sentence_that_says_nothing_is_named_with_its_line() -> None:
    with pytest.raises(UnknownSentence, match=r"line 7: .*'ben ponders'"):
        understood("ben ponders", 7)
