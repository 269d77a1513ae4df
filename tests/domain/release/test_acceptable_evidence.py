"""What is taken as evidence for a gate, and from whom."""

from dataclasses import replace
from datetime import date

import pytest

from domain.assessment import Assessment, AssessmentIncomplete, AssessmentKind, ResidualRisk
from domain.evidence import Evidence, link_digest
from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.offering import (
    EvidenceDigestMalformed,
    EvidenceEmpty,
    EvidenceLinkUnusable,
    EvidenceNameless,
    EvidenceTooLarge,
    EvidenceTypeNotAllowed,
    SubmitterIsSomebodyElse,
)
from domain.release.terms import Terms
from domain.stage import Stage
from tests.domain.people import EMIL, HANA, LOCKGATE
from tests.domain.release.scene import DESIGN_PAPER, REGISTERED, offer, offered
from tests.domain.spec import RELEASE

PLANS = "https://folkestone.example/plans/design"
SEEN = "sha256:" + "5e" * 32
LINKED = replace(DESIGN_PAPER, link=PLANS, digest=link_digest(PLANS), size=0, media_type="")
LINKED_AS_SEEN = replace(LINKED, seen=SEEN, digest=link_digest(PLANS, SEEN))
SMALL_PDFS = replace(
    REGISTERED, terms=Terms(evidence=EvidenceLimits(most_bytes=1000, types=("application/pdf",)))
)
PDF = replace(DESIGN_PAPER, size=1000, media_type="application/pdf")


def test_evidence_is_handed_in_by_whoever_acts() -> None:
    for somebody in (EMIL, LOCKGATE):
        RELEASE.given(REGISTERED).when(offer(by=somebody)).then_refused(
            SubmitterIsSomebodyElse, saying="It is said to be handed in by hana."
        )


def test_whoever_hands_in_may_name_another_as_the_author() -> None:
    assert DESIGN_PAPER.author == EMIL.identity
    RELEASE.given(REGISTERED).when(offer(DESIGN_PAPER, by=HANA)).then(offered(DESIGN_PAPER))


@pytest.mark.parametrize("name", ["", " ", "\n\t"])
def test_evidence_needs_a_name(name: str) -> None:
    RELEASE.given(REGISTERED).when(offer(replace(DESIGN_PAPER, name=name))).then_refused(EvidenceNameless)


@pytest.mark.parametrize(
    "digest",
    [
        "",
        "sha256:",
        "sha256:11",
        "ab" * 32,
        "md5:" + "ab" * 16,
        "sha256:" + "AB" * 32,
        f"{SEEN}\n",
        f" {SEEN}",
    ],
)
def test_evidence_is_known_by_a_whole_digest(digest: str) -> None:
    RELEASE.given(REGISTERED).when(offer(replace(DESIGN_PAPER, digest=digest))).then_refused(
        EvidenceDigestMalformed
    )


@pytest.mark.parametrize("size", [0, -1])
def test_an_empty_file_is_no_evidence(size: int) -> None:
    RELEASE.given(REGISTERED).when(offer(replace(DESIGN_PAPER, size=size))).then_refused(EvidenceEmpty)


def test_a_file_is_taken_up_to_the_limit_of_its_programme() -> None:
    larger = replace(PDF, size=1001)
    RELEASE.given(SMALL_PDFS).when(offer(PDF)).then(offered(PDF))
    RELEASE.given(SMALL_PDFS).when(offer(larger)).then_refused(
        EvidenceTooLarge, saying="It has 1,001 bytes; at most 1,000 are taken."
    )


@pytest.mark.parametrize("media_type", ["", "text/html", "application/vnd.microsoft.portable-executable"])
def test_a_file_is_of_a_type_that_its_programme_takes(media_type: str) -> None:
    piece = replace(DESIGN_PAPER, media_type=media_type)
    RELEASE.given(REGISTERED).when(offer(piece)).then_refused(EvidenceTypeNotAllowed)


def test_a_programme_may_take_fewer_types() -> None:
    RELEASE.given(SMALL_PDFS).when(offer(DESIGN_PAPER)).then_refused(
        EvidenceTypeNotAllowed, saying="It is text/plain; taken are application/pdf."
    )


def test_nothing_that_runs_is_taken_by_default() -> None:
    assert not [each for each in SAFE_LIMITS.types if "html" in each or "script" in each or "macro" in each]


@pytest.mark.parametrize("piece", [LINKED, LINKED_AS_SEEN], ids=["where", "what was seen"])
def test_evidence_may_live_elsewhere(piece: Evidence) -> None:
    RELEASE.given(SMALL_PDFS).when(offer(piece, Stage.TRAINING)).then(offered(piece, Stage.TRAINING))


@pytest.mark.parametrize(
    "link",
    [
        "http://folkestone.example/plans",
        "ftp://folkestone.example/plans",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https:///plans",
        "https://",
        "folkestone.example/plans",
        "https://asha:secret@folkestone.example/plans",
        "https://folkestone.example:port/plans",
        "https://[folkestone.example/plans",
        "https://folkestone.example/the plans",
        "https://folkestone.example/plans\n",
        "https://folkestone.example/" + "x" * 2000,
    ],
)
def test_a_link_leads_everybody_to_the_same_place(link: str) -> None:
    piece = replace(LINKED, link=link, digest=link_digest(link))
    RELEASE.given(REGISTERED).when(offer(piece)).then_refused(EvidenceLinkUnusable)


@pytest.mark.parametrize(
    "piece",
    [
        replace(LINKED, digest=DESIGN_PAPER.digest),
        replace(LINKED, digest=link_digest(f"{PLANS}/other")),
        replace(LINKED_AS_SEEN, digest=LINKED.digest),
        replace(LINKED, seen="a page", digest=link_digest(PLANS, "a page")),
    ],
    ids=["a file's", "another link's", "without what was seen", "with what is no digest"],
)
def test_the_digest_of_a_link_is_that_of_where_it_leads(piece: Evidence) -> None:
    RELEASE.given(REGISTERED).when(offer(piece)).then_refused(EvidenceDigestMalformed)


def test_what_was_handed_in_is_not_refused_when_it_is_sent_again() -> None:
    RELEASE.given(SMALL_PDFS, offered(DESIGN_PAPER)).when(offer(DESIGN_PAPER)).then_nothing()


EQUALITY = Assessment(kind=AssessmentKind.EQUALITY_IMPACT, day=date(2018, 5, 1))
DATA = Assessment(
    kind=AssessmentKind.DATA_PROTECTION_IMPACT,
    day=date(2018, 5, 1),
    advice="Go on once the portal is tested.",
    residual_risk=ResidualRisk.LOW,
)


@pytest.mark.parametrize("assessment", [EQUALITY, DATA], ids=lambda each: each.kind.value)
def test_an_assessment_is_evidence_with_a_kind_and_a_day(assessment: Assessment) -> None:
    piece = replace(DESIGN_PAPER, assessment=assessment)
    RELEASE.given(REGISTERED).when(offer(piece)).then(offered(piece))
    RELEASE.given(REGISTERED, offered(DESIGN_PAPER)).when(offer(piece)).then(offered(piece))


@pytest.mark.parametrize(
    "assessment",
    [
        pytest.param(replace(DATA, advice=" "), id="no advice"),
        pytest.param(replace(DATA, residual_risk=None), id="no residual risk"),
        pytest.param(replace(EQUALITY, advice="Go on."), id="advice on equality"),
        pytest.param(replace(EQUALITY, residual_risk=ResidualRisk.LOW), id="residual risk of equality"),
    ],
)
def test_advice_and_residual_risk_belong_to_data_protection(assessment: Assessment) -> None:
    piece = replace(DESIGN_PAPER, assessment=assessment)
    RELEASE.given(REGISTERED).when(offer(piece)).then_refused(AssessmentIncomplete)
