"""What a release still lacks for its next gate."""

from dataclasses import replace
from datetime import date

from domain.gate.check import Check, CheckKind
from domain.gate.facts import NO_FACTS, SubjectFacts
from domain.lacking import Lack, lacking, next_gate
from domain.release.evolving import fold
from domain.release.readiness import Portion
from domain.release.state import Release
from domain.stage import Stage
from tests.domain.gate.scene import POLICY
from tests.domain.people import CHLOE
from tests.domain.release.deliverables.scene import BEGUN, LISTED
from tests.domain.release.scene import PLAN, REGISTERED, offered, passed, reached, stopped, submitted

RULES = replace(POLICY, evidence=("detailed-design",), checks=(Check(kind=CheckKind.TRAINING, share=80),))
TRAINED = SubjectFacts(training=Portion(done=9, of=10))
DESIGN_ENDS = date(2018, 4, 30)


def lacks(release: Release, facts: SubjectFacts = TRAINED) -> tuple[str, ...]:
    return tuple(each.what for each in lacking(release, PLAN, RULES, facts, lead=CHLOE.identity))


def test_what_is_missing_has_an_owner_and_a_day() -> None:
    (missing,) = lacking(fold([REGISTERED]), PLAN, RULES, TRAINED, lead=CHLOE.identity)
    assert missing == Lack(what="Evidence: detailed-design.", owner=CHLOE.identity, due=DESIGN_ENDS)


def test_a_failing_check_is_missing_with_its_reason() -> None:
    handed_in = fold([*reached(Stage.DESIGN), offered()])
    assert lacks(handed_in) == ()
    assert lacks(handed_in, NO_FACTS) == ("Nobody has reported how many are trained.",)


def test_what_is_on_a_list_is_missing_item_by_item_with_its_own_owner_and_day() -> None:
    rules = replace(POLICY, evidence=(), checks=(Check(kind=CheckKind.DELIVERABLES),))
    release = fold(BEGUN)
    found = lacking(release, LISTED, rules, NO_FACTS, lead=CHLOE.identity)
    expected = [each for each in LISTED.deliverables if each.stage is Stage.DESIGN]
    assert [each.what for each in found] == [f"Deliverable: {each.name}." for each in expected]
    assert [each.owner for each in found] == [each.owner or CHLOE.identity for each in expected]
    assert [each.due for each in found] == [each.due or DESIGN_ENDS for each in expected]
    assert {each.owner for each in found} != {CHLOE.identity}


def test_what_earlier_gates_left_open_is_missing() -> None:
    left = replace(TRAINED, conditions_late=("x/1A/design c1",), overrides_unreviewed=("x/1A/design",))
    assert lacks(fold([*reached(Stage.DESIGN), offered()]), left) == (
        "A condition of an earlier gate is past its day: x/1A/design c1.",
        "The override of x/1A/design has not been reviewed.",
    )


def test_the_next_gate_is_that_of_the_first_stage_not_passed() -> None:
    through = (*reached(Stage.DESIGN), submitted(Stage.DESIGN), passed(Stage.DESIGN))
    assert next_gate(fold([REGISTERED])) is Stage.DESIGN
    assert next_gate(fold(through)) is Stage.CONSULTATION
    assert next_gate(fold([*through, stopped(Stage.CONSULTATION)])) is None
    assert next_gate(Release()) is None
    assert lacks(fold([*reached(Stage.DESIGN), stopped()])) == ()
