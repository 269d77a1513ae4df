"""What gates learn of Musts: counted from the backlog, never given up quietly, all delivered at the last."""

from collections.abc import Sequence
from dataclasses import replace

from domain.fund.state import Fund
from domain.gate.check import Check, CheckKind, CheckResult
from domain.gate.checking import checked
from domain.gate.evolving import fold as fold_gate
from domain.gate.facts import SubjectFacts
from domain.gate.obstacles import checks_of, obstacles
from domain.known_facts import facts_of_stage
from domain.programme.state import Programme
from domain.release.build.events import RequirementDropped, RequirementReclassified
from domain.release.build.requirement import Moscow
from domain.release.commands import ReportReadiness
from domain.release.events import ReadinessReported, ReleaseEvent
from domain.release.evolving import fold
from domain.release.readiness import Measure, Portion
from domain.release.refusals import CountedFromItsList
from domain.stage import Stage
from tests.domain.gate.scene import OPENED, POLICY
from tests.domain.people import LOCKGATE, NOON
from tests.domain.release.build.scene import (
    BUILDING,
    MUST,
    OWNER,
    SHOULD,
    at_stage,
    delivered,
    planned,
    started,
)
from tests.domain.release.scene import ASKED, reached
from tests.domain.spec import RELEASE

DELIVERED = (*BUILDING, planned(1, MUST), started(1), delivered(MUST))
DROPPED = RequirementDropped(
    requirement=MUST.id, was=Moscow.MUST, reason="The law changed.", by=OWNER.identity, at=NOON
)
LOWERED = RequirementReclassified(
    requirement=MUST.id,
    moscow=Moscow.COULD,
    was=Moscow.MUST,
    reason="Few ask for it.",
    by=OWNER.identity,
    at=NOON,
)
REPORTED = ReadinessReported(
    measure=Measure.MUSTS, portion=Portion(done=9, of=10), by=LOCKGATE.identity, at=NOON
)
REPORT = ReportReadiness(measure=Measure.MUSTS, done=10, of=10, **ASKED)
MUSTS = Check(kind=CheckKind.MUSTS)


def known(history: Sequence[ReleaseEvent]) -> SubjectFacts:
    return facts_of_stage(
        fold(history), Programme(), Stage.SIGN_OFF, earlier=(), benefits=(), fund=Fund(), at=NOON
    )


def at_the_gate_of(stage: Stage, facts: SubjectFacts, *checks: Check) -> tuple[str, ...]:
    opened = OPENED
    subject = replace(opened.subject, stage=stage)
    policy = replace(POLICY, checks=checks)
    return obstacles(fold_gate([replace(opened, subject=subject, policy=policy, facts=facts)]))


def test_musts_are_counted_from_the_backlog() -> None:
    assert known(BUILDING).musts == Portion(done=0, of=1, outstanding=("R-1 Requirement R-1",))
    assert known(DELIVERED).musts == Portion(done=1, of=1)


def test_without_a_backlog_the_reported_count_goes_on() -> None:
    assert known([*reached(Stage.BUILD_SPRINTS), REPORTED]).musts == REPORTED.portion
    assert known([*BUILDING, REPORTED]).musts == Portion(done=0, of=1, outstanding=("R-1 Requirement R-1",))


def test_nobody_reports_what_the_backlog_counts() -> None:
    RELEASE.given(*BUILDING).when(REPORT).then_refused(CountedFromItsList, saying="Musts.")
    RELEASE.given(*reached(Stage.BUILD_SPRINTS)).when(REPORT).then(
        replace(REPORTED, portion=Portion(done=10, of=10))
    )


def test_a_must_that_was_dropped_is_told_to_the_gate_with_its_reason() -> None:
    assert known([*BUILDING, DROPPED]).musts_given_up == ("R-1 Requirement R-1 (dropped: The law changed.)",)


def test_a_must_that_matters_less_is_told_to_the_gate_with_its_reason() -> None:
    facts = known([*BUILDING, LOWERED])
    assert facts.musts_given_up == ("R-1 Requirement R-1 (now could: Few ask for it.)",)
    assert facts.musts == Portion(done=0, of=0)


def test_a_check_of_musts_tells_which_are_no_longer() -> None:
    raised = replace(LOWERED, requirement=SHOULD.id, was=Moscow.SHOULD, moscow=Moscow.MUST)
    told = checked(MUSTS, known([*DELIVERED[:-1], raised, DROPPED]))
    assert told.result is CheckResult.FAIL
    assert told.reason.endswith("No longer Musts: R-1 Requirement R-1 (dropped: The law changed.).")


def test_a_must_that_is_open_shuts_the_gate_of_sign_off_whatever_its_policy() -> None:
    told = "The check of musts fails: 0 of 1 Musts are delivered. Outstanding: R-1 Requirement R-1."
    facts = known(at_stage(Stage.SIGN_OFF))
    assert told in at_the_gate_of(Stage.SIGN_OFF, facts)
    assert at_the_gate_of(Stage.SIGN_OFF, facts, MUSTS).count(told) == 1


def test_other_gates_check_musts_when_their_policy_says_so() -> None:
    facts = known(at_stage(Stage.TRAINING))
    assert not any("musts" in each for each in at_the_gate_of(Stage.TRAINING, facts))
    assert any("musts" in each for each in at_the_gate_of(Stage.TRAINING, facts, MUSTS))


def test_sign_off_opens_once_every_must_is_delivered_or_was_dropped_with_a_reason() -> None:
    for history in (DELIVERED, (*BUILDING, DROPPED)):
        assert not any("musts" in each for each in at_the_gate_of(Stage.SIGN_OFF, known(history)))


def test_sign_off_without_any_must_known_checks_what_its_policy_says() -> None:
    opened = OPENED
    gate = fold_gate([replace(opened, subject=replace(opened.subject, stage=Stage.SIGN_OFF))])
    assert checks_of(gate) == ()
