"""What is played out of the ordinary is possible in the programme that it is played in."""

import pytest

from definitions.loader import load_blueprint
from definitions.shipped import shipped_names, shipped_path
from domain.gate.policy import GatePolicy
from domain.gate.subject import GateSubject
from domain.programme.plan import ProgrammePlan
from runtime.demo.script import Script
from runtime.demo.scripts import SCRIPTS

PLAYED = [(load_blueprint(shipped_path(name)), script) for name, script in SCRIPTS.items()]


def policy(plan: ProgrammePlan, subject: GateSubject) -> GatePolicy:
    gate = next(each for each in plan.releases if each.id == subject.release).stage(subject.the_stage).gate
    return next(each for each in plan.policies if each.id == gate)


def test_every_shipped_programme_has_its_script() -> None:
    assert tuple(SCRIPTS) == shipped_names()


@pytest.mark.parametrize(("plan", "script"), PLAYED, ids=list(SCRIPTS))
def test_a_script_rejects_leaves_unanswered_sets_a_condition_and_has_an_attempt_refused(
    plan: ProgrammePlan, script: Script
) -> None:
    turns = (script.rejected, script.unanswered, script.conditional, script.tried_by_requester)
    subjects = [turn.subject(plan.id) for turn in turns]
    assert len({each.stream for each in subjects}) == len(turns)
    assert all(policy(plan, each) for each in subjects)


@pytest.mark.parametrize(("plan", "script"), PLAYED, ids=list(SCRIPTS))
def test_what_is_left_unanswered_has_somebody_above(plan: ProgrammePlan, script: Script) -> None:
    steps = policy(plan, script.unanswered.subject(plan.id)).steps
    assert all(plan.roster.by_id[role].escalates_to for step in steps for role in step.roles)


@pytest.mark.parametrize(("plan", "script"), PLAYED, ids=list(SCRIPTS))
def test_the_author_of_papers_is_known(plan: ProgrammePlan, script: Script) -> None:
    assert script.author in {who.subject for who in plan.roster.names}


def test_a_package_is_stopped_where_its_policy_has_a_break_point() -> None:
    (plan, script), *_ = PLAYED
    assert script.stopped
    assert policy(plan, script.stopped.subject(plan.id)).break_point
