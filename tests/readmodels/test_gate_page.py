"""Everything needed to decide a gate: as its page shows it."""

from dataclasses import replace

import pytest

from domain.gate.commands import ChangeEvidence
from domain.gate.outcome import Choice, Outcome
from domain.gate.step import decided_by
from domain.roster import RoleId
from eventstore.store import EventStore
from readmodels.gate_page import read_gate_page
from readmodels.gate_preview import GateUnknown
from tests.readmodels import story
from tests.readmodels.cast import (
    ASHA,
    BEN,
    BOARDS_OWN_CASE,
    CASE,
    CHLOE,
    DEV,
    EVE,
    NEW_CASE,
    POLICY,
    TRAIN_DESK,
    actor,
    at,
)
from tests.readmodels.steps import ask, decide, tell

GATE = "care/1A/design"


async def test_a_gate_not_begun_shows_what_is_missing(store: EventStore) -> None:
    await tell(store, *story.programme_starts())

    page = await read_gate_page(store, GATE)

    assert (page.state, page.missing, page.evidence) == ("not begun", ("business-case",), ())
    assert (page.policy, page.seats[0].holders) == (POLICY, (BEN, CHLOE))


async def test_an_open_gate_shows_what_to_decide_on(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())

    page = await read_gate_page(store, GATE)

    assert (page.state, page.outcome, page.round, page.requested_by) == ("open", None, 1, ASHA)
    assert (page.opened_at, page.due, page.policy_digest) == (
        at(4, 20),
        at(5, 12).replace(hour=0),
        POLICY.digest,
    )
    assert (page.evidence, page.missing, page.asked) == ((CASE,), (), (BEN, CHLOE))
    assert page.reasons == ("Waiting for programme-board to decide.",)
    assert page.names[BEN] == "Ben Cole"


async def test_refused_attempts_stay_on_the_page(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate(), *story.ben_rejects())

    page = await read_gate_page(store, GATE, round=1)

    assert [(each.by, each.refusal) for each in page.refused] == [(ASHA, "DeciderIsRequester")]
    assert (page.state, page.outcome) == ("closed", Outcome.REJECTED)
    assert page.reasons == ("ben rejected: No 'plan B' & no costs",)


async def test_the_newest_round_shows_earlier_ones(store: EventStore) -> None:
    await tell_until_escalated(store)

    page = await read_gate_page(store, GATE)

    assert (page.round, page.reminders, page.due) == (2, 1, at(6, 15).replace(hour=0))
    assert [(each.round, each.outcome) for each in page.earlier] == [(1, Outcome.REJECTED)]
    assert [event.to.role for event in page.escalations] == ["cmt"]
    assert page.seats[0].holders == (BEN, CHLOE, DEV)


async def test_an_approval_shows_seat_and_condition(store: EventStore) -> None:
    await tell_until_escalated(store)
    await tell(store, *story.dev_approves_on_condition())

    page = await read_gate_page(store, GATE)

    assert (page.outcome, page.seats[0].filled_by) == (Outcome.APPROVED_WITH_CONDITIONS, (DEV,))
    assert [(each.condition, each.state) for each in page.conditions] == [(TRAIN_DESK, "outstanding")]


async def test_a_condition_moves_from_overdue_to_discharged(store: EventStore) -> None:
    await tell_until_escalated(store)
    flagged, met = story.the_condition_is_met_late()
    await tell(store, *story.dev_approves_on_condition(), flagged)
    overdue = (await read_gate_page(store, GATE)).conditions[0]
    await tell(store, met)
    discharged = (await read_gate_page(store, GATE)).conditions[0]

    assert overdue.state == "overdue"
    assert (discharged.state, discharged.discharged_by, discharged.note) == (
        "discharged",
        EVE,
        "All twelve trained",
    )


async def test_a_yes_lapses_when_the_evidence_changes(store: EventStore) -> None:
    both = replace(POLICY, steps=decided_by(RoleId("programme-board"), RoleId("cmt")))
    _, opened = ask(story.DESIGN, CASE, at(4, 20), policy=both)
    said_yes = decide(story.DESIGN, BEN, Choice.APPROVE, at(4, 21))
    changed = ChangeEvidence(subject=story.DESIGN, evidence=(NEW_CASE,), by=actor(ASHA), at=at(4, 22))
    await tell(store, *story.programme_starts(), opened, said_yes)
    before = await read_gate_page(store, GATE)
    await tell(store, changed)
    after = await read_gate_page(store, GATE)

    assert (before.decisions[0].counts, before.seats[0].filled_by) == (True, (BEN,))
    assert (after.decisions[0].counts, after.seats[0].filled_by) == (False, ())


async def test_seats_that_nobody_can_fill_are_named(store: EventStore) -> None:
    await tell(store, *story.programme_starts())
    _, opened = ask(story.DESIGN, BOARDS_OWN_CASE, at(4, 20))
    await tell(store, opened)

    page = await read_gate_page(store, GATE)

    assert (page.empty_seats, page.asked) == (("programme-board",), ())
    assert set(page.barred) == {ASHA, BEN, CHLOE}


@pytest.mark.parametrize("gate", ["care/9Z/design", "nothing", "care/1A/lunch"])
async def test_an_unknown_gate_is_refused_by_name(store: EventStore, gate: str) -> None:
    await tell(store, *story.programme_starts())

    with pytest.raises(GateUnknown):
        await read_gate_page(store, gate)


async def tell_until_escalated(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())
    await tell(store, *story.ben_rejects(), *story.nobody_answers_the_second_round())
