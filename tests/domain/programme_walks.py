"""Ways that a programme can be taken: delivered, stopped, planned anew, and whatever chance asks of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from domain.aggregate import Command
from domain.programme import commands as programme
from domain.programme.review import month_of
from domain.release.plan import ExternalId, ReleaseId
from tests.domain.gate.scene import BOARD, COUNCIL, FINANCE, ROSTER
from tests.domain.people import ASHA, BEN, EMIL, GITA, HANA, LATER, LOCKGATE, NOON
from tests.domain.programme import registers, watched
from tests.domain.programme.planning import (
    A_QUARTER_ON,
    AFTER_X1,
    CASE_SYSTEMS,
    CRITERIA,
    accept,
    expect,
    fail,
    hand_over,
    meet,
    replan,
    score,
)
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A, STAGE_GATE, START, with_holders
from tests.domain.walking import TIMES, Commands, joined, part_of


def programme_walks() -> Commands:
    plans = (PLAN, replace(PLAN, blueprint_digest="sha256:b2"), replace(PLAN, policies=()))
    releases = st.sampled_from([PLAN_1A.id, PLAN_2A.id, ReleaseId("9Z")])
    days = st.integers(-60, 400).map(lambda days: NOON + timedelta(days=days))
    asked = {"programme": st.just(PLAN.id), "by": st.just(LOCKGATE), "at": days}
    adopted = {**asked, "by": st.sampled_from([GITA, GITA, BEN]), "reason": st.sampled_from(["", "Why."])}
    people = (ROSTER, with_holders(BOARD, BEN, EMIL), with_holders(FINANCE), with_holders(COUNCIL, GITA, BEN))
    rules = [replace(STAGE_GATE, answer_within_days=days) for days in (10, 5, 0)]
    anything = st.one_of(
        st.builds(programme.StartProgramme, **asked, plan=st.sampled_from(plans)),
        st.builds(programme.ClearRelease, **asked, release=releases),
        st.builds(programme.CompleteRelease, **asked, release=releases),
        st.builds(programme.DropRelease, **asked, release=releases),
        st.builds(programme.AdoptRoster, **adopted, roster=st.sampled_from(people)),
        st.builds(programme.AdoptPolicy, **adopted, policy=st.sampled_from(rules)),
        st.builds(programme.CallReview, **asked, releases=st.just(())),
        st.builds(
            programme.HoldReview,
            **{**asked, "by": st.sampled_from([GITA, BEN, LOCKGATE])},
            month=st.sampled_from(["2018-05", "2019-06"]),
            note=st.sampled_from(["", "All is well."]),
        ),
    )
    return joined(
        part_of(_delivered()) | part_of(_planned_anew()) | part_of(registers.WAY) | part_of(watched.WAY),
        st.lists(anything | st.sampled_from(registers.WAY[1:]), max_size=15),
        st.lists(_changes_of_plan(), max_size=4),
    )


def _changes_of_plan() -> st.SearchStrategy[Command]:
    asked = {"programme": st.just(PLAN.id), "at": TIMES, "by": st.sampled_from([GITA, GITA, ASHA, EMIL])}
    why = {**asked, "reason": st.sampled_from(["", "Why.", "Why."])}
    outside = {"external": st.sampled_from([CASE_SYSTEMS.id, CASE_SYSTEMS.id, ExternalId("X9")])}
    release = {"release": st.sampled_from([PLAN_1A.id, PLAN_2A.id, ReleaseId("9Z")])}
    days = st.sampled_from([PLAN_1A.ends, PLAN_2A.ends])
    plans = [(PLAN_1A, PLAN_2A), (PLAN_1A, A_QUARTER_ON), (PLAN_1A, AFTER_X1), (PLAN_1A,), (PLAN_2A,)]
    people = st.sampled_from([EMIL.identity, HANA.identity, BEN.identity])
    scores = st.sampled_from([score(3, 5).scores, score(1, 6).scores, ()])
    return st.one_of(
        st.builds(
            programme.Replan,
            **why,
            replaces=st.sampled_from([1, 1, 1, 2, 2, 3, 0]),
            releases=st.sampled_from(plans),
        ),
        st.builds(programme.ExpectExternal, **why, **outside, expected=days),
        st.builds(programme.MeetExternal, **asked, **outside, note=st.sampled_from(["", "A contract."])),
        st.builds(programme.FailExternal, **why, **outside),
        st.builds(programme.HandOverLead, **why, **release, to=people, day=days),
        st.builds(programme.AcceptLead, **asked, **release),
        st.builds(programme.ScoreRelease, **why, **release, scores=scores),
    )


def programme_ways() -> Sequence[Sequence[Command]]:
    """Ways to ends that chance would seldom find."""
    return (_delivered(), _stopped(), _planned_anew(), _comes_about(), registers.WAY, watched.WAY)


def _delivered() -> list[Command]:
    """Both releases, one after the other."""
    called = programme.CallReview(**_A_YEAR_ON, releases=())
    held = programme.HoldReview(**{**_A_YEAR_ON, "by": GITA}, month=month_of(called.at), note="All is well.")
    way: list[Command] = [START, called, held]
    for each in (PLAN_1A.id, PLAN_2A.id):
        way.append(programme.ClearRelease(**_A_YEAR_ON, release=each))
        way.append(programme.CompleteRelease(**_A_YEAR_ON, release=each))
    return way


def _stopped() -> list[Command]:
    """The first release is stopped, which blocks the second."""
    first = PLAN_1A.id
    cleared = programme.ClearRelease(**_A_YEAR_ON, release=first)
    return [START, cleared, programme.DropRelease(**_A_YEAR_ON, release=first)]


def _planned_anew() -> list[Command]:
    """What is awaited outside fails, is planned around, handed over, and at last taken out."""
    plan = replace(PLAN, releases=(PLAN_1A, AFTER_X1), external=(CASE_SYSTEMS,), criteria=CRITERIA)
    without = replace(AFTER_X1, depends_on_external=())
    return [
        replace(START, plan=plan),
        score(4, 2),
        expect(PLAN_2A.ends),
        fail(),
        replan(PLAN_1A, without),
        hand_over(EMIL, by=ASHA),
        accept(EMIL),
        replan(PLAN_1A, replaces=2, at=LATER + timedelta(hours=1)),
    ]


def _comes_about() -> list[Command]:
    """What is awaited outside comes about."""
    plan = replace(PLAN, releases=(PLAN_1A, AFTER_X1), external=(CASE_SYSTEMS,))
    return [replace(START, plan=plan), meet(), hand_over(EMIL)]


_A_YEAR_ON: Any = {"programme": PLAN.id, "by": LOCKGATE, "at": NOON + timedelta(days=400)}
