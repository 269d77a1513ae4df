"""Whether a programme could run to its end: every rule, each problem at its place."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.benefit.profile import StatedMeasurement
from domain.evidence_limits import EvidenceLimits
from domain.gate.outcome import Outcome
from domain.gate.policy import PolicyId
from domain.gate.step import Ask, Method, decided_by
from domain.money import Pence
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path
from domain.programme.soundness import problems
from domain.release.plan import ReleaseId
from domain.roster import Role, RoleId, held_by
from tests.domain.benefit.scene import PROFILE
from tests.domain.calendars import ENGLAND
from tests.domain.gate.scene import BOARD, CABINET, COUNCIL, FINANCE, ROSTER
from tests.domain.people import ASHA, BEN, CHLOE, DINA, actor
from tests.domain.programme.scene import (
    PLAN,
    PLAN_1A,
    PLAN_2A,
    STAGE_GATE,
    later,
    with_benefit,
    with_first,
    with_policy,
    with_role,
)

NOBODY = actor("zoe").identity
DAY = timedelta(days=1)
STAGES = PLAN_1A.stages
BOARD_ROLE, FINANCE_ROLE, CABINET_ROLE, COUNCIL_ROLE = ROSTER.roles


def test_a_plan_without_problems_is_sound() -> None:
    assert problems(PLAN) == ()


@pytest.mark.parametrize(
    ("plan", "path", "sentence"),
    [
        (replace(PLAN, stewards=(COUNCIL, RoleId("mayor"))), ("stewards", 1), "There is no role mayor."),
        (
            replace(PLAN, roster=replace(ROSTER, people=(*ROSTER.people, ROSTER.people[0]))),
            ("people", 9, "id"),
            "asha is there twice.",
        ),
        (
            replace(PLAN, roster=replace(ROSTER, roles=(*ROSTER.roles, COUNCIL_ROLE))),
            ("roles", 4, "id"),
            "council is there twice.",
        ),
        (
            with_role(CABINET, replace(CABINET_ROLE, holdings=held_by(BEN.identity, NOBODY))),
            ("roles", 2, "holdings", 1),
            "zoe is not among the people.",
        ),
        (
            with_role(COUNCIL, replace(COUNCIL_ROLE, escalates_to=RoleId("heaven"))),
            ("roles", 3, "escalates_to"),
            "There is no role heaven.",
        ),
        (
            with_role(COUNCIL, replace(COUNCIL_ROLE, escalates_to=COUNCIL)),
            ("roles", 3, "escalates_to"),
            "Roles escalate in a circle: council → council.",
        ),
    ],
)
def test_people_and_roles_are_sound(plan: ProgrammePlan, path: Path, sentence: str) -> None:
    _has_only(plan, path, sentence)


@pytest.mark.parametrize(
    "closed",
    [(date(2018, 12, 26), date(2018, 12, 25)), (date(2018, 12, 25), date(2018, 12, 25))],
    ids=["out of order", "twice"],
)
def test_closed_days_are_in_order(closed: tuple[date, ...]) -> None:
    plan = replace(PLAN, calendar=replace(ENGLAND, closed=closed))
    _has_only(plan, ("calendar", "closed"), "Closed days are listed once each, in order.")


def test_the_calendar_covers_every_stage() -> None:
    short = replace(ENGLAND, last=PLAN_2A.stages[-1].starts)
    path = ("releases", 1, "stages", 4, "ends")
    sentence = f"The calendar england-and-wales covers 2017-01-01 to {short.last} only."
    _has_only(replace(PLAN, calendar=short), path, sentence)


@pytest.mark.parametrize(
    ("limits", "field", "sentence"),
    [
        (EvidenceLimits(most_bytes=0), "most_bytes", "Give at least one."),
        (EvidenceLimits(types=()), "types", "Name a type of file, or nobody can hand in any."),
    ],
)
def test_some_evidence_can_be_handed_in(limits: EvidenceLimits, field: str, sentence: str) -> None:
    _has_only(replace(PLAN, evidence=limits), ("evidence", field), sentence)


def test_roles_escalate_in_no_circle() -> None:
    plan = with_role(COUNCIL, replace(COUNCIL_ROLE, escalates_to=BOARD))
    (problem,) = problems(plan)
    assert problem.path[0] == "roles"
    for role in (BOARD, CABINET, COUNCIL):
        assert role in problem.sentence


def with_step(**changes: Any) -> ProgrammePlan:
    """The plan with a policy whose one step is changed so."""
    (step,) = decided_by(BOARD)
    return with_policy(replace(STAGE_GATE, steps=(replace(step, **changes),)))


@pytest.mark.parametrize(
    ("plan", "path", "sentence"),
    [
        (
            replace(PLAN, policies=(STAGE_GATE, STAGE_GATE)),
            ("policies", 1, "id"),
            "stage-gate is there twice.",
        ),
        (
            with_policy(replace(STAGE_GATE, steps=decided_by())),
            ("policies", 0, "deciders"),
            "A gate that asks nobody would never open.",
        ),
        (
            with_policy(replace(STAGE_GATE, steps=decided_by(BOARD, RoleId("heaven")))),
            ("policies", 0, "deciders", 1),
            "There is no role heaven.",
        ),
        (
            with_policy(replace(STAGE_GATE, answer_within_days=0)),
            ("policies", 0, "answer_within_days"),
            "Give at least one day.",
        ),
        (
            with_policy(replace(STAGE_GATE, remind_every_days=0)),
            ("policies", 0, "remind_every_days"),
            "Give at least one day.",
        ),
        (
            with_step(method=Method.CASTING_VOTE),
            ("policies", 0, "steps", 0, "method"),
            "board has no chair whose vote could be cast.",
        ),
        (
            with_step(method=Method.MAJORITY, asks=(Ask(role=BOARD), Ask(role=BOARD))),
            ("policies", 0, "steps", 0, "asks"),
            "One body votes in a step, or the larger would outvote the other: give each its own.",
        ),
        (
            with_step(method=Method.MAJORITY, fallback=Outcome.APPROVED),
            ("policies", 0, "steps", 0, "fallback"),
            "Nothing passes by default: name an outcome that keeps the gate shut.",
        ),
        (
            with_step(method=Method.MAJORITY, within_days=5),
            ("policies", 0, "steps", 0, "within_days"),
            "Only ratification has days of its own.",
        ),
    ],
)
def test_policies_are_sound(plan: ProgrammePlan, path: Path, sentence: str) -> None:
    _has_only(plan, path, sentence)


@pytest.mark.parametrize(
    ("plan", "path", "sentence"),
    [
        (
            replace(PLAN, releases=(PLAN_1A, replace(PLAN_1A))),
            ("releases", 1, "id"),
            "1A is there twice.",
        ),
        (
            replace(PLAN, releases=(), benefits=()),
            ("releases",),
            "A programme needs a release.",
        ),
        (
            with_first(replace(PLAN_1A, lead=NOBODY)),
            ("releases", 0, "lead"),
            "zoe is not among the people.",
        ),
        (
            with_first(replace(PLAN_1A, sprints=0)),
            ("releases", 0, "sprints"),
            "The build needs at least one sprint.",
        ),
        (
            with_first(replace(PLAN_1A, affected_headcount=-1)),
            ("releases", 0, "affected_headcount"),
            "A headcount cannot be negative.",
        ),
        (
            with_first(replace(PLAN_1A, affected_headcount=0, nothing_to_consult_on=" ")),
            ("releases", 0, "nothing_to_consult_on"),
            "Say why there is nothing to consult on.",
        ),
        (
            with_first(replace(PLAN_1A, depends_on=(ReleaseId("0Z"),))),
            ("releases", 0, "depends_on", 0),
            "There is no release 0Z.",
        ),
        (
            replace(PLAN, releases=(PLAN_1A, later(PLAN_2A, -2))),
            ("releases", 1, "depends_on", 0),
            "It starts on 2018-12-20, before 1A ends on 2018-12-21.",
        ),
    ],
)
def test_releases_are_sound(plan: ProgrammePlan, path: Path, sentence: str) -> None:
    _has_only(plan, path, sentence)


def test_a_release_may_start_on_the_day_another_ends() -> None:
    assert problems(replace(PLAN, releases=(PLAN_1A, later(PLAN_2A, -1)))) == ()


def test_releases_wait_for_one_another_in_no_circle() -> None:
    plan = with_first(replace(PLAN_1A, depends_on=(PLAN_2A.id,)))
    found = {problem.sentence for problem in problems(plan)}
    assert found & {
        "Releases wait for one another: 1A → 2A → 1A.",
        "Releases wait for one another: 2A → 1A → 2A.",
    }


def test_a_release_does_not_wait_for_itself() -> None:
    sentences = _sentences(with_first(replace(PLAN_1A, depends_on=(PLAN_1A.id,))))
    assert "Releases wait for one another: 1A → 1A." in sentences


def test_every_circle_is_found() -> None:
    circling = [
        replace(PLAN_1A, id=ReleaseId(each), depends_on=(ReleaseId(each),)) for each in ("X", "Y", "Z")
    ]
    sentences = _sentences(replace(PLAN, releases=tuple(circling), benefits=()))
    assert {f"Releases wait for one another: {each} → {each}." for each in "XYZ"} <= set(sentences)


@pytest.mark.parametrize(
    "stages",
    [(), STAGES[:4], (*STAGES, STAGES[0]), (STAGES[1], STAGES[0], *STAGES[2:])],
    ids=["none", "one missing", "one twice", "another order"],
)
def test_a_release_has_all_five_stages_in_order(stages: tuple[object, ...]) -> None:
    plan = replace(PLAN, releases=(replace(PLAN_1A, stages=stages),))  # type: ignore[arg-type]
    paths = {problem.path for problem in problems(plan)}
    assert ("releases", 0, "stages") in paths


def test_a_stage_does_not_end_before_it_starts() -> None:
    backwards = replace(STAGES[4], ends=STAGES[4].starts - DAY)
    _has_only(
        with_first(replace(PLAN_1A, stages=(*STAGES[:4], backwards))),
        ("releases", 0, "stages", 4, "ends"),
        "It ends before it starts on 2018-12-03.",
    )


def test_a_stage_may_overlap_the_one_before_it() -> None:
    early = replace(STAGES[4], starts=STAGES[3].ends - DAY)
    assert problems(with_first(replace(PLAN_1A, stages=(*STAGES[:4], early)))) == ()


def test_a_stage_neither_starts_nor_ends_before_the_one_before_it() -> None:
    too_early = replace(STAGES[4], starts=STAGES[3].starts - DAY)
    _has_only(
        with_first(replace(PLAN_1A, stages=(*STAGES[:4], too_early))),
        ("releases", 0, "stages", 4, "starts"),
        f"It starts before the stage before it, on {STAGES[3].starts}.",
    )
    over_too_soon = replace(STAGES[4], starts=STAGES[3].starts, ends=STAGES[3].ends - DAY)
    _has_only(
        with_first(replace(PLAN_1A, stages=(*STAGES[:4], over_too_soon))),
        ("releases", 0, "stages", 4, "ends"),
        f"It ends before the stage before it, on {STAGES[3].ends}.",
    )


def test_every_gate_has_a_policy() -> None:
    without = (replace(STAGES[0], gate=PolicyId("none")), *STAGES[1:])
    _has_only(
        with_first(replace(PLAN_1A, stages=without)),
        ("releases", 0, "stages", 0, "gate"),
        "There is no policy none.",
    )


@pytest.mark.parametrize(
    "finance",
    [(), (ASHA.identity,)],
    ids=["an empty role", "only the one who asks"],
)
def test_every_seat_of_a_gate_can_be_filled(finance: tuple[object, ...]) -> None:
    plan = with_role(FINANCE, replace(FINANCE_ROLE, holdings=held_by(*finance)))  # type: ignore[arg-type]
    found = problems(plan)
    assert len(found) == 10
    assert {problem.path[-1] for problem in found} == {"gate"}
    assert all("Nobody can decide this gate as finance" in problem.sentence for problem in found)


def test_two_seats_need_two_people() -> None:
    only_ben = tuple(replace(role, holdings=held_by(BEN.identity)) for role in ROSTER.roles)
    found = problems(replace(PLAN, roster=replace(ROSTER, roles=only_ben)))
    assert all("each seat needs a person of its own" in problem.sentence for problem in found)
    assert len(found) == 10


def test_people_shared_between_roles_are_seated_as_they_can() -> None:
    shared: tuple[Role, ...] = (
        replace(BOARD_ROLE, holdings=held_by(CHLOE.identity, BEN.identity)),
        replace(FINANCE_ROLE, holdings=held_by(BEN.identity)),
        CABINET_ROLE,
        COUNCIL_ROLE,
    )
    assert problems(replace(PLAN, roster=replace(ROSTER, roles=shared))) == ()


@pytest.mark.parametrize(
    ("plan", "path", "sentence"),
    [
        (replace(PLAN, benefits=(PROFILE, PROFILE)), ("benefits", 1, "id"), "B-1A is there twice."),
        (
            with_benefit(replace(PROFILE, release=ReleaseId("0Z"))),
            ("benefits", 0, "release"),
            "There is no release 0Z.",
        ),
        (
            with_benefit(replace(PROFILE, annual=Pence(-1))),
            ("benefits", 0, "annual"),
            "An amount cannot be negative.",
        ),
        (
            with_benefit(replace(PROFILE, baseline=None)),
            ("benefits", 0, "baseline_measured"),
            "Say what was measured: there is no baseline.",
        ),
        (
            with_benefit(
                replace(PROFILE, baseline_measured=StatedMeasurement(on=date(2018, 12, 22), source="Ledger"))
            ),
            ("benefits", 0, "baseline_measured", "on"),
            "A baseline is measured before 1A is signed off on 2018-12-21.",
        ),
        (
            with_benefit(replace(PROFILE, baseline=Pence(-1))),
            ("benefits", 0, "baseline"),
            "An amount cannot be negative.",
        ),
        (
            with_benefit(replace(PROFILE, fte_hundredths=-1)),
            ("benefits", 0, "fte_hundredths"),
            "Posts cannot be negative.",
        ),
        (
            with_benefit(replace(PROFILE, owner=NOBODY)),
            ("benefits", 0, "owner"),
            "zoe is not among the people.",
        ),
        (
            with_benefit(replace(PROFILE, confirmers=(PROFILE.owner,))),
            ("benefits", 0, "confirmers"),
            "Somebody other than the owner must be able to confirm it.",
        ),
        (
            with_benefit(replace(PROFILE, confirmers=(DINA.identity, NOBODY))),
            ("benefits", 0, "confirmers", 1),
            "zoe is not among the people.",
        ),
        (with_benefit(replace(PROFILE, reviews=0)), ("benefits", 0, "reviews"), "Give at least one."),
        (
            with_benefit(replace(PROFILE, review_every_months=0)),
            ("benefits", 0, "review_every_months"),
            "Give at least one.",
        ),
    ],
)
def test_benefits_are_sound(plan: ProgrammePlan, path: Path, sentence: str) -> None:
    _has_only(plan, path, sentence)


def test_every_problem_is_told_at_once() -> None:
    plan = replace(
        PLAN,
        policies=(replace(STAGE_GATE, remind_every_days=0),),
        releases=(replace(PLAN_1A, sprints=0, lead=NOBODY), PLAN_2A),
        benefits=(replace(PROFILE, annual=Pence(-1), reviews=0),),
    )
    assert [problem.path for problem in problems(plan)] == [
        ("policies", 0, "remind_every_days"),
        ("releases", 0, "lead"),
        ("releases", 0, "sprints"),
        ("benefits", 0, "annual"),
        ("benefits", 0, "reviews"),
    ]


def _has_only(plan: ProgrammePlan, path: Path, sentence: str) -> None:
    assert [(problem.path, problem.sentence) for problem in problems(plan)] == [(path, sentence)]


def _sentences(plan: ProgrammePlan) -> list[str]:
    return [problem.sentence for problem in problems(plan)]
