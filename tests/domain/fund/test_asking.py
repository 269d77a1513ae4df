"""What may be asked of a fund: within the year's ask, the envelope and the line, and as it says."""

from dataclasses import replace

import pytest

from domain.evidence import Evidence
from domain.evidence_limits import EvidenceLimits
from domain.fund.commands import EstablishFund
from domain.fund.events import AskEvidenceOffered
from domain.fund.plan import NO_ASK, AskId, LineId
from domain.fund.refusals import (
    AboveEnvelope,
    AboveYearsAsk,
    AmountNotPositive,
    AskAlreadyMade,
    AskGranted,
    AskNameUnfit,
    AsksForAnother,
    FundUnknown,
    GateNotForMoney,
    IncreasesNothing,
    LinesTheSame,
    LineUnknown,
    NotEnoughOnLine,
    ShareNotDecided,
    SharesDoNotAddUp,
    YearIsOver,
    YearNotPlanned,
)
from domain.gate.policy import PolicyId
from domain.money import Pence
from domain.offering import (
    EvidenceDigestMalformed,
    EvidenceTooLarge,
    EvidenceTypeNotAllowed,
    SubmitterIsSomebodyElse,
)
from domain.roster import RoleId
from domain.stake import Share
from tests.domain.fund.scene import (
    BETTER_CASE,
    CASE,
    ESTABLISH,
    ESTABLISHED,
    PLAN,
    SPARE,
    TEAM,
    A,
    B,
    ask,
    asked,
    closed,
    drawn,
    granted,
    offer,
    revoked,
)
from tests.domain.gate.scene import BOARD, CABINET, FINANCE
from tests.domain.people import BEN, LATER, LOCKGATE, NOON
from tests.domain.spec import FUND

ALL_OF_2018 = 600_000_00
HALF = Share(role=BOARD, amount=Pence(38_000_00))
OTHER_HALF = Share(role=CABINET, amount=Pence(38_000_00))
BOTH = (BOARD, CABINET)


def test_a_programme_is_given_its_money_once() -> None:
    FUND.given().when(ESTABLISH).then(ESTABLISHED)
    other = EstablishFund(
        programme=ESTABLISH.programme, by=LOCKGATE, at=LATER, plan=replace(PLAN, envelope=Pence(1))
    )
    FUND.given(ESTABLISHED).when(other).then_nothing()


def test_nothing_is_asked_of_a_fund_that_is_not_there() -> None:
    FUND.given().when(ask(1)).then_refused(FundUnknown)


def test_the_whole_of_a_years_ask_may_be_asked_for() -> None:
    FUND.given(ESTABLISHED).when(ask(ALL_OF_2018)).then(asked(ask(ALL_OF_2018)))


def test_a_penny_above_the_years_ask_is_refused() -> None:
    FUND.given(ESTABLISHED).when(ask(ALL_OF_2018 + 1)).then_refused(
        AboveYearsAsk, saying="£600,000.01 is above the £600,000.00 left of 2018/19."
    )


def test_an_ask_that_waits_sets_its_money_aside() -> None:
    waiting = FUND.given(ESTABLISHED, asked(ask(400_000_00)))
    waiting.when(ask(200_000_00, B)).then(asked(ask(200_000_00, B)))
    waiting.when(ask(200_000_01, B)).then_refused(AboveYearsAsk)


def test_a_closed_ask_sets_nothing_aside() -> None:
    past = FUND.given(ESTABLISHED, asked(ask(400_000_00)), closed())
    past.when(ask(ALL_OF_2018, B)).then(asked(ask(ALL_OF_2018, B)))


def test_what_was_granted_and_not_yet_drawn_is_set_aside() -> None:
    past = FUND.given(ESTABLISHED, asked(ask(400_000_00)), granted(400_000_00))
    past.when(ask(200_000_01, B)).then_refused(AboveYearsAsk)


def test_what_was_not_drawn_of_a_grant_can_be_asked_for_again() -> None:
    past = FUND.given(ESTABLISHED, asked(ask(400_000_00)), granted(400_000_00), drawn(300_000_00))
    past.when(ask(300_000_00, B)).then(asked(ask(300_000_00, B)))
    past.when(ask(300_000_01, B)).then_refused(AboveYearsAsk)


def test_a_revoked_or_expired_grant_sets_nothing_aside() -> None:
    past = FUND.given(ESTABLISHED, asked(ask(400_000_00)), granted(400_000_00), revoked(400_000_00, 0))
    past.when(ask(ALL_OF_2018, B)).then(asked(ask(ALL_OF_2018, B)))
    past = FUND.given(ESTABLISHED, asked(ask(400_000_00)), granted(400_000_00, valid_until=NOON))
    past.when(ask(ALL_OF_2018, B)).then_refused(AboveYearsAsk)
    late = replace(ask(ALL_OF_2018, B), at=LATER)
    past.when(late).then(asked(late))


def test_the_years_together_stay_within_the_envelope() -> None:
    past = FUND.given(ESTABLISHED, asked(ask(ALL_OF_2018)))
    past.when(ask(400_000_00, B, year=2019)).then(asked(ask(400_000_00, B, year=2019)))
    past.when(ask(400_000_01, B, year=2019)).then_refused(AboveEnvelope)


def test_money_is_asked_for_in_a_year_that_is_planned_and_not_over() -> None:
    FUND.given(ESTABLISHED).when(ask(1, year=2020)).then_refused(YearNotPlanned, saying="2020/21")
    FUND.given(ESTABLISHED).when(ask(1, year=2017)).then_refused(YearIsOver, saying="2017/18")


@pytest.mark.parametrize("amount", [0, -1])
def test_an_ask_is_for_a_penny_at_least(amount: int) -> None:
    FUND.given(ESTABLISHED).when(ask(amount)).then_refused(AmountNotPositive)


@pytest.mark.parametrize("name", ["", "1A/design", "-1", "A B", "../A"])
def test_an_ask_has_a_name_that_no_stage_of_a_release_could_have(name: str) -> None:
    FUND.given(ESTABLISHED).when(ask(1, AskId(name))).then_refused(AskNameUnfit)
    FUND.given(ESTABLISHED).when(offer(AskId(name))).then_refused(AskNameUnfit)


def test_nobody_asks_in_anothers_name() -> None:
    for_another = replace(ask(1), by=BEN)
    FUND.given(ESTABLISHED).when(for_another).then_refused(AsksForAnother)


def test_the_programme_itself_asks_in_somebodys_name() -> None:
    by_itself = replace(ask(1), by=LOCKGATE)
    FUND.given(ESTABLISHED).when(by_itself).then(asked(by_itself))


def test_only_a_policy_that_the_fund_names_decides_on_money() -> None:
    elsewhere = replace(ask(1), gate=PolicyId("design-gate"))
    FUND.given(ESTABLISHED).when(elsewhere).then_refused(GateNotForMoney, saying="money-gate")


def test_an_ask_made_again_is_the_same_ask() -> None:
    past = FUND.given(ESTABLISHED, asked(ask(1)))
    past.when(replace(ask(1), at=LATER)).then_nothing()
    past.when(ask(2)).then_refused(AskAlreadyMade)
    past.when(ask(1, round=2)).then_refused(AskAlreadyMade)


def test_an_ask_that_was_closed_may_be_made_again_in_the_next_round() -> None:
    past = FUND.given(ESTABLISHED, asked(ask(2)), closed())
    past.when(ask(1, round=2)).then(asked(ask(1, round=2)))
    past.when(ask(1)).then_refused(AskAlreadyMade)
    past.when(ask(1, round=3)).then_refused(AskAlreadyMade)


def test_money_on_a_line_is_capped_by_the_line() -> None:
    past = FUND.given(ESTABLISHED, asked(ask(300_000_00, line=TEAM)))
    past.when(ask(100_000_00, B, line=TEAM)).then(asked(ask(100_000_00, B, line=TEAM)))
    past.when(ask(100_000_01, B, line=TEAM)).then_refused(NotEnoughOnLine)
    past.when(ask(1, B, line=LineId("tea"))).then_refused(LineUnknown, saying="tea")


def test_an_ask_to_move_money_takes_none_of_the_envelope() -> None:
    everything = (ESTABLISHED, asked(ask(ALL_OF_2018)), asked(ask(400_000_00, B, year=2019)))
    moving = ask(76_000_00, AskId("C"), line=TEAM, from_line=SPARE)
    FUND.given(*everything).when(moving).then(asked(moving))


def test_an_ask_to_move_money_needs_that_much_on_the_line_it_leaves() -> None:
    past = FUND.given(ESTABLISHED, asked(ask(76_000_00, line=TEAM, from_line=SPARE)))
    past.when(ask(24_000_00, B, line=TEAM, from_line=SPARE)).then(
        asked(ask(24_000_00, B, line=TEAM, from_line=SPARE))
    )
    past.when(ask(24_000_01, B, line=TEAM, from_line=SPARE)).then_refused(NotEnoughOnLine)


def test_money_moves_from_one_known_line_to_another() -> None:
    FUND.given(ESTABLISHED).when(ask(1, line=SPARE, from_line=SPARE)).then_refused(LinesTheSame)
    FUND.given(ESTABLISHED).when(ask(1, from_line=SPARE)).then_refused(LineUnknown)
    FUND.given(ESTABLISHED).when(ask(1, line=TEAM, from_line=LineId("tea"))).then_refused(LineUnknown)


def test_partners_decide_on_their_own_shares() -> None:
    shared = ask(76_000_00, shares=(HALF, OTHER_HALF), deciders=BOTH)
    FUND.given(ESTABLISHED).when(shared).then(asked(shared))


@pytest.mark.parametrize(
    "shares",
    [
        (HALF,),
        (HALF, HALF),
        (HALF, replace(OTHER_HALF, amount=Pence(38_000_01))),
        (replace(HALF, amount=Pence(76_000_00)), replace(OTHER_HALF, amount=Pence(0))),
    ],
)
def test_shares_add_up_to_the_amount(shares: tuple[Share, ...]) -> None:
    asking = ask(76_000_00, shares=shares, deciders=BOTH)
    FUND.given(ESTABLISHED).when(asking).then_refused(SharesDoNotAddUp)


@pytest.mark.parametrize(("role", "deciders"), [(FINANCE, (BOARD, FINANCE)), (CABINET, (BOARD,))])
def test_a_share_is_a_partners_who_decides(role: RoleId, deciders: tuple[RoleId, ...]) -> None:
    split = (HALF, replace(OTHER_HALF, role=role))
    asking = ask(76_000_00, shares=split, deciders=deciders)
    FUND.given(ESTABLISHED).when(asking).then_refused(ShareNotDecided, saying=role)


def test_only_what_was_granted_is_increased() -> None:
    more = ask(1, B, increases=A)
    FUND.given(ESTABLISHED).when(more).then_refused(IncreasesNothing)
    FUND.given(ESTABLISHED, asked(ask(2))).when(more).then_refused(IncreasesNothing)
    FUND.given(ESTABLISHED, asked(ask(2)), closed()).when(more).then_refused(IncreasesNothing)
    FUND.given(ESTABLISHED, asked(ask(2)), granted(2)).when(more).then(asked(more))
    assert more.increases != NO_ASK


def test_evidence_is_handed_in_before_and_after_the_ask_until_it_is_granted() -> None:
    def offered(evidence: Evidence) -> AskEvidenceOffered:
        return AskEvidenceOffered(ask=A, evidence=evidence, at=NOON)

    FUND.given(ESTABLISHED).when(offer()).then(offered(CASE))
    waiting = (ESTABLISHED, offered(CASE), asked(ask(1)))
    FUND.given(*waiting).when(offer()).then_nothing()
    FUND.given(*waiting).when(offer(evidence=BETTER_CASE)).then(offered(BETTER_CASE))
    FUND.given(*waiting, granted(1)).when(offer(evidence=BETTER_CASE)).then_refused(AskGranted)
    FUND.given(*waiting, closed()).when(offer(evidence=BETTER_CASE)).then(offered(BETTER_CASE))


def test_the_evidence_of_an_ask_is_held_to_the_rules_of_all_evidence() -> None:
    strict = replace(ESTABLISHED, evidence=EvidenceLimits(most_bytes=1, types=("application/pdf",)))
    larger = replace(CASE, size=2)
    FUND.given(ESTABLISHED).when(offer(by=BEN)).then_refused(SubmitterIsSomebodyElse)
    FUND.given(ESTABLISHED).when(offer(evidence=replace(CASE, digest="x"))).then_refused(
        EvidenceDigestMalformed
    )
    FUND.given(strict).when(offer(evidence=larger)).then_refused(EvidenceTooLarge)
    FUND.given(strict).when(offer(evidence=replace(CASE, size=1))).then_refused(EvidenceTypeNotAllowed)


def test_what_a_programme_takes_as_evidence_holds_for_its_money_too() -> None:
    limits = EvidenceLimits(most_bytes=1, types=("application/pdf",))
    FUND.given().when(replace(ESTABLISH, evidence=limits)).then(replace(ESTABLISHED, evidence=limits))
