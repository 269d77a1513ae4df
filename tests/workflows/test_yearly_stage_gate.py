"""Surrey's yearly stage gate: consult, decide, ratify, within Cabinet's delegation and the year's ask."""

from datetime import date

from domain.fund.events import AskClosed, CapabilityRevoked, DrawdownReleased, MoneyGranted
from domain.fund.plan import FundPlan, YearsAsk
from domain.gate.aftermath import DecisionLapsed
from domain.gate.commands import RecallApproval
from domain.gate.condition import Condition
from domain.gate.outcome import Choice, Outcome
from domain.gate.policy import PolicyId
from domain.money import Pence
from domain.roster import RoleId
from tests.workflows.council import Council, refusal, told
from tests.workflows.house import House
from tests.workflows.small import START, actor, person

POLICY = "surrey-yearly-stage-gate"
STAGE_GATE_DAY = date(2025, 1, 24)
OFFICER, CABINET = RoleId("ed-resources-s151"), RoleId("cabinet")
# U-01, U-05: Cabinet's delegation of 11.3m, and the latest ask of each year to 2027/28.
DELEGATED = 11_300_000_00
LATEST = {2025: 3_471_000_00, 2026: 3_008_000_00, 2027: 657_000_00}
# U-06: what was first asked for, which goes on to 11.965m by 2029/30.
ORIGINAL = {2024: 3_461_000_00, 2025: 4_408_000_00, 2026: 2_436_000_00, 2027: 960_000_00}
ORIGINAL_TO_2029 = 11_965_000_00
YEARS_ASK = LATEST[2025]
TEN_WORKING_DAYS_ON = date(2025, 2, 8)  # The end of 7 February.
DRAWN_UNDER_IT = "£1,000,000.00 was drawn down under it."
NO_LONGER_STANDS = "Next year's funding within the envelope of the ask 2025-26 no longer stands."
NOT_RATIFIED = "It was not ratified in time."


async def test_surrey_consults_decides_draws_and_ratifies(house: House) -> None:
    surrey = await surreys(house)
    gate = await surrey.ask(YEARS_ASK, ask="2025-26")
    assert (await surrey.says(gate, "chloe")).refusal == "NotYourTurn"
    await surrey.say(gate, "ben", "chloe")
    await house.fact("money-granted", surrey.fund)

    assert await refusal(surrey.draw("2025-26-1", YEARS_ASK + 1)) == "AboveCapability"
    await surrey.draw("2025-26-1", YEARS_ASK)
    await surrey.say(gate, "dina", "emil", "farah")
    await house.workflow(gate.stream).result()

    granted, drawn = (await surrey.money())[-2:]
    assert isinstance(granted, MoneyGranted)
    assert isinstance(drawn, DrawdownReleased)
    assert (granted.amount, granted.under, drawn.amount) == (YEARS_ASK, (OFFICER,), YEARS_ASK)
    assert (await house.happened(gate.stream))[-1] == "decision-ratified"


async def test_surreys_officer_decides_whatever_the_cabinet_member_said(house: House) -> None:
    surrey = await surreys(house)
    gate = await surrey.ask(YEARS_ASK, ask="2025-26")
    assert (await surrey.says(gate, "ben", Choice.REJECT)).outcome is None
    assert (await surrey.says(gate, "chloe", Choice.REJECT)).outcome is Outcome.REJECTED
    closed = (await house.fact("ask-closed", surrey.fund)).event
    assert isinstance(closed, AskClosed)
    assert closed.reason == "chloe rejected: It costs too much."
    assert await refusal(surrey.draw("2025-26-1", 1)) == "CapabilityUnknown"


async def test_a_penny_above_surreys_year_opens_no_gate(house: House) -> None:
    surrey = await surreys(house)
    assert await refusal(surrey.ask(YEARS_ASK + 1, ask="2025-26")) == "AboveYearsAsk"
    await surrey.ask(YEARS_ASK, ask="2025-26")
    assert await refusal(surrey.ask(1, ask="more")) == "AboveYearsAsk"


async def test_a_penny_above_cabinets_delegation_goes_up_to_cabinet(house: House) -> None:
    left = DELEGATED - sum(ORIGINAL.values())
    surrey = await surreys(house, {**ORIGINAL, 2028: 350_000_00}, envelope=ORIGINAL_TO_2029)
    for year, amount in ORIGINAL.items():
        await surrey.ask(amount, ask=f"of-{year}", year=year)
    within = await surrey.ask(left, ask="within", year=2028)
    await surrey.say(within, "ben", "chloe")

    above = await surrey.ask(1, ask="above", year=2028)
    await house.fact("gate-escalated", above.stream)
    assert (await surrey.says(above, "chloe")).refusal == "AboveLimitInAll"
    await surrey.say(above, "ben", "ivo")
    cabinets = (await house.fact("money-granted", surrey.fund, nth=2)).event
    assert isinstance(cabinets, MoneyGranted)
    assert cabinets.under == (CABINET,)


async def test_a_decision_not_ratified_lapses_and_tells_what_was_drawn_under_it(house: House) -> None:
    surrey = await surreys(house)
    gate = await surrey.ask(YEARS_ASK, ask="2025-26")
    await surrey.say(gate, "ben", "chloe", "dina")
    await house.fact("money-granted", surrey.fund)
    await surrey.draw("2025-26-1", 1_000_000_00)
    await surrey.days_pass(16)

    lapsed = (await house.seen(gate)).lapsed
    assert lapsed
    assert (lapsed.at.date(), lapsed.released) == (TEN_WORKING_DAYS_ON, DRAWN_UNDER_IT)
    notices = await told(house, gate.stream)
    assert notices[f"{NO_LONGER_STANDS} {NOT_RATIFIED} {DRAWN_UNDER_IT}"] == ["asha", "ben", "chloe", "dina"]
    revoked = (await surrey.money())[-1]
    assert isinstance(revoked, CapabilityRevoked)
    assert (revoked.drawn, revoked.unspent) == (1_000_000_00, YEARS_ASK - 1_000_000_00)
    left = YEARS_ASK - 1_000_000_00
    assert await refusal(surrey.ask(left + 1, ask="the-rest")) == "AboveYearsAsk"
    await surrey.ask(left, ask="the-rest")


async def test_what_nobody_drew_before_a_lapse_can_no_longer_be_drawn(house: House) -> None:
    surrey = await surreys(house)
    gate = await surrey.ask(YEARS_ASK, ask="2025-26")
    await surrey.say(gate, "ben", "chloe")
    await house.fact("money-granted", surrey.fund)
    await surrey.days_pass(16)
    assert await refusal(surrey.draw("2025-26-1", YEARS_ASK)) == "GrantRevoked"
    assert (await surrey.says(gate, "dina")).refusal == "GateNotOpen"


async def test_a_recalled_approval_tells_what_was_drawn_under_it(house: House) -> None:
    surrey = await surreys(house)
    gate = await surrey.ask(YEARS_ASK, ask="2025-26")
    await surrey.say(gate, "ben")
    plans = Condition(id="c1", text="Agree the hub's sequence", owner=person("ben"), due=date(2025, 1, 27))
    assert (await house.decide(gate, person("chloe"), conditions=[plans])).counts
    await surrey.say(gate, "dina", "emil", "farah")
    await house.fact("money-granted", surrey.fund)
    await surrey.draw("2025-26-1", 1_000_000_00)
    await surrey.days_pass(4)

    await house.office.tend_gate(
        RecallApproval(subject=gate, by=actor(person("chloe")), at=START, reason="There is no sequence.")
    )
    lapsed = (await house.fact("decision-lapsed", gate.stream)).event
    assert isinstance(lapsed, DecisionLapsed)
    assert lapsed.released == DRAWN_UNDER_IT
    await house.fact("capability-revoked", surrey.fund)


async def surreys(house: House, years: dict[int, int] = LATEST, *, envelope: int = DELEGATED) -> Council:
    fund = FundPlan(
        envelope=Pence(envelope),
        years=tuple(YearsAsk(year=year, amount=Pence(amount)) for year, amount in years.items()),
        lines=(),
        guardian=OFFICER,
        virement=(),
        gates=(PolicyId(POLICY),),
    )
    return await Council.at_work(house, POLICY, fund, on=STAGE_GATE_DAY)
