"""What differs between the rules of two policies besides their steps, told as people tell it."""

from dataclasses import fields, replace

import pytest

from domain.gate.check import Check, CheckKind, MinimumDays
from domain.gate.comparison import differences
from domain.gate.policy import BreakGlass, CallInRule, GatePolicy, PolicyId
from domain.gate.step import decided_by
from tests.domain.gate.scene import BOARD, CABINET, COUNCIL, FINANCE, POLICY

CONSULTATION = Check(
    kind=CheckKind.CONSULTATION, minimum=(MinimumDays(heads=20, days=30),), report="outcome report"
)
RULES = replace(
    POLICY,
    checks=(Check(kind=CheckKind.TRAINING, share=80), CONSULTATION),
    immaterial=("cover note",),
    material=(CheckKind.MONEY,),
    call_in=CallInRule(by=CABINET, within_days=5),
    break_glass=BreakGlass(by=BOARD, reviewed_by=COUNCIL),
)
SENTENCES = {
    "a check is gone": (
        replace(RULES, checks=(CONSULTATION,)),
        "It no longer checks training.",
    ),
    "a check is new": (
        replace(RULES, checks=(*RULES.checks, Check(kind=CheckKind.DELIVERABLES, names=("plan",)))),
        "It checks deliverables as well, with plan.",
    ),
    "a larger share": (
        replace(RULES, checks=(Check(kind=CheckKind.TRAINING), CONSULTATION)),
        "The check of training asks for 100 per cent instead of 80.",
    ),
    "longer consultation": (
        replace(
            RULES,
            checks=(RULES.checks[0], replace(CONSULTATION, minimum=(MinimumDays(heads=100, days=45),))),
        ),
        "The check of consultation asks for 45 days from 100 heads on instead of 30 days from 20 heads on.",
    ),
    "no report": (
        replace(RULES, checks=(RULES.checks[0], replace(CONSULTATION, report=""))),
        "The check of consultation asks for no report instead of the report outcome report.",
    ),
    "what was immaterial": (
        replace(RULES, immaterial=()),
        "Another cover note lapses the approvals now.",
    ),
    "what is immaterial": (
        replace(RULES, immaterial=("cover note", "design")),
        "Another design no longer lapses the approvals.",
    ),
    "what was material": (
        replace(RULES, material=()),
        "A change of money no longer lapses the approvals.",
    ),
    "what is material": (
        replace(RULES, material=(CheckKind.MONEY, CheckKind.RISKS)),
        "A change of risks lapses the approvals now.",
    ),
    "no call-in": (
        replace(RULES, call_in=None),
        "A decision can no longer be called in, which cabinet could.",
    ),
    "another body calls in": (
        replace(RULES, call_in=CallInRule(by=COUNCIL, within_days=5)),
        "council may call a decision in instead of cabinet.",
    ),
    "more have to call in": (
        replace(RULES, call_in=CallInRule(by=CABINET, within_days=3, members=2)),
        "A decision is called in for 3 working days, once 2 members ask, instead of for 5 working days, "
        "once one member asks.",
    ),
    "no glass": (
        replace(RULES, break_glass=None),
        "Nobody may override it any more, which two of board could.",
    ),
    "others break it": (
        replace(RULES, break_glass=BreakGlass(by=FINANCE, reviewed_by=COUNCIL)),
        "Two of finance may override it instead of two of board.",
    ),
    "others review it": (
        replace(RULES, break_glass=BreakGlass(by=BOARD, reviewed_by=CABINET)),
        "An override is reviewed by cabinet instead of council.",
    ),
    "a break point": (
        replace(RULES, break_point=True),
        "A decider may stop the release here.",
    ),
    "deemed consent": (
        replace(RULES, deemed_consent=True),
        "That nobody objected in time is now taken for consent.",
    ),
}
OTHERWISE = GatePolicy(
    id=PolicyId("other"),
    title="Another gate",
    steps=decided_by(CABINET),
    evidence=("other",),
    answer_within_days=1,
    remind_every_days=1,
    checks=(Check(kind=CheckKind.RISKS),),
    immaterial=("other",),
    material=(CheckKind.RISKS,),
    call_in=CallInRule(by=COUNCIL, within_days=1),
    break_glass=BreakGlass(by=COUNCIL, reviewed_by=BOARD),
    break_point=True,
    deemed_consent=True,
)


@pytest.mark.parametrize(("new", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_another_rule_is_one_sentence(new: GatePolicy, sentence: str) -> None:
    assert differences(RULES, new) == (sentence,)


def test_new_rules_are_told_in_full() -> None:
    assert differences(POLICY, RULES) == (
        "It checks training as well, with 80 per cent.",
        "It checks consultation as well, with 30 days from 20 heads on, the report outcome report.",
        "Another cover note no longer lapses the approvals.",
        "A change of money lapses the approvals now.",
        "cabinet may call a decision in: for 5 working days, once one member asks.",
        "Two of board may override it, which council reviews.",
    )


@pytest.mark.parametrize(
    "field", [each.name for each in fields(GatePolicy) if each.name not in ("id", "title")]
)
def test_no_rule_of_a_policy_changes_unsaid(field: str) -> None:
    changed = replace(RULES, **{field: getattr(OTHERWISE, field)})

    assert differences(RULES, changed)
    assert differences(changed, RULES)
