"""What has to be so, besides what people say, before a gate opens."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.assessment import Assessment, AssessmentKind
from domain.gate.check import Check, CheckKind, CheckResult, MinimumDays
from domain.gate.checking import checked
from domain.gate.facts import NO_FACTS, Assessed, Consulted, LessonsHeard, SubjectFacts
from domain.money import Pence
from domain.release.readiness import Portion
from domain.stake import Spend
from tests.domain.release.standing import GREEN, RED

PASS, FAIL, NOT_APPLICABLE = CheckResult.PASS, CheckResult.FAIL, CheckResult.NOT_APPLICABLE
MUSTS = Check(kind=CheckKind.MUSTS)
NINE_OF_TEN = replace(NO_FACTS, musts=Portion(done=9, of=10, outstanding=("Portal",)))
TEN_OF_TEN = replace(NO_FACTS, musts=Portion(done=10, of=10))
CONSULTED = Check(
    kind=CheckKind.CONSULTATION,
    minimum=(MinimumDays(heads=20, days=30), MinimumDays(heads=100, days=45)),
    report="outcome report",
)
EQUALITY, DATA = AssessmentKind
ASSESSED = Check(kind=CheckKind.ASSESSMENTS, names=(EQUALITY.value, DATA.value))
REPORTED = ("outcome report", "survey")


def reported(of: str, done: int, all_of_them: int, *outstanding: str) -> SubjectFacts:
    """What was reported of one measure."""
    portion: Any = Portion(done=done, of=all_of_them, outstanding=outstanding)
    return replace(NO_FACTS, **{of: portion})


def consulted(days: int, heads: int, handed_in: tuple[str, ...] = REPORTED) -> SubjectFacts:
    opened = date(2018, 6, 1)
    held = Consulted(heads=heads, opened=opened, closed=opened + timedelta(days=days), handed_in=handed_in)
    return replace(NO_FACTS, consultation=held)


def heard(
    taken_up: tuple[str, ...] = (), declined: tuple[str, ...] = (), unanswered: tuple[str, ...] = ()
) -> SubjectFacts:
    lessons = LessonsHeard(taken_up=taken_up, declined=declined, unanswered=unanswered)
    return replace(NO_FACTS, lessons=lessons)


LAWFULLY: dict[str, Any] = {
    "counted": 36,
    "minimum": 30,
    "is_collective": True,
    "represented": True,
    "notified": date(2018, 6, 2),
    "earliest_leaving": date(2018, 7, 16),
    "first_leaving": date(2018, 7, 16),
}


def also(**more: Any) -> SubjectFacts:
    """A consultation of 45 days on 36 heads, reported on, and what more there is to say of it."""
    whole = consulted(45, 36)
    assert whole.consultation
    return replace(whole, consultation=replace(whole.consultation, **more))


def assessed(*kinds: AssessmentKind, in_time: bool = True) -> SubjectFacts:
    told = (Assessment(kind=kind, day=date(2018, 6, 1)) for kind in kinds)
    found = (Assessed(assessment=each, evidence="paper", is_in_time=in_time) for each in told)
    return replace(NO_FACTS, assessments=tuple(found))


def spent(committed: int, in_year: int) -> SubjectFacts:
    """What is committed of an envelope of £100 and of an ask of £40 for the year."""
    spend = Spend(
        envelope=Pence(100_00),
        committed=Pence(committed),
        year=2018,
        years_ask=Pence(40_00),
        committed_in_year=Pence(in_year),
    )
    return replace(NO_FACTS, spend=spend)


def check(kind: CheckKind, *names: str, share: int = 100) -> Check:
    return Check(kind=kind, names=names, share=share)


DELIVERABLES, TRAINING = CheckKind.DELIVERABLES, CheckKind.TRAINING
LISTED = replace(reported("deliverables", 1, 2, "manual"), deliverables_listed=("portal", "manual"))
NONE_LEFT = replace(reported("deliverables", 2, 2), deliverables_listed=("portal", "manual"))
CASES = {
    "deliverables unreported": (check(DELIVERABLES), NO_FACTS, FAIL),
    "deliverables all accepted": (check(DELIVERABLES), reported("deliverables", 3, 3), PASS),
    "deliverables but one": (check(DELIVERABLES), reported("deliverables", 2, 3, "manual"), FAIL),
    "deliverables, none of none": (check(DELIVERABLES), reported("deliverables", 0, 0), FAIL),
    "named one accepted": (check(DELIVERABLES, "portal"), reported("deliverables", 2, 3, "manual"), PASS),
    "named one outstanding": (check(DELIVERABLES, "manual"), reported("deliverables", 2, 3, "manual"), FAIL),
    "named, unnamed outstanding": (check(DELIVERABLES, "portal"), reported("deliverables", 2, 3), FAIL),
    "named, nothing reported": (check(DELIVERABLES, "portal"), NO_FACTS, FAIL),
    "named, none of none": (check(DELIVERABLES, "portal"), reported("deliverables", 0, 0), FAIL),
    "more named than there are": (check(DELIVERABLES, "a", "b"), reported("deliverables", 1, 1), FAIL),
    "listed, one left": (check(DELIVERABLES), LISTED, FAIL),
    "listed, none left": (check(DELIVERABLES), NONE_LEFT, PASS),
    "listed, named one settled": (check(DELIVERABLES, "portal"), LISTED, PASS),
    "listed, named one left": (check(DELIVERABLES, "manual"), LISTED, FAIL),
    "named one not on the list": (check(DELIVERABLES, "atlas"), NONE_LEFT, FAIL),
    "Musts unreported": (MUSTS, NO_FACTS, FAIL),
    "the only Must": (MUSTS, reported("musts", 1, 1), PASS),
    "every Must": (MUSTS, TEN_OF_TEN, PASS),
    "all Musts but one": (MUSTS, NINE_OF_TEN, FAIL),
    "trained unreported": (check(TRAINING, share=80), NO_FACTS, FAIL),
    "trained to the share": (check(TRAINING, share=80), reported("training", 4, 5), PASS),
    "trained by one too few": (check(TRAINING, share=80), reported("training", 799, 1000), FAIL),
    "trained, nobody of nobody": (check(TRAINING, share=0), reported("training", 0, 0), FAIL),
    "transition planned": (check(CheckKind.TRANSITION), reported("transition", 7, 7), PASS),
    "transition in part": (check(CheckKind.TRANSITION), reported("transition", 6, 7), FAIL),
    "transition planned, not delivered": (
        check(CheckKind.TRANSITION),
        replace(
            reported("transition", 7, 7), transition_delivered=Portion(done=6, of=7, outstanding=("support",))
        ),
        FAIL,
    ),
    "transition delivered": (
        check(CheckKind.TRANSITION),
        reported("transition_delivered", 7, 7),
        PASS,
    ),
    "no lesson offered": (check(CheckKind.LESSONS), NO_FACTS, NOT_APPLICABLE),
    "a lesson not answered": (check(CheckKind.LESSONS), heard(unanswered=("0A/L-1",)), FAIL),
    "lessons answered": (check(CheckKind.LESSONS), heard(("0A/L-1",), ("0A/L-2",)), PASS),
    "a stopped process does harm": (
        check(CheckKind.ADVERSE_EFFECTS),
        replace(NO_FACTS, adverse_effects=("letters-1",)),
        FAIL,
    ),
    "no stopped process does harm": (check(CheckKind.ADVERSE_EFFECTS), NO_FACTS, PASS),
    "risks unreported": (check(CheckKind.RISKS), NO_FACTS, FAIL),
    "no risk open": (check(CheckKind.RISKS), reported("risks", 0, 0), PASS),
    "risks within appetite": (check(CheckKind.RISKS), reported("risks", 2, 2), PASS),
    "one risk beyond appetite": (check(CheckKind.RISKS), reported("risks", 1, 2, "R-4"), FAIL),
    "assessed in time": (ASSESSED, assessed(EQUALITY, DATA), PASS),
    "assessed later": (ASSESSED, assessed(EQUALITY, DATA, in_time=False), FAIL),
    "one assessment lacks": (ASSESSED, assessed(EQUALITY), FAIL),
    "nothing assessed": (ASSESSED, NO_FACTS, FAIL),
    "no assessment named": (replace(ASSESSED, names=()), assessed(EQUALITY, DATA), FAIL),
    "nobody consulted": (CONSULTED, NO_FACTS, FAIL),
    "nothing to consult on": (
        CONSULTED,
        replace(NO_FACTS, consultation=Consulted(heads=0, unnecessary="No post changes.")),
        NOT_APPLICABLE,
    ),
    "consultation not closed": (
        CONSULTED,
        replace(NO_FACTS, consultation=Consulted(heads=20, opened=date(2018, 6, 1))),
        FAIL,
    ),
    "19 heads, no days": (CONSULTED, consulted(0, 19), PASS),
    "20 heads, 29 days": (CONSULTED, consulted(29, 20), FAIL),
    "20 heads, 30 days": (CONSULTED, consulted(30, 20), PASS),
    "99 heads, 30 days": (CONSULTED, consulted(30, 99), PASS),
    "100 heads, 30 days": (CONSULTED, consulted(30, 100), FAIL),
    "100 heads, 44 days": (CONSULTED, consulted(44, 100), FAIL),
    "100 heads, 45 days": (CONSULTED, consulted(45, 100), PASS),
    "outcome not reported": (CONSULTED, consulted(45, 100, ("survey",)), FAIL),
    "no report": (replace(CONSULTED, report=""), consulted(45, 100, ()), FAIL),
    "report recorded": (replace(CONSULTED, report=""), also(reported=True), PASS),
    "report recorded, not handed in": (CONSULTED, also(handed_in=(), reported=True), PASS),
    "responses not answered": (CONSULTED, also(unanswered=("R-1",)), FAIL),
    "the law counts more heads": (CONSULTED, also(counted=101, closed=date(2018, 7, 15)), FAIL),
    "the law asks for more days": (replace(CONSULTED, minimum=()), also(minimum=46), FAIL),
    "the law is kept": (replace(CONSULTED, minimum=()), also(minimum=45), PASS),
    "collective, all there": (CONSULTED, also(**LAWFULLY), PASS),
    "collective, nobody represented": (CONSULTED, also(**{**LAWFULLY, "represented": False}), FAIL),
    "collective, no form HR1": (CONSULTED, also(**{**LAWFULLY, "notified": None}), FAIL),
    "collective, form HR1 not copied": (CONSULTED, also(**LAWFULLY, uncopied=("Unite",)), FAIL),
    "collective, too soon": (CONSULTED, also(**{**LAWFULLY, "first_leaving": date(2018, 7, 15)}), FAIL),
    "transfer lacks something": (CONSULTED, also(transfer_lacks=("measures letter",)), FAIL),
    "nothing to consult on but a transfer": (
        CONSULTED,
        replace(
            NO_FACTS,
            consultation=Consulted(heads=0, unnecessary="No post.", transfer_lacks=("measures letter",)),
        ),
        FAIL,
    ),
    "no fund": (check(CheckKind.MONEY), NO_FACTS, NOT_APPLICABLE),
    "all of the envelope and the year": (check(CheckKind.MONEY), spent(100_00, 40_00), PASS),
    "a penny above the envelope": (check(CheckKind.MONEY), spent(100_01, 40_00), FAIL),
    "a penny above the year": (check(CheckKind.MONEY), spent(50_00, 40_01), FAIL),
    "nothing to wait for": (check(CheckKind.DEPENDENCIES), NO_FACTS, PASS),
    "waits for 1A": (check(CheckKind.DEPENDENCIES), replace(NO_FACTS, waits_for=("1A",)), FAIL),
    "no condition open": (check(CheckKind.CONDITIONS), NO_FACTS, PASS),
    "a condition open": (check(CheckKind.CONDITIONS), replace(NO_FACTS, conditions_open=("C-1",)), FAIL),
    "no benefit": (check(CheckKind.BENEFITS), NO_FACTS, NOT_APPLICABLE),
    "benefits with baselines": (check(CheckKind.BENEFITS), replace(NO_FACTS, benefits=2), PASS),
    "nobody rated it": (check(CheckKind.RATING, "green"), NO_FACTS, FAIL),
    "rated green": (check(CheckKind.RATING, "green", "blue"), replace(NO_FACTS, rating=GREEN), PASS),
    "rated red": (check(CheckKind.RATING, "green", "blue"), replace(NO_FACTS, rating=RED), FAIL),
    "a benefit without": (
        check(CheckKind.BENEFITS),
        replace(NO_FACTS, benefits=2, benefits_lacking=("B-2",)),
        FAIL,
    ),
}


@pytest.mark.parametrize(("asked", "facts", "expected"), CASES.values(), ids=CASES)
def test_the_facts_satisfy_a_check_or_they_do_not(
    asked: Check, facts: SubjectFacts, expected: CheckResult
) -> None:
    found = checked(asked, facts)
    assert (found.check, found.result) == (asked, expected), found.reason
    assert found.reason.endswith(".")


def test_every_check_passes_and_fails_somewhere() -> None:
    assert {asked.kind for asked, _, result in CASES.values() if result is FAIL} == set(CheckKind)
    assert {asked.kind for asked, _, result in CASES.values() if result is PASS} == set(CheckKind)


def test_a_reason_names_what_is_outstanding() -> None:
    rated = checked(check(CheckKind.RATING, "green", "blue"), replace(NO_FACTS, rating=RED))
    assert rated.reason == "It is rated red, off track. The policy asks for green or blue."
    assert checked(MUSTS, NINE_OF_TEN).reason == "9 of 10 Musts are delivered. Outstanding: Portal."
    lessons = check(CheckKind.LESSONS)
    assert checked(lessons, heard(("0A/L-1",))).reason == "Lessons taken up: 0A/L-1; declined: none."
    assert checked(CONSULTED, consulted(29, 99)).reason == "It ran for 29 days, and 99 heads need 30."
    unreported = checked(replace(CONSULTED, report=""), consulted(45, 100, ()))
    assert unreported.reason == "Its outcome is not reported."
    several = checked(CONSULTED, also(**{**LAWFULLY, "notified": None, "unanswered": ("R-1",)}))
    assert several.reason == "Responses are not answered: R-1. Form HR1 has not been sent."


def test_a_reason_names_what_is_on_the_list() -> None:
    nothing = Portion(done=0, of=2, outstanding=("portal", "manual"))
    settled, left = check(DELIVERABLES), replace(LISTED, deliverables=nothing)
    told = "Accepted, or found not to be needed: portal"
    assert checked(settled, NONE_LEFT).reason == f"{told}, manual."
    assert checked(check(DELIVERABLES, "portal"), LISTED).reason == f"{told}."
    assert checked(settled, left).reason == "Deliverables are not accepted: portal, manual."
    strange = checked(check(DELIVERABLES, "atlas", "portal", "map"), NONE_LEFT)
    assert strange.reason == "Not on the release's list of deliverables: atlas, map."


def test_a_reason_names_musts_that_were_given_up() -> None:
    given_up = replace(TEN_OF_TEN, musts_given_up=("R-4 Fax", "R-5 Telex"))
    assert checked(MUSTS, TEN_OF_TEN).reason == "10 of 10 Musts are delivered."
    assert checked(MUSTS, given_up).reason == (
        "10 of 10 Musts are delivered. No longer Musts: R-4 Fax, R-5 Telex."
    )


def test_an_assessment_of_a_later_day_names_that_day() -> None:
    assert checked(ASSESSED, assessed(AssessmentKind.EQUALITY_IMPACT, in_time=False)).reason == (
        "Not assessed before the decision: equality-impact (dated 2018-06-01, after the decision), "
        "data-protection-impact."
    )


def test_deliverables_that_a_policy_names_are_told_by_name() -> None:
    two = check(DELIVERABLES, "portal", "manual")
    assert checked(two, reported("deliverables", 2, 2)).reason == "Accepted: portal, manual."
    one_left = checked(two, reported("deliverables", 1, 2, "manual")).reason
    assert one_left == "Deliverables are not accepted: manual."
    nobody_says_which = checked(two, reported("deliverables", 1, 2)).reason
    assert nobody_says_which == "Deliverables are not accepted: 1 without a name."


def test_what_is_outstanding_may_have_no_name() -> None:
    unnamed = checked(MUSTS, reported("musts", 9, 10)).reason
    assert unnamed == "9 of 10 Musts are delivered. Outstanding: not named."


def test_other_facts_have_another_digest() -> None:
    assert len({facts.digest for facts in (NO_FACTS, NINE_OF_TEN, TEN_OF_TEN)}) == 3
