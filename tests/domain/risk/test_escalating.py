"""How a risk above appetite goes up the boards, one at a time."""

from dataclasses import replace

from domain.risk.events import RiskEscalated
from domain.risk.plan import ScoreKind
from domain.risk.refusals import NotTheNextBoard, RiskReasonMissing, RiskWithinAppetite
from domain.risk.state import fold
from domain.roster import RoleId
from tests.domain.gate.scene import BOARD, CABINET, COUNCIL
from tests.domain.people import BEN, LATER
from tests.domain.risk.scene import (
    IS_HIGHER,
    PLAN,
    REGISTERED,
    TERMS,
    TO_THE_TOP,
    UP,
    WHY,
    at_,
    scored,
)
from tests.domain.spec import RISK

WENT_UP = RiskEscalated(
    from_board=BOARD,
    to_board=CABINET,
    score=at_(4, 3),
    most=9,
    reason=WHY,
    by=BEN.identity,
    at=LATER,
)
TO_COUNCIL = replace(WENT_UP, from_board=CABINET, to_board=COUNCIL)


def test_a_risk_above_appetite_goes_to_the_board_above() -> None:
    RISK.given(REGISTERED, IS_HIGHER).when(UP).then(WENT_UP)
    RISK.given(REGISTERED, IS_HIGHER, WENT_UP).when(TO_THE_TOP).then(TO_COUNCIL)
    assert fold([REGISTERED, IS_HIGHER, WENT_UP, TO_COUNCIL]).board == COUNCIL


def test_each_board_is_gone_to_once() -> None:
    RISK.given(REGISTERED, IS_HIGHER, WENT_UP, TO_COUNCIL).when(UP).then_nothing()
    RISK.given(REGISTERED).when(replace(UP, to=BOARD)).then_nothing()


def test_no_board_is_passed_over() -> None:
    RISK.given(REGISTERED, IS_HIGHER).when(TO_THE_TOP).then_refused(
        NotTheNextBoard, saying="board keeps it, and escalates to cabinet."
    )
    RISK.given(REGISTERED, IS_HIGHER, WENT_UP, TO_COUNCIL).when(replace(UP, to=RoleId("king"))).then_refused(
        NotTheNextBoard, saying="escalates to nobody."
    )
    homeless = replace(REGISTERED, terms=replace(TERMS, board=None))
    RISK.given(homeless, IS_HIGHER).when(UP).then_refused(NotTheNextBoard, saying="No board keeps it.")


def test_what_is_borne_goes_no_higher() -> None:
    RISK.given(REGISTERED).when(UP).then_refused(
        RiskWithinAppetite, saying="9 (3 x 3), and up to 9 is borne."
    )
    nobody_says = replace(REGISTERED, terms=replace(TERMS, appetite=None))
    RISK.given(nobody_says, IS_HIGHER).when(UP).then_refused(RiskWithinAppetite, saying="nothing says")
    unscored = replace(REGISTERED, plan=replace(PLAN, scores=()))
    RISK.given(unscored, scored(ScoreKind.INHERENT, 5, 5)).when(UP).then_refused(
        RiskWithinAppetite, saying="not scored"
    )


def test_a_risk_goes_up_with_a_reason() -> None:
    RISK.given(REGISTERED, IS_HIGHER).when(replace(UP, reason="")).then_refused(RiskReasonMissing)
