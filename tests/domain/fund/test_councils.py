"""Surrey's envelope and South & Vale's virement, in the figures that the councils published."""

from dataclasses import replace
from datetime import UTC, datetime

from domain.authority import AboveLimit, entitled, why_not
from domain.fund.commands import AskForMoney
from domain.fund.events import FundEstablished, FundEvent, LinesVired, MoneyGranted
from domain.fund.plan import AskId, BudgetLine, CapabilityId, FundPlan, LineId, YearsAsk
from domain.fund.refusals import AboveEnvelope, AboveYearsAsk
from domain.fund.stake import stake_of
from domain.fund.state import fold
from domain.gate.policy import PolicyId
from domain.money import Pence
from domain.roster import Limit, Role, RoleId, Roster, held_by
from domain.stake import Share
from tests.domain.fund.scene import ask, asked, grant, granted
from tests.domain.people import BEN, DINA
from tests.domain.spec import FUND

# U-03, U-05: an envelope of 11.3m, and the latest ask of each year, transformation and service together.
ENVELOPE = 11_300_000_00
LATEST = {2024: 2_283_000_00, 2025: 3_471_000_00, 2026: 3_008_000_00, 2027: 656_000_00}
# U-06: what was first asked for, which reached 11.265m by 2027/28.
ORIGINAL = {2024: 3_461_000_00, 2025: 4_408_000_00, 2026: 2_436_000_00, 2027: 960_000_00}
JANUARY = datetime(2025, 1, 24, tzinfo=UTC)
S151 = RoleId("s151")


def surrey(years: dict[int, int]) -> FundEstablished:
    plan = FundPlan(
        envelope=Pence(ENVELOPE),
        years=tuple(YearsAsk(year=year, amount=Pence(amount)) for year, amount in years.items()),
        lines=(),
        guardian=S151,
        virement=(),
        gates=(PolicyId("money-gate"),),
    )
    return FundEstablished(programme="surrey-ctp", plan=plan, at=JANUARY)


def of_year(year: int, amount: int) -> AskForMoney:
    name = YearsAsk(year=year, amount=Pence(0)).ask
    return replace(ask(amount, name, year=year, deciders=(S151,)), at=JANUARY)


def years_granted(years: dict[int, int]) -> list[FundEvent]:
    """The asks of these years, each granted in full before the next is made."""
    events: list[FundEvent] = []
    for year, amount in years.items():
        made = asked(of_year(year, amount))
        events += [made, granted(amount, made.ask, under=(S151,))]
    return events


def test_surrey_is_granted_its_asks_year_by_year() -> None:
    past: list[FundEvent] = [surrey(LATEST)]
    for year, amount in LATEST.items():
        made = of_year(year, amount)
        FUND.given(*past).when(made).then(asked(made))
        given = replace(grant(made.ask, under=(S151,)), at=JANUARY)
        told = replace(granted(amount, made.ask, under=(S151,)), at=JANUARY)
        FUND.given(*past, asked(made)).when(given).then(told)
        past += [asked(made), told]
    assert sum(LATEST.values()) == 9_418_000_00


def test_a_penny_above_surreys_ask_for_2025_26_is_refused() -> None:
    past = FUND.given(surrey(LATEST), *years_granted({2024: LATEST[2024]}))
    past.when(of_year(2025, LATEST[2025] + 1)).then_refused(AboveYearsAsk, saying="2025/26")


def test_an_increase_above_surreys_year_is_refused_too() -> None:
    past = FUND.given(surrey(LATEST), *years_granted({2025: LATEST[2025]}))
    more = replace(of_year(2025, 1), ask=AskId("more"), increases=AskId("2025-26"))
    past.when(more).then_refused(AboveYearsAsk)


def test_a_penny_above_surreys_envelope_is_refused_whatever_the_year_allows() -> None:
    left = ENVELOPE - sum(ORIGINAL.values())
    assert left == 35_000_00
    past = FUND.given(surrey({**ORIGINAL, 2028: 350_000_00}), *years_granted(ORIGINAL))
    past.when(of_year(2028, left)).then(asked(of_year(2028, left)))
    past.when(of_year(2028, left + 1)).then_refused(AboveEnvelope)


# V-05: 76,000 from contingency for backfill and specialists, 38,000 decided by each of two Cabinets.
SOUTH, VALE = RoleId("cabinet-south"), RoleId("cabinet-vale")
CONTINGENCY, BACKFILL = LineId("contingency"), LineId("backfill")
MONEY_OF_BOTH = FundEstablished(
    programme="south-vale-ten",
    plan=FundPlan(
        envelope=Pence(1_000_000_00),
        years=(),
        lines=(
            BudgetLine(id=CONTINGENCY, name="Contingency", amount=Pence(80_000_00)),
            BudgetLine(id=BACKFILL, name="Backfill and specialists", amount=Pence(0)),
        ),
        guardian=S151,
        virement=(),
        gates=(PolicyId("money-gate"),),
        partners=(SOUTH, VALE),
    ),
    at=JANUARY,
)
HALVES = (Share(role=SOUTH, amount=Pence(38_000_00)), Share(role=VALE, amount=Pence(38_000_00)))
VIREMENT = ask(
    76_000_00, AskId("V-05"), line=BACKFILL, from_line=CONTINGENCY, shares=HALVES, deciders=(SOUTH, VALE)
)


def test_the_two_cabinets_move_76000_pounds_together() -> None:
    FUND.given(MONEY_OF_BOTH).when(VIREMENT).then(asked(VIREMENT))
    FUND.given(MONEY_OF_BOTH, asked(VIREMENT)).when(grant(VIREMENT.ask, under=(SOUTH, VALE))).then(
        MoneyGranted(
            ask=VIREMENT.ask,
            round=1,
            capability=CapabilityId("V-05-1"),
            amount=Pence(76_000_00),
            under=(SOUTH, VALE),
            valid_until=None,
            at=VIREMENT.at,
        ),
        LinesVired(
            from_line=CONTINGENCY,
            to_line=BACKFILL,
            amount=Pence(76_000_00),
            under=(SOUTH, VALE),
            reference="V-05-1",
            reason="Ask V-05 was granted.",
            by=VIREMENT.requested_by,
            at=VIREMENT.at,
            ask=VIREMENT.ask,
        ),
    )


def test_each_cabinet_decides_on_its_own_half_to_the_penny() -> None:
    limit = Limit(per_decision=Pence(38_000_00))
    roster = Roster(
        people=(),
        roles=(
            Role(id=SOUTH, name="South Oxfordshire", holdings=held_by(BEN.identity), limit=limit),
            Role(id=VALE, name="Vale of White Horse", holdings=held_by(DINA.identity), limit=limit),
        ),
    )
    stake = stake_of(fold((MONEY_OF_BOTH, asked(VIREMENT))), VIREMENT.ask)
    for role in (SOUTH, VALE):
        (entitlement,) = entitled(roster, role, VIREMENT.at.date())
        assert why_not(entitlement, stake.for_role(role)) is None
        above = replace(stake.for_role(role), whole=Pence(38_000_01))
        assert isinstance(why_not(entitlement, above), AboveLimit)
