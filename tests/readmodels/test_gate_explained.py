"""What can be said of a gate besides its words: checks, money, effect, and what was refused."""

from domain.gate.abilities import Ability
from domain.gate.check import CheckResult
from domain.gate.explaining import GateStanding
from eventstore.store import EventStore
from readmodels.gate_explained import GateExplained, PersonExplained, explain
from readmodels.gate_page import gate_page
from tests.readmodels import aftermath, story
from tests.readmodels.cast import ASHA, BEN, CHLOE, DEV, at
from tests.readmodels.steps import tell


async def explained(store: EventStore, gate: str) -> GateExplained:
    return await store.query(lambda connection: explain(connection, gate))


def about(found: GateExplained, who: object) -> PersonExplained:
    return next(each for each in found.people if each.who == who)


async def test_a_failing_check_says_why_and_shuts_the_gate(store: EventStore) -> None:
    opened, *_ = aftermath.two_break_it_again()
    await tell(store, *story.programme_starts(), opened)

    found = await explained(store, "care/2A/training")

    assert found.state is GateStanding.CHECKS_FAIL
    assert [(each.check.kind, each.result) for each in found.checks] == [
        ("training", CheckResult.FAIL),
        ("money", CheckResult.NOT_APPLICABLE),
    ]
    assert found.checks[0].reason == "7 of 10 are trained, and 80 per cent are asked for."


async def test_the_money_at_stake_stands_beside_each_persons_limit(store: EventStore) -> None:
    opened, *_ = aftermath.two_break_the_glass()
    await tell(store, *story.programme_starts(), opened)

    found = await explained(store, "care/1A/design")

    assert found.money is not None
    assert found.money.stake.whole == 50_000_00
    limits = {each.who: each for each in found.money.limits}
    assert limits[BEN].limit is not None
    assert "£50,000.00 is above £20,000.00." in limits[BEN].why_not
    assert (limits[DEV].above, limits[DEV].limit, limits[DEV].why_not) == (True, None, "")


async def test_an_override_is_told_with_who_why_and_its_review(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.two_break_the_glass())
    before = await explained(store, "care/1A/design")
    await tell(store, *aftermath.dev_finds_it_right())
    after = await explained(store, "care/1A/design")

    assert about(before, DEV).can == (Ability.REVIEW_OVERRIDE,)
    assert (
        "It was overridden, and the next gate stays shut until that is reviewed." in before.aftermath.effect
    )
    assert after.aftermath.effect[-1] == "dev found the override right: It rained in."
    assert after.aftermath.reviewed is not None
    assert [each.attempt for each in after.attempts] == ["propose-override"]


async def test_a_decision_that_is_called_in_waits_for_its_answer(store: EventStore) -> None:
    opened, said, called_in = aftermath.dev_calls_a_decision_in()
    await tell(store, *story.programme_starts(), opened, said)
    before = await explained(store, "care/2A/design")
    await tell(store, called_in)
    after = await explained(store, "care/2A/design")

    # Five working days end on 27 April, which is within the elections.
    assert before.aftermath.takes_effect == at(5, 5).replace(hour=0)
    assert "Nothing takes effect from 2018-04-27 to 2018-05-04: Local elections." in before.aftermath.effect
    assert Ability.CALL_IN in about(before, DEV).can
    assert after.aftermath.takes_effect is None
    assert about(after, DEV).can == (Ability.ANSWER_CALL_IN,)


async def test_a_gate_that_is_put_off_names_its_day(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.ben_puts_a_gate_off())

    found = await explained(store, "care/1A/consultation")

    assert "Deferred until 2018-09-03." in found.aftermath.effect


async def test_whoever_spoke_before_a_fact_changed_sees_which(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.bens_yes_lapses_with_the_facts())

    ben = about(await explained(store, "care/1A/training"), BEN)

    assert Ability.REAFFIRM in ben.can
    assert ben.since is not None
    assert (ben.since.stands, ben.since.evidence.changed) == (False, ())
    assert ben.since.facts == (
        "Training: 10 of 10 are trained, and 80 per cent are asked for. "
        "Before: 9 of 10 are trained, and 80 per cent are asked for.",
    )


async def test_everybody_with_a_part_is_named(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.dev_calls_a_decision_in())

    found = await explained(store, "care/2A/design")

    assert {each.who for each in found.people} == {ASHA, BEN, CHLOE, DEV}


async def test_the_page_and_the_explanation_name_the_same_inputs(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.all_of_it())

    for gate in ("care/1A/design", "care/2A/design", "care/1A/consultation", "care/1A/training"):
        found = await explained(store, gate)
        page = await store.query(lambda connection, gate=gate: gate_page(connection, gate))  # type: ignore[misc]

        assert found.inputs.keys() == {
            "policy",
            "roster",
            "evidence",
            "facts",
            "calendar",
            "decisions",
            "people",
        }
        assert (page.inputs, page.checks, page.money, page.aftermath) == (
            found.inputs,
            found.checks,
            found.money,
            found.aftermath,
        )
