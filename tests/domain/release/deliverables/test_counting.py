"""What the gate of a stage knows of the deliverables of its release."""

from dataclasses import replace

import pytest

from domain.fund.state import Fund
from domain.gate.check import Check, CheckKind, CheckResult
from domain.gate.checking import checked
from domain.gate.facts import SubjectFacts
from domain.known_facts import facts_of_stage
from domain.programme.state import Programme
from domain.release.commands import ReportReadiness
from domain.release.deliverables.counting import Open, still_open
from domain.release.events import ReadinessReported, ReleaseEvent
from domain.release.evolving import fold
from domain.release.readiness import Measure, Portion
from domain.release.refusals import CountedFromItsList
from domain.stage import Stage
from tests.domain.people import BEN, NOON
from tests.domain.release.deliverables.scene import (
    BEGUN,
    BUDGET,
    DUE,
    SPRINT_PLAN,
    accepted,
    assigned,
    drafted,
    unneeded,
)
from tests.domain.release.scene import ASKED, REGISTERED, entered
from tests.domain.spec import RELEASE

SETTLED = (drafted(), accepted(), unneeded(BUDGET))
REPORT = ReportReadiness(measure=Measure.DELIVERABLES, done=1, of=2, **ASKED)


def facts(*history: ReleaseEvent, stage: Stage = Stage.DESIGN) -> SubjectFacts:
    return facts_of_stage(fold(history), Programme(), stage, earlier=(), benefits=(), fund=Fund(), at=NOON)


def of_check(known: SubjectFacts, *names: str) -> tuple[CheckResult, str]:
    seen = checked(Check(kind=CheckKind.DELIVERABLES, names=names), known)
    return seen.result, seen.reason


def test_a_gate_counts_the_deliverables_of_its_stage() -> None:
    both = ("sprint plan", "detailed phase budget")
    assert facts(*BEGUN).deliverables == Portion(done=0, of=2, outstanding=both)
    assert facts(*BEGUN, drafted(), accepted()).deliverables == Portion(done=1, of=2, outstanding=both[1:])
    assert facts(*BEGUN, *SETTLED).deliverables == Portion(done=2, of=2)


def test_a_later_gate_counts_what_earlier_stages_left_open() -> None:
    build = ("build iteratively",)
    left = facts(*BEGUN, drafted(), accepted(), stage=Stage.BUILD_SPRINTS).deliverables
    assert left == Portion(done=0, of=2, outstanding=("detailed phase budget", *build))
    settled = facts(*BEGUN, *SETTLED, stage=Stage.BUILD_SPRINTS).deliverables
    assert settled == Portion(done=0, of=1, outstanding=build)


def test_a_new_version_opens_it_again_for_a_later_gate() -> None:
    known = facts(*BEGUN, *SETTLED, drafted(2, note="With March."), stage=Stage.CONSULTATION)
    assert known.deliverables == Portion(done=0, of=1, outstanding=("sprint plan",))


def test_a_check_tells_what_is_not_accepted() -> None:
    assert of_check(facts(*BEGUN, drafted(), accepted())) == (
        CheckResult.FAIL,
        "Deliverables are not accepted: detailed phase budget.",
    )
    assert of_check(facts(*BEGUN, *SETTLED)) == (
        CheckResult.PASS,
        "Accepted, or found not to be needed: sprint plan, detailed phase budget.",
    )


def test_a_check_may_name_the_deliverables_that_matter() -> None:
    known = facts(*BEGUN, drafted(), accepted())
    assert of_check(known, "sprint plan")[0] is CheckResult.PASS
    assert of_check(known, "sprint plan", "detailed phase budget")[0] is CheckResult.FAIL


def test_what_is_not_on_the_list_never_passes() -> None:
    assert of_check(facts(*BEGUN, *SETTLED), "sprint plan", "recommendations") == (
        CheckResult.FAIL,
        "Not on the release's list of deliverables: recommendations.",
    )


def test_a_later_gate_passes_when_nothing_is_left_open() -> None:
    assert of_check(facts(*BEGUN, *SETTLED, stage=Stage.CONSULTATION))[0] is CheckResult.PASS


def test_what_is_listed_is_not_reported() -> None:
    RELEASE.given(*BEGUN).when(REPORT).then_refused(CountedFromItsList)


@pytest.mark.parametrize("measure", [Measure.MUSTS, Measure.RISKS])
def test_everything_else_is_reported_as_before(measure: Measure) -> None:
    reported = ReadinessReported(measure=measure, portion=Portion(done=1, of=2), by=BEN.identity, at=NOON)
    asked = replace(REPORT, measure=measure, by=BEN)
    RELEASE.given(*BEGUN).when(asked).then(reported)


def test_without_a_list_the_reported_count_goes_on() -> None:
    begun = (REGISTERED, entered(Stage.DESIGN))
    reported = ReadinessReported(
        measure=Measure.DELIVERABLES, portion=Portion(done=1, of=2), by=BEN.identity, at=NOON
    )
    RELEASE.given(*begun).when(replace(REPORT, by=BEN)).then(reported)
    known = facts(*begun, reported)
    assert (known.deliverables, known.deliverables_listed) == (Portion(done=1, of=2), ())


def test_the_names_of_what_may_be_asked_for_are_known() -> None:
    assert facts(*BEGUN).deliverables_listed == ("sprint plan", "detailed phase budget")
    assert SPRINT_PLAN in fold(BEGUN).deliverables.known


def test_what_is_still_open_tells_its_owner_and_day() -> None:
    release = fold([*BEGUN, assigned(), unneeded(BUDGET)])
    assert still_open(release, Stage.DESIGN) == (
        Open(id=SPRINT_PLAN, name="sprint plan", owner=BEN.identity, due=DUE),
    )
