"""Gates that were passed outside their policy are found, and where none was, that is said."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import pytest

from domain.aggregate import Command
from domain.evidence import evidence_digest
from domain.gate.events import DecisionTaken, GateClosed
from domain.gate.outcome import Choice, Outcome
from domain.gate.outside_policy import Breach
from domain.identity import Identity
from eventstore.store import EventStore
from readmodels.exceptions import Exceptions, exceptions
from tests.readmodels import aftermath, money, story
from tests.readmodels.cast import ASHA, BEN, CASE, EVE, PROGRAMME, at
from tests.readmodels.steps import tell
from tests.readmodels.test_replaying import forge

GATE = "gate-care/1A/design-1"


async def test_a_programme_within_its_policies_has_no_exception(store: EventStore) -> None:
    await tell(store, *chapters_of_the_first_release())

    found = await asked(store)

    assert found.found == ()
    assert (found.rounds, found.passed) == (6, 5)
    assert Breach.MISSING_CONSULTEE in found.breaches


@pytest.mark.parametrize(
    "told",
    [lambda: (*story.programme_starts(), *money.whole_money()), story.story_of_a_stop],
    ids=["money", "stop"],
)
async def test_no_story_has_an_exception(store: EventStore, told: Callable[[], Iterable[Command]]) -> None:
    await tell(store, *told())

    assert (await asked(store)).found == ()


async def test_a_gate_that_was_overridden_is_an_exception(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.all_of_it())

    found = (await asked(store)).found

    assert {each.gate for each in found if each.breach is Breach.OVERRIDDEN} == {"care/1A/design"}


async def test_a_gate_under_a_policy_that_was_never_adopted_is_an_exception(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    assert {(each.gate, each.breach) for each in (await asked(store)).found} == {
        # The story has these boards vote, of which the programme's own policies know nothing.
        ("care/2A/design", Breach.UNKNOWN_POLICY),
        ("care/2A/training", Breach.UNKNOWN_POLICY),
    }


@pytest.mark.parametrize(
    ("who", "breach"), [(EVE, Breach.WRONG_PERSON), (ASHA, Breach.OWN_REQUEST)], ids=["eve", "asha"]
)
async def test_a_forged_word_is_an_exception_at_its_position(
    store: EventStore, who: Identity, breach: Breach
) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())
    position = await forge(store, GATE, _yes(who))
    await forge(store, GATE, _closed())

    found = (await asked(store, programme=PROGRAMME)).found

    assert (found[0].gate, found[0].round) == ("care/1A/design", 1)
    assert (position, breach) in {(each.position, each.breach) for each in found}


async def test_another_programmes_exceptions_can_be_left_out(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *aftermath.all_of_it())

    assert (await asked(store, programme="county")).found == ()


async def test_a_decider_whom_the_roster_names_is_none(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())
    await forge(store, GATE, _yes(BEN))
    await forge(store, GATE, _closed())

    assert (await asked(store)).found == ()


def chapters_of_the_first_release() -> Iterator[Command]:
    yield from story.programme_starts()
    yield from story.design_goes_to_its_gate()
    yield from story.ben_rejects()
    yield from story.nobody_answers_the_second_round()
    yield from story.dev_approves_on_condition()
    yield from story.first_release_is_signed_off()


def _yes(who: Identity) -> DecisionTaken:
    return DecisionTaken(
        submission="forged",
        step="decide",
        by=who,
        choice=Choice.APPROVE,
        reason="",
        conditions=(),
        evidence_digest=evidence_digest([CASE]),
        at=at(4, 21),
    )


def _closed() -> GateClosed:
    return GateClosed(outcome=Outcome.APPROVED, reasons=("Approved.",), at=at(4, 21))


async def asked(store: EventStore, *, programme: str | None = None) -> Exceptions:
    return await store.query(partial(exceptions, programme=programme))
