"""Whoever tries to pass a gate against its rules is refused and recorded, and the gate stays as it was."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from domain.fund.commands import AskForMoney, OfferAskEvidence, fund_stream
from domain.fund.plan import NO_ASK, AskId
from domain.gate.commands import ProposeOverride, WithdrawGate
from domain.gate.outcome import Choice, Outcome
from domain.gate.step import decided_by
from domain.gate.subject import GateSubject
from domain.identity import Identity, service
from domain.money import Pence
from domain.programme.commands import AdoptPolicy
from domain.programme.plan import ProgrammePlan
from domain.roster import Delegation, Limit, Roster, held_by
from readmodels.attempts import attempts
from runtime.failures import Refused
from tests.workflows.house import House
from tests.workflows.small import (
    ASHA,
    BEN,
    CHIEF,
    CHLOE,
    DINA,
    EWAN,
    ONE_SEAT,
    SPONSOR,
    START,
    actor,
    case,
    small_plan,
    with_money,
)

LIMIT = Pence(100_000_00)
STALE = "sha256:" + "0" * 64
Attack = Callable[[House, GateSubject], Awaitable[str]]


def _roster(roster: Roster) -> Roster:
    """Ben and Ewan sponsor up to a limit; Chloe decides for Ben until tomorrow."""
    sponsor = replace(
        roster.by_id[SPONSOR], holdings=held_by(BEN, EWAN, ASHA), limit=Limit(per_decision=LIMIT)
    )
    delegation = Delegation(
        id="D-1",
        giver=BEN,
        taker=CHLOE,
        roles=(SPONSOR,),
        since=START.date(),
        until=START.date() + timedelta(days=1),
        reason="Leave.",
    )
    others = tuple(role for role in roster.roles if role.id != SPONSOR)
    return replace(roster, roles=(sponsor, *others), delegations=(delegation,))


def _plan(house: House) -> ProgrammePlan:
    plan = small_plan(house.programme)
    return with_money(replace(plan, roster=_roster(plan.roster)))


async def _says(house: House, gate: GateSubject, who: Identity, *, digest: str = "") -> str:
    return (await house.decide(gate, who, digest=digest)).refusal


async def _lapsed_delegation(house: House, gate: GateSubject) -> str:
    await house.days_pass(2)
    return await _says(house, gate, CHLOE)


async def _withdraws(house: House, gate: GateSubject) -> str:
    return await _refusal(
        house.office.tend_gate(WithdrawGate(subject=gate, by=actor(CHLOE), at=START, reason="I say so."))
    )


async def _breaks_glass(house: House, gate: GateSubject) -> str:
    digest = (await house.seen(gate)).evidence_digest
    override = ProposeOverride(
        subject=gate, by=actor(DINA), at=START, reference="INC-1", reason="Now.", evidence_digest=digest
    )
    return await _refusal(house.office.tend_gate(override))


async def _grants_own_authority(house: House, gate: GateSubject) -> str:
    mine = replace(ONE_SEAT, steps=decided_by(CHIEF))
    adopt = AdoptPolicy(programme=house.programme, by=actor(DINA), at=START, policy=mine, reason="Mine.")
    return await _refusal(house.office.tend_programme(adopt))


async def _speaks_as_lockgate(house: House, gate: GateSubject) -> str:
    forged = WithdrawGate(subject=gate, by=service("release-delivery"), at=START, reason="Mine now.")
    return await _refusal(house.office.tend_gate(forged))


async def _refusal(asked: Awaitable[None]) -> str:
    with pytest.raises(Refused) as refused:
        await asked
    return refused.value.code


ATTACKS: dict[str, tuple[Attack, str]] = {
    "the wrong person": (partial(_says, who=DINA), "NotADecider"),
    "whoever asked for the gate": (partial(_says, who=ASHA), "DeciderIsRequester"),
    "whoever wrote the evidence": (partial(_says, who=EWAN), "DeciderWroteEvidence"),
    "a delegation that has lapsed": (_lapsed_delegation, "DelegationLapsed"),
    "a page with other evidence": (partial(_says, who=BEN, digest=STALE), "EvidenceChanged"),
    "taking back what others asked": (_withdraws, "NotForYouToWithdraw"),
    "an override that no policy allows": (_breaks_glass, "NobodyMayOverride"),
    "a policy that asks its own author": (_grants_own_authority, "GrantsOwnAuthority"),
}


@pytest.mark.parametrize(("attack", "rule"), ATTACKS.values(), ids=ATTACKS)
async def test_an_attack_is_refused_and_recorded_and_changes_nothing(
    house: House, attack: Attack, rule: str
) -> None:
    gate = await house.start_at_its_first_gate(_plan(house))
    before = await house.seen(gate)

    assert await attack(house, gate) == rule

    assert replace(await house.seen(gate), refusals=(), reminders=0) == replace(before, reminders=0)
    found = await house.store.query(partial(attempts, programme=house.programme))
    assert [each.rule for each in found] == [rule]
    assert (await house.decide(gate, BEN)).outcome is Outcome.APPROVED


async def test_nobody_outside_speaks_as_lockgate_itself(house: House) -> None:
    gate = await house.start_at_its_first_gate(_plan(house))
    assert await _speaks_as_lockgate(house, gate) == "NotForPeople"
    assert (await house.seen(gate)).is_open


async def test_an_older_round_is_over(house: House) -> None:
    gate = await house.start_at_its_first_gate(_plan(house))
    assert (await house.decide(gate, BEN, Choice.REJECT)).outcome is Outcome.REJECTED
    await house.offer(piece=case("2"))
    await house.fact("gate-opened", house.gate(round=2).stream)
    assert await _says(house, gate, BEN) == "GateNotOpen"
    assert (await house.seen(house.gate(round=2))).decisions == ()


async def test_the_same_submission_is_one_decision(house: House) -> None:
    gate = await house.start_at_its_first_gate(_plan(house))
    said = await house.decision(gate, BEN, submission="once")
    receipts = [await house.office.decide(said) for _ in range(2)]
    assert [(each.outcome, each.refusal) for each in receipts] == [(Outcome.APPROVED, "")] * 2
    assert len((await house.seen(gate)).decisions) == 1


async def test_a_word_after_the_deadline_is_kept_as_late(house: House) -> None:
    gate = await house.start_at_its_first_gate(_plan(house))
    await house.days_pass(20)
    assert (await house.seen(gate)).outcome is Outcome.LAPSED
    assert await _says(house, gate, BEN) == "GateNotOpen"
    (late,) = await house.store.query(partial(attempts, programme=house.programme))
    assert (late.rule, late.by) == ("GateNotOpen", BEN)


async def test_a_penny_above_the_limit_is_above_it(house: House) -> None:
    await house.start(_plan(house))
    above = await _asks(house, "above", LIMIT + 1)
    assert await _says(house, above, BEN) == "AboveLimit"
    await _asks_no_more(house, above)


async def test_an_increase_is_judged_with_what_it_increases(house: House) -> None:
    await house.start(_plan(house))
    first = await _asks(house, "first", 60_000_00)
    assert (await house.decide(first, BEN)).outcome is Outcome.APPROVED
    await house.fact("money-granted", fund_stream(house.programme))
    more = await _asks(house, "more", 40_000_01, increases="first")
    assert await _says(house, more, BEN) == "AboveLimit"
    await _asks_no_more(house, more)


async def _asks(house: House, name: str, amount: int, *, increases: str = NO_ASK) -> GateSubject:
    ask = AskForMoney(
        programme=house.programme,
        by=actor(ASHA),
        at=START,
        ask=AskId(name),
        year=2018,
        amount=Pence(amount),
        gate=ONE_SEAT.id,
        requested_by=ASHA,
        increases=AskId(increases),
    )
    await house.office.tend_fund(ask)
    gate = GateSubject(programme=house.programme, ask=name, round=1)
    await house.fact("gate-opened", gate.stream)
    await house.office.tend_fund(
        OfferAskEvidence(
            programme=house.programme, by=actor(EWAN), at=START, ask=AskId(name), evidence=case()
        )
    )
    await house.fact("gate-evidence-changed", gate.stream)
    return gate


async def _asks_no_more(house: House, gate: GateSubject) -> None:
    """Nothing was granted, and the attempt is listed."""
    assert (await house.seen(gate)).decisions == ()
    assert "money-granted" not in (await house.happened(fund_stream(house.programme)))[-2:]
    found = await house.store.query(partial(attempts, programme=house.programme))
    assert [(each.rule, each.by) for each in found] == [("AboveLimit", BEN)]
