"""When evidence for a gate may be handed in."""

from dataclasses import replace

from domain.evidence import evidence_digest
from domain.release.events import ReleaseSignedOff
from domain.release.evolving import fold
from domain.release.refusals import EvidenceTooLate, ReleaseEnded, ReleaseUnknown
from domain.stage import Stage
from tests.domain.people import BEN, NOON
from tests.domain.release.scene import (
    DESIGN_PAPER,
    REGISTERED,
    SECOND_DRAFT,
    offer,
    offered,
    passed,
    reached,
    returned,
    submitted,
)
from tests.domain.spec import RELEASE

SIGNED_OFF = (
    *reached(Stage.SIGN_OFF),
    submitted(Stage.SIGN_OFF),
    passed(Stage.SIGN_OFF),
    ReleaseSignedOff(at=NOON),
)


def test_evidence_is_handed_in_for_the_stage_under_way() -> None:
    RELEASE.given(*reached(Stage.DESIGN)).when(offer()).then(offered())


def test_evidence_may_be_handed_in_ahead_of_its_stage() -> None:
    RELEASE.given(REGISTERED).when(offer(stage=Stage.TRAINING)).then(offered(stage=Stage.TRAINING))


def test_evidence_may_change_while_the_gate_is_open() -> None:
    at_its_gate = (*reached(Stage.DESIGN), offered(), submitted(Stage.DESIGN))
    RELEASE.given(*at_its_gate).when(offer(SECOND_DRAFT)).then(offered(SECOND_DRAFT))


def test_the_same_evidence_is_kept_once() -> None:
    RELEASE.given(*reached(Stage.DESIGN), offered()).when(offer()).then_nothing()


def test_an_earlier_draft_can_be_handed_in_again() -> None:
    drafts = (offered(), offered(SECOND_DRAFT))
    RELEASE.given(*reached(Stage.DESIGN), *drafts).when(offer()).then(offered())


def test_the_same_paper_from_another_author_is_new() -> None:
    by_ben = replace(DESIGN_PAPER, author=BEN.identity)
    RELEASE.given(*reached(Stage.DESIGN), offered()).when(offer(by_ben)).then(offered(by_ben))


def test_the_same_paper_serves_two_stages() -> None:
    RELEASE.given(*reached(Stage.CONSULTATION), offered()).when(offer(stage=Stage.CONSULTATION)).then(
        offered(stage=Stage.CONSULTATION)
    )


def test_evidence_of_a_passed_stage_cannot_change() -> None:
    RELEASE.given(*reached(Stage.CONSULTATION)).when(offer()).then_refused(
        EvidenceTooLate, saying="Stage: design."
    )


def test_nothing_is_added_to_a_release_that_ended() -> None:
    RELEASE.given(*SIGNED_OFF).when(offer(stage=Stage.SIGN_OFF)).then_refused(ReleaseEnded)


def test_an_unknown_release_takes_no_evidence() -> None:
    RELEASE.given().when(offer()).then_refused(ReleaseUnknown)


def test_rework_waits_for_something_new() -> None:
    seen = evidence_digest((DESIGN_PAPER,))
    back = [*reached(Stage.DESIGN), offered(), submitted(Stage.DESIGN), returned(Stage.DESIGN, on=seen)]
    assert not fold(back).has_fresh_evidence
    assert not fold([*back, offered(stage=Stage.TRAINING)]).has_fresh_evidence
    assert fold([*back, offered(SECOND_DRAFT)]).has_fresh_evidence


def test_what_is_handed_in_before_the_release_hears_of_the_rejection_is_new_too() -> None:
    seen = evidence_digest((DESIGN_PAPER,))
    at_its_gate = [*reached(Stage.DESIGN), offered(), submitted(Stage.DESIGN)]
    assert fold([*at_its_gate, offered(SECOND_DRAFT), returned(Stage.DESIGN, on=seen)]).has_fresh_evidence


def test_evidence_is_kept_in_order_by_stage() -> None:
    release = fold([REGISTERED, offered(), offered(SECOND_DRAFT)])
    assert release.evidence(Stage.DESIGN) == (DESIGN_PAPER, SECOND_DRAFT)
    assert release.evidence(Stage.TRAINING) == ()
