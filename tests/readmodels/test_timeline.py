"""What happened, in order: as the timeline tells it."""

from functools import partial

import pytest

from domain.aggregate import Event
from domain.identity import Identity
from domain.stage import Stage
from eventstore.store import EventStore
from readmodels.scene import Scene
from readmodels.sentences import sentence
from readmodels.timeline import Happening, timeline
from tests.domain.golden_events import GOLDEN
from tests.domain.papers import paper
from tests.readmodels import money, story
from tests.readmodels.cast import ASHA, BEN, FIN, PROGRAMME, R1A, at
from tests.readmodels.steps import offer, tell

ONLY_WITH_A_STOP = {
    "stage-deferred",
    "readiness-reported",
    "release-stopped",
    "benefit-withdrawn",
    "release-dropped",
    "release-blocked",
}
FINS_CASE = paper("business-case", "Fin's case.", author=FIN, submitted_by=ASHA)


async def test_a_decision_names_person_work_role_and_reason(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    decided = await told(store, gate="care/1A/design", kind="decision-taken")

    assert [each.sentence for each in decided] == [
        "Ben Cole rejected design of 1A as programme-board: No 'plan B' & no costs.",
        "Dev Mistry approved design of 1A, round 2 as cmt, on condition of "
        "“Train the front desk <first>” (Eve Okoro, by 31 August 2018): Fine by me.",
    ]


@pytest.mark.parametrize("event", GOLDEN.values(), ids=lambda event: type(event).__name__)
def test_every_event_has_a_sentence(event: Event) -> None:
    assert_well_told(sentence(event, Scene(by=BEN, release="1A", stage="design", benefit="B-1A")))


async def test_a_whole_story_is_well_told(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    for each in await told(store):
        assert_well_told(each.sentence)


async def test_a_stop_is_told_to_its_end(store: EventStore) -> None:
    await tell(store, *story.story_of_a_stop())

    happenings = await told(store)

    assert {each.kind for each in happenings} >= ONLY_WITH_A_STOP
    for each in happenings:
        assert_well_told(each.sentence)
    assert [each.sentence for each in happenings if each.kind in ONLY_WITH_A_STOP] == [
        "1A was put off at design: it comes again on 4 June 2018.",
        "Eve Okoro reported on 1A: open risks within appetite, 2 of 5.",
        "Eve Okoro reported on 1A: Musts delivered, 3 of 5.",
        "Eve Okoro reported on 1A: Musts delivered, 4 of 5; outstanding: Portal.",
        "1A was stopped at design, round 2: The grant fell through.",
        "B-1A was withdrawn: 1A was stopped.",
        "The programme took note that 1A was stopped.",
        "2A cannot start: it waits for 1A, which was stopped.",
    ]


async def test_a_blocked_release_tells_why(store: EventStore) -> None:
    await tell(store, *story.story_of_a_stop())

    about = await told(store, programme=PROGRAMME, release="2A")

    assert "release-blocked" in {each.kind for each in about}


def assert_well_told(told: str) -> None:
    assert told.endswith((".", "!", "?"))
    assert "None" not in told
    # The mark of a dataclass shown raw: its fields as `name=value`.
    assert "=" not in told


async def test_text_people_typed_is_shown_as_it_is(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    sentences = " ".join(each.sentence for each in await told(store))

    for typed in ("No 'plan B' & no costs", "Train the front desk <first>", "The grant fell through"):
        assert typed in sentences
    assert sentences.endswith("Visits rose!")


async def test_happenings_come_in_the_order_recorded(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    positions = [each.position for each in await told(store)]

    assert positions == list(range(1, len(positions) + 1))


async def test_a_benefit_belongs_to_its_release(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    about = await told(store, programme=PROGRAMME, release="1A")

    assert about[-1].sentence == "B-1A was realised in part, £90,000 of £100,000 a year: A post is kept."
    assert {each.release for each in about} == {"1A"}


async def test_somebodys_own_doings_can_be_asked_for(store: EventStore) -> None:
    await tell(store, *story.until_measured())

    his = await told(store, who=BEN)

    assert [each.kind for each in his] == ["decision-taken", "gate-closed", "decider-recused"]
    assert {(each.at, each.by) for each in his} == {(at(4, 25), BEN), (at(10, 24), BEN)}


async def test_a_page_begins_after_a_position(store: EventStore) -> None:
    await tell(store, *story.programme_starts())

    page = await told(store, after=2, limit=3)

    assert [each.position for each in page] == [3, 4, 5]


async def test_whoever_is_not_on_the_roster_goes_by_subject(store: EventStore) -> None:
    await tell(store, *story.programme_starts())
    await tell(store, offer(R1A, Stage.DESIGN, FINS_CASE, at(4, 10)))

    (offered,) = await told(store, kind="evidence-offered")

    assert offered.sentence == "Asha Rao handed in business-case for design of 1A, written by fin."


async def test_what_happens_to_money_is_told_to_the_penny(store: EventStore) -> None:
    await tell(store, *money.whole_money())

    sentences = [each.sentence for each in await told(store, programme=PROGRAMME)]

    assert "asha drew £240,000.01 under 2018-19-1, reference J-17." in sentences
    assert "asha asked for £50,000.00 in 2018/19, more than 2018-19, as more." in sentences
    assert "dev stopped all money: Section 114." in sentences


async def test_a_gate_for_money_is_told_by_its_ask(store: EventStore) -> None:
    await tell(store, *money.the_fund_is_established(), *money.asha_asks_and_draws())

    opened, decided, _ = await told(store, gate="care/2018-19")

    assert opened.sentence.startswith("asha asked for the gate of the ask 2018-19; the answer is due by")
    assert decided.sentence == "chloe approved the ask 2018-19 as programme-board."
    assert {opened.release, decided.release} == {None}


async def told(
    store: EventStore,
    *,
    programme: str | None = None,
    release: str | None = None,
    gate: str | None = None,
    kind: str | None = None,
    who: Identity | None = None,
    after: int = 0,
    limit: int | None = None,
) -> tuple[Happening, ...]:
    return await store.query(
        partial(
            timeline,
            programme=programme,
            release=release,
            gate=gate,
            kind=kind,
            who=who,
            after=after,
            limit=limit,
        )
    )
