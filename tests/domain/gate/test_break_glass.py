"""How two people pass a gate without its approval, and how somebody else looks at that afterwards."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from domain.freeze import FreezeWindow
from domain.fund.state import Fund
from domain.gate.aftermath import OverrideReviewed
from domain.gate.agenda import Duty, alarms, is_finished
from domain.gate.check import Check, CheckKind
from domain.gate.commands import ConfirmOverride, ProposeOverride, ReviewOverride
from domain.gate.events import GateEvent, GateOverridden, OverrideProposed
from domain.gate.evolving import fold
from domain.gate.facts import SubjectFacts
from domain.gate.outcome import Outcome
from domain.gate.policy import BreakGlass, CallInRule
from domain.gate.refusals import (
    DeciderIsRequester,
    DeciderStoodAside,
    DeciderWroteEvidence,
    EvidenceChanged,
    GateNotOpen,
    NobodyMayOverride,
    NotAReviewer,
    NothingToReview,
    NotYourGlass,
    OverrideExpired,
    OverrideNeedsAnother,
    OverrideNotProposed,
    OverrideProposedAlready,
    ReasonMissing,
)
from domain.gate.turns import waiting_for
from domain.identity import Actor
from domain.known_facts import facts_of_stage
from domain.programme.state import Programme
from domain.release.state import Release
from domain.stage import Stage
from tests.domain.gate.rounds import BOARD_ALONE, begun, going_on, held, outcome_of
from tests.domain.gate.scene import (
    CABINET,
    COUNCIL,
    DESIGN,
    REDESIGN,
    SEEN,
    SEEN_AGAIN,
    SUBJECT,
    approve,
    change_evidence,
    closed,
    refused,
)
from tests.domain.gate.several_steps import recuse
from tests.domain.people import ASHA, BEN, CHLOE, DINA, EMIL, FARAH, GITA, HANA, IVO, LATER
from tests.domain.spec import GATE

GLASS = BreakGlass(by=CABINET, reviewed_by=COUNCIL)
POLICY = replace(BOARD_ALONE, break_glass=GLASS)
OF_TWO = held(CABINET, FARAH, DINA, roster=held(COUNCIL, GITA, IVO))
FOUR_HOURS_ON = LATER + timedelta(hours=4)
WHY = "The old system fails tonight."
BROKEN = "farah and dina overrode it under INC-7: The old system fails tonight."


def opened(**changes: Any) -> list[GateEvent]:
    return begun(POLICY, **{"roster": OF_TWO, **changes})


def propose(
    who: Actor, reference: str = "INC-7", *, reason: str = WHY, seen: str = SEEN, at: datetime = LATER
) -> ProposeOverride:
    return ProposeOverride(
        subject=SUBJECT, reference=reference, reason=reason, evidence_digest=seen, by=who, at=at
    )


def confirm(who: Actor, reference: str = "INC-7", *, at: datetime = LATER) -> ConfirmOverride:
    return ConfirmOverride(subject=SUBJECT, reference=reference, by=who, at=at)


def review(who: Actor, note: str = "There was no other way.", *, was_right: bool = True) -> ReviewOverride:
    return ReviewOverride(subject=SUBJECT, was_right=was_right, note=note, by=who, at=FOUR_HOURS_ON)


PROPOSED = OverrideProposed(
    by=FARAH.identity, reference="INC-7", reason=WHY, evidence_digest=SEEN, until=FOUR_HOURS_ON, at=LATER
)
OVERRIDDEN = GateOverridden(
    by=(FARAH.identity, DINA.identity), reference="INC-7", reason=WHY, until=FOUR_HOURS_ON, at=LATER
)
OPENED = tuple(opened())
PASSED = (*OPENED, PROPOSED, OVERRIDDEN, closed(Outcome.OVERRIDDEN, BROKEN))


def test_it_takes_two_people() -> None:
    GATE.given(*OPENED).when(propose(FARAH)).then(PROPOSED)
    assert fold([*OPENED, PROPOSED]).is_open
    GATE.given(*OPENED, PROPOSED).when(confirm(FARAH)).then_refused(OverrideNeedsAnother)
    GATE.given(*OPENED, PROPOSED).when(confirm(DINA)).then(OVERRIDDEN, closed(Outcome.OVERRIDDEN, BROKEN))


def test_an_override_has_a_reference_and_a_reason() -> None:
    GATE.given(*OPENED).when(propose(FARAH, reason=" ")).then_refused(ReasonMissing)
    GATE.given(*OPENED).when(propose(FARAH, reference=" ")).then_refused(ReasonMissing)


def test_the_second_person_names_the_same_reference() -> None:
    GATE.given(*OPENED).when(confirm(DINA)).then_refused(OverrideNotProposed)
    GATE.given(*OPENED, PROPOSED).when(confirm(DINA, "INC-8")).then_refused(OverrideNotProposed)


def test_the_second_person_has_four_hours_to_the_second() -> None:
    late = confirm(DINA, at=FOUR_HOURS_ON + timedelta(seconds=1))
    GATE.given(*OPENED, PROPOSED).when(late).then_refused(OverrideExpired)
    just = replace(OVERRIDDEN, at=FOUR_HOURS_ON)
    GATE.given(*OPENED, PROPOSED).when(confirm(DINA, at=FOUR_HOURS_ON)).then(
        just, closed(Outcome.OVERRIDDEN, BROKEN, at=FOUR_HOURS_ON)
    )


def test_what_has_run_out_may_be_proposed_again() -> None:
    later = FOUR_HOURS_ON + timedelta(seconds=1)
    again = replace(PROPOSED, by=DINA.identity, at=later, until=later + timedelta(hours=4))
    GATE.given(*OPENED, PROPOSED).when(propose(DINA, at=later)).then(again)


def test_one_proposal_waits_at_a_time() -> None:
    GATE.given(*OPENED, PROPOSED).when(propose(DINA, "INC-8")).then_refused(
        OverrideProposedAlready, saying="farah did, under INC-7."
    )


def test_only_those_whom_the_policy_names_break_the_glass() -> None:
    GATE.given(*OPENED).when(propose(BEN)).then_refused(NotYourGlass)
    GATE.given(*OPENED, PROPOSED).when(confirm(GITA)).then_refused(NotYourGlass)


def test_without_a_rule_nobody_overrides() -> None:
    GATE.given(*begun()).when(propose(FARAH)).then_refused(NobodyMayOverride)


def test_only_an_open_gate_is_overridden() -> None:
    ended = going_on(OPENED, approve(BEN))
    GATE.given(*ended).when(propose(FARAH)).then_refused(GateNotOpen)
    GATE.given(*going_on(opened(), propose(FARAH), approve(BEN))).when(confirm(DINA)).then_refused(
        GateNotOpen
    )
    GATE.given().when(propose(FARAH)).then_refused(GateNotOpen)


def test_whoever_asked_or_wrote_overrides_nothing() -> None:
    own = opened(roster=held(CABINET, ASHA, EMIL, HANA, FARAH, roster=OF_TWO))
    GATE.given(*own).when(propose(ASHA)).then_refused(DeciderIsRequester)
    GATE.given(*own).when(propose(EMIL)).then_refused(DeciderWroteEvidence)
    GATE.given(*own, PROPOSED).when(confirm(HANA)).then_refused(DeciderWroteEvidence)


def test_whoever_stood_aside_overrides_nothing() -> None:
    both = going_on(opened(roster=held(CABINET, BEN, FARAH, roster=OF_TWO)), recuse(BEN))
    GATE.given(*both).when(propose(BEN)).then_refused(DeciderStoodAside)


def test_an_override_is_bound_to_the_evidence_seen() -> None:
    GATE.given(*OPENED).when(propose(FARAH, seen=SEEN_AGAIN)).then_refused(EvidenceChanged)
    changed = going_on(opened(), propose(FARAH), change_evidence(REDESIGN))
    GATE.given(*changed).when(confirm(DINA)).then_refused(EvidenceChanged)
    anew = replace(PROPOSED, evidence_digest=SEEN_AGAIN)
    GATE.given(*changed).when(propose(FARAH, seen=SEEN_AGAIN)).then(anew)


def test_an_override_passes_over_checks_call_ins_and_freezes() -> None:
    freeze = FreezeWindow(since=date(2018, 5, 1), until=date(2018, 5, 31), reason="Election.")
    policy = replace(
        POLICY, checks=(Check(kind=CheckKind.MUSTS),), call_in=CallInRule(by=COUNCIL, within_days=5)
    )
    passed = going_on(begun(policy, roster=OF_TWO, freezes=(freeze,)), propose(FARAH), confirm(DINA))
    assert fold(passed).outcome is Outcome.OVERRIDDEN
    assert fold(passed).in_effect


def test_it_passes_over_no_evidence_that_was_hashed() -> None:
    gate = fold(PASSED)
    assert gate.overridden is not None
    assert gate.proposals[-1].evidence_digest == gate.evidence_digest
    assert gate.evidence == (DESIGN,)


def test_an_overridden_gate_is_finished_when_somebody_else_has_reviewed_it() -> None:
    assert not is_finished(fold(PASSED))
    assert waiting_for(fold(PASSED)) == (GITA.identity, IVO.identity)
    reviewed = OverrideReviewed(
        was_right=True, by=GITA.identity, note="There was no other way.", at=FOUR_HOURS_ON
    )
    GATE.given(*PASSED).when(review(GITA)).then(reviewed)
    assert is_finished(fold([*PASSED, reviewed]))
    GATE.given(*PASSED, reviewed).when(review(IVO)).then_refused(NothingToReview)


def test_a_review_may_find_that_it_was_wrong() -> None:
    wrong = OverrideReviewed(was_right=False, by=IVO.identity, note="Nobody was asked.", at=FOUR_HOURS_ON)
    GATE.given(*PASSED).when(review(IVO, "Nobody was asked.", was_right=False)).then(wrong)
    assert fold([*PASSED, wrong]).outcome is Outcome.OVERRIDDEN


def test_a_review_says_what_was_found() -> None:
    GATE.given(*PASSED).when(review(GITA, " ")).then_refused(ReasonMissing)


def test_nobody_reviews_their_own_override_nor_what_they_wrote() -> None:
    both = opened(roster=held(COUNCIL, FARAH, HANA, GITA, roster=OF_TWO))
    passed = going_on(both, propose(FARAH), confirm(DINA))
    for who in (FARAH, HANA, CHLOE):
        GATE.given(*passed).when(review(who)).then_refused(NotAReviewer)
    assert waiting_for(fold(passed)) == (GITA.identity,)


def test_only_what_was_overridden_is_reviewed() -> None:
    GATE.given(*OPENED).when(review(GITA)).then_refused(NothingToReview)
    GATE.given().when(review(GITA)).then_refused(NothingToReview)


def test_the_next_gate_stays_shut_until_the_review() -> None:
    def known(*earlier: GateEvent) -> SubjectFacts:
        gates = [fold(earlier)]
        return facts_of_stage(
            Release(),
            Programme(),
            Stage.CONSULTATION,
            earlier=gates,
            benefits=(),
            fund=Fund(),
            at=FOUR_HOURS_ON,
        )

    assert known(*PASSED).overrides_unreviewed == (SUBJECT.gate,)
    assert outcome_of(begun(facts=known(*PASSED)), approve(BEN)) is None
    reviewed = going_on(PASSED, review(GITA))
    assert outcome_of(begun(facts=known(*reviewed)), approve(BEN)) is Outcome.APPROVED


def test_words_after_an_override_come_too_late() -> None:
    yes = approve(BEN)
    GATE.given(*PASSED).when(yes).then(refused(yes, GateNotOpen, "It ended on 14 May 2018: overridden."))


def test_a_proposal_counts_to_its_last_moment() -> None:
    again = propose(FARAH, at=FOUR_HOURS_ON)
    GATE.given(*OPENED, PROPOSED).when(again).then_nothing()
    other = propose(DINA, "INC-8", at=FOUR_HOURS_ON)
    GATE.given(*OPENED, PROPOSED).when(other).then_refused(OverrideProposedAlready)


def test_what_has_run_out_is_proposed_anew_in_the_same_words() -> None:
    moment = FOUR_HOURS_ON + timedelta(seconds=1)
    anew = replace(PROPOSED, until=moment + timedelta(hours=4), at=moment)
    GATE.given(*OPENED, PROPOSED).when(propose(FARAH, at=moment)).then(anew)


def test_nobody_else_confirms_what_was_confirmed() -> None:
    GATE.given(*PASSED).when(confirm(FARAH)).then_refused(GateNotOpen)
    GATE.given(*PASSED).when(confirm(DINA, "INC-8")).then_refused(GateNotOpen)


def test_those_who_review_are_reminded() -> None:
    assert [each.duty for each in alarms(fold(PASSED))] == [Duty.REMIND]
