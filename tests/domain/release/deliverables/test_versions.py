"""How a version of a deliverable is drafted, accepted or sent back."""

from dataclasses import replace

import pytest

from domain.aggregate import Command
from domain.release.commands import AnyReleaseCommand
from domain.release.deliverables.items import Acceptance
from domain.release.deliverables.plan import DeliverableId
from domain.release.deliverables.refusals import (
    AcceptorIsAuthor,
    DeliverableIsAccepted,
    DeliverableNamedTwice,
    DeliverableNotNeeded,
    DeliverableReasonMissing,
    DeliverableUnknown,
    NotAnAcceptor,
    NothingDrafted,
    VersionEmpty,
    VersionNotHandedIn,
    VersionNotNewest,
    VersionWasReturned,
)
from domain.release.deliverables.state import Status
from domain.release.events import ReleaseSignedOff
from domain.release.evolving import fold
from domain.release.refusals import ReleaseEnded
from tests.domain.people import BEN, CHLOE, DINA, EMIL, HANA, LATER, NOON
from tests.domain.release.deliverables.scene import (
    BEGUN,
    BUDGET,
    SAVINGS,
    SPRINT_PLAN,
    accept,
    accepted,
    draft,
    drafted,
    returned,
    send_back,
    unneeded,
)
from tests.domain.release.scene import DESIGN_PAPER, SECOND_DRAFT, offered, stopped
from tests.domain.spec import RELEASE

DRAFTED, ACCEPTED = (*BEGUN, drafted()), (*BEGUN, drafted(), accepted())
SIGNED_OFF = ReleaseSignedOff(at=NOON)


def test_a_version_is_counted_and_has_an_author() -> None:
    RELEASE.given(*BEGUN).when(draft()).then(drafted(1))
    RELEASE.given(*DRAFTED).when(draft(note="With March.")).then(drafted(2, note="With March."))


def test_a_version_may_be_evidence_that_was_handed_in() -> None:
    RELEASE.given(*BEGUN, offered(DESIGN_PAPER)).when(
        draft(evidence="detailed-design", note="", by=BEN)
    ).then(
        replace(
            drafted(note=""),
            evidence="detailed-design",
            digest=DESIGN_PAPER.digest,
            author=EMIL.identity,
            by=BEN.identity,
        )
    )


def test_newer_evidence_of_the_name_is_another_version() -> None:
    first = replace(drafted(note=""), evidence="detailed-design", digest=DESIGN_PAPER.digest)
    again = draft(evidence="detailed-design", note="")
    RELEASE.given(*BEGUN, offered(DESIGN_PAPER), first).when(again).then_nothing()
    RELEASE.given(*BEGUN, offered(DESIGN_PAPER), first, offered(SECOND_DRAFT)).when(again).then(
        replace(first, version=2, digest=SECOND_DRAFT.digest)
    )


def test_evidence_is_handed_in_before_it_is_a_version() -> None:
    RELEASE.given(*BEGUN).when(draft(evidence="detailed-design")).then_refused(
        VersionNotHandedIn, saying="detailed-design"
    )


def test_a_version_is_something() -> None:
    RELEASE.given(*BEGUN).when(draft(note=" ")).then_refused(VersionEmpty)


def test_the_same_version_is_kept_once() -> None:
    RELEASE.given(*DRAFTED).when(replace(draft(), at=LATER)).then_nothing()


def test_what_was_sent_back_may_be_offered_again() -> None:
    RELEASE.given(*DRAFTED, returned()).when(draft()).then(drafted(2))


def test_somebody_else_accepts_a_version() -> None:
    RELEASE.given(*DRAFTED).when(accept()).then(accepted())


def test_a_version_is_accepted_once() -> None:
    RELEASE.given(*ACCEPTED).when(accept(by=DINA)).then_nothing()


@pytest.mark.parametrize("who", [EMIL, HANA], ids=["its author", "whoever drafted it"])
def test_whoever_made_a_version_does_not_accept_it(who: object) -> None:
    by_hana = replace(drafted(), by=HANA.identity)
    asked = accept(by=EMIL if who is EMIL else HANA)
    RELEASE.given(*BEGUN, by_hana).when(asked).then_refused(AcceptorIsAuthor, saying="Version 1 of DD-08.")


def test_a_deliverable_may_name_who_accepts_it() -> None:
    there = (*BEGUN, drafted(id=BUDGET))
    RELEASE.given(*there).when(accept(id=BUDGET, by=DINA)).then_refused(
        NotAnAcceptor, saying="DD-11 is accepted by chloe."
    )
    RELEASE.given(*there).when(accept(id=BUDGET, by=CHLOE)).then(accepted(id=BUDGET))


def test_nothing_is_accepted_before_it_is_drafted() -> None:
    RELEASE.given(*BEGUN).when(accept()).then_refused(NothingDrafted, saying="DD-08")


@pytest.mark.parametrize("version", [0, 1, 3])
def test_only_the_newest_version_is_accepted(version: int) -> None:
    RELEASE.given(*DRAFTED, drafted(2, note="With March.")).when(accept(version)).then_refused(
        VersionNotNewest, saying=f"it is version 2, not {version}."
    )


def test_a_new_version_needs_accepting_again() -> None:
    history = (*ACCEPTED, drafted(2, note="With March."))
    assert fold(history).deliverables.one(SPRINT_PLAN).status is Status.DRAFTED
    RELEASE.given(*history).when(accept(2)).then(accepted(2))


def test_a_version_is_sent_back_with_a_reason() -> None:
    RELEASE.given(*DRAFTED).when(send_back()).then(returned())
    RELEASE.given(*DRAFTED).when(send_back(reason=" ")).then_refused(DeliverableReasonMissing)
    assert fold([*DRAFTED, returned()]).deliverables.one(SPRINT_PLAN).status is Status.PLANNED


def test_a_version_is_sent_back_once() -> None:
    RELEASE.given(*DRAFTED, returned()).when(send_back()).then_nothing()


def test_what_was_sent_back_is_not_accepted() -> None:
    RELEASE.given(*DRAFTED, returned()).when(accept()).then_refused(VersionWasReturned, saying="March")


def test_only_what_was_drafted_is_sent_back() -> None:
    RELEASE.given(*BEGUN).when(send_back()).then_refused(NothingDrafted)
    RELEASE.given(*ACCEPTED).when(send_back()).then_refused(DeliverableIsAccepted)
    RELEASE.given(*DRAFTED).when(send_back(2)).then_refused(VersionNotNewest)


@pytest.mark.parametrize(
    "asked", [draft(note="More."), accept(), send_back()], ids=lambda each: type(each).__name__
)
def test_what_is_not_needed_is_not_worked_on(asked: AnyReleaseCommand) -> None:
    RELEASE.given(*DRAFTED, unneeded()).when(asked).then_refused(DeliverableNotNeeded)


def test_many_are_accepted_together_or_not_at_all() -> None:
    both = (
        Acceptance(deliverable=SPRINT_PLAN, version=1),
        Acceptance(deliverable=BUDGET, version=1),
    )
    asked = replace(accept(), acceptances=both)
    RELEASE.given(*DRAFTED, drafted(id=BUDGET)).when(asked).then(accepted(), accepted(id=BUDGET))
    RELEASE.given(*DRAFTED).when(asked).then_refused(NothingDrafted, saying="DD-11")
    RELEASE.given(*DRAFTED).when(replace(asked, acceptances=both[:1] * 2)).then_refused(DeliverableNamedTwice)


def test_only_what_the_blueprint_lists_is_there() -> None:
    RELEASE.given(*BEGUN).when(draft(DeliverableId("DD-99"))).then_refused(DeliverableUnknown, saying="DD-99")


@pytest.mark.parametrize("ended", [stopped(), SIGNED_OFF], ids=["stopped", "signed off"])
def test_nothing_more_is_delivered_by_a_release_that_ended(ended: Command) -> None:
    for asked in (draft(note="More."), accept(), send_back()):
        RELEASE.given(*DRAFTED, ended).when(asked).then_refused(ReleaseEnded)  # type: ignore[arg-type]


def test_what_comes_after_sign_off_is_delivered_then() -> None:
    RELEASE.given(*BEGUN, SIGNED_OFF).when(draft(SAVINGS)).then(drafted(id=SAVINGS))
    RELEASE.given(*BEGUN, stopped()).when(draft(SAVINGS)).then_refused(ReleaseEnded)


def test_evidence_of_any_stage_serves_what_comes_after_sign_off() -> None:
    asked = draft(SAVINGS, evidence="detailed-design", note="")
    version = replace(drafted(id=SAVINGS, note=""), evidence="detailed-design", digest=DESIGN_PAPER.digest)
    RELEASE.given(*BEGUN, offered(DESIGN_PAPER), SIGNED_OFF).when(asked).then(version)
