"""What a release still lacks for its next gate."""

from dataclasses import replace
from datetime import date

from domain.gate.check import Check, CheckKind
from domain.gate.facts import NO_FACTS, SubjectFacts
from domain.lacking import Lack, lacking, next_gate
from domain.release.readiness import Portion
from domain.release.state import Release, fold
from domain.stage import Stage
from tests.domain.gate.scene import POLICY
from tests.domain.people import CHLOE
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
