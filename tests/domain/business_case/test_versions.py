"""How a business case is kept: every version stands, and the newest has a reason."""

from dataclasses import replace

import pytest

from domain.business_case.line import CaseLineId, LineKind
from domain.business_case.plan import CaseVersion, VersionId
from domain.business_case.refusals import (
    BusinessCaseUnknown,
    NotAKeeper,
    RevisionNeedsReason,
    VersionTaken,
    VersionUnknown,
    VersionUnsound,
)
from domain.business_case.state import fold
from domain.money import Pence
from tests.domain.business_case.scene import (
    ADOPT,
    ADOPTED,
    AS_RECORDER,
    ORIGINAL,
    REVISE,
    REVISED,
    THIRD,
    UPDATED,
    bring,
    line,
    row,
    version,
)
from tests.domain.people import BEN, CHLOE
from tests.domain.spec import BUSINESS_CASE


def test_a_programme_has_the_case_that_it_is_started_with() -> None:
    BUSINESS_CASE.given().when(ADOPT).then(ADOPTED)
    BUSINESS_CASE.given().when(REVISE).then_refused(BusinessCaseUnknown)
    BUSINESS_CASE.given().when(bring(row(1))).then_refused(BusinessCaseUnknown)


def test_a_revision_stands_after_all_earlier_versions() -> None:
    BUSINESS_CASE.given(ADOPTED).when(REVISE).then(REVISED)
    case = fold((ADOPTED, REVISED))
    assert case.versions == (ORIGINAL, UPDATED, THIRD)
    assert (case.version("original"), case.version("latest")) == (ORIGINAL, THIRD)
    assert case.version("update-2025") == UPDATED


def test_no_version_is_overwritten() -> None:
    given = BUSINESS_CASE.given(ADOPTED)
    for taken in ("original", "latest", "update-2025"):
        given.when(replace(REVISE, version=replace(THIRD, id=VersionId(taken)))).then_refused(VersionTaken)
    BUSINESS_CASE.given(ADOPTED, REVISED).when(REVISE).then_nothing()


def test_a_revision_says_why() -> None:
    silent = replace(REVISE, version=replace(THIRD, reason=" "))
    BUSINESS_CASE.given(ADOPTED).when(silent).then_refused(RevisionNeedsReason)


def test_only_its_keepers_revise_a_case() -> None:
    given = BUSINESS_CASE.given(ADOPTED)
    given.when(replace(REVISE, standing=())).then_refused(NotAKeeper, saying="Here it is programme-board.")
    given.when(replace(REVISE, by=CHLOE)).then_refused(NotAKeeper)
    given.when(replace(REVISE, by=CHLOE, standing=AS_RECORDER)).then_refused(NotAKeeper)
    given.when(replace(bring(row(1)), by=BEN)).then_refused(NotAKeeper)


TEAM = CaseLineId("team")
TWICE = replace(ORIGINAL.lines[0], years=ORIGINAL.lines[0].years * 2)
COST = line(TEAM, LineKind.DELIVERY, {2025: 1})


@pytest.mark.parametrize(
    ("unsound", "saying"),
    [
        (version("v"), "Give at least one line."),
        (version("v", COST, COST), "team is there twice."),
        (version("v", TWICE), "transformation has the year 2024 twice."),
        (version("v", line(TEAM, LineKind.DELIVERY, {})), "team has no amount in any year."),
        (version("v", line(TEAM, LineKind.DELIVERY, {2025: -1})), "team costs less than nothing"),
        (version("v", replace(COST, exit_cost=Pence(-1))), "Ending team costs nothing at least."),
        (version("v", line(TEAM, LineKind.OPTIMISM_BIAS, {2025: 1})), "say where its values come from"),
    ],
)
def test_a_version_holds_together(unsound: CaseVersion, saying: str) -> None:
    asked = replace(REVISE, version=unsound)
    BUSINESS_CASE.given(ADOPTED).when(asked).then_refused(VersionUnsound, saying=saying)


def test_a_version_is_known_by_its_name() -> None:
    with pytest.raises(VersionUnknown, match="There is original, update-2025"):
        fold((ADOPTED,)).version("draft")
    with pytest.raises(VersionUnknown):
        fold(()).version("latest")
