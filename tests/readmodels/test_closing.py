"""How a release does after go-live, and how its transition stands."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection

from domain.benefit.commands import HandOverBenefit, TakeOverBenefit
from domain.release.closing.ownership import OwnedBenefit
from domain.release.commands import RegisterRelease
from domain.release.going_live.commands import AddressNonCompliance, OfferHandover, RaiseNonCompliance
from domain.release.refusals import ReleaseUnknown
from domain.release.watching.commands import DeclareProcessStop, ReadWatch, ResolveAdverseEffect
from domain.release.watching.events import ProcessId
from eventstore.store import EventStore
from readmodels.closing import ClosingPage, closing_page
from readmodels.transition import TransitionPage, transition_page
from tests.readmodels import story
from tests.readmodels.cast import ASHA, B1, BEN, CHLOE, EVE, PROGRAMME, R1A, actor, at
from tests.readmodels.steps import tell

SIGNED_OFF = (
    *(
        replace(each, benefits=(B1,)) if isinstance(each, RegisterRelease) and each.release == R1A else each
        for each in story.programme_starts()
    ),
    *story.until_the_consultation(),
    *story.first_release_is_signed_off(),
)
HERE = {"programme": PROGRAMME, "release": R1A, "by": actor(ASHA), "at": at(9, 1)}
LETTERS = ProcessId("letters")


def closing(connection: Connection) -> ClosingPage:
    return closing_page(connection, PROGRAMME, R1A, at(9, 2))


def transition(connection: Connection) -> TransitionPage:
    return transition_page(connection, PROGRAMME, R1A)


async def test_a_release_that_was_signed_off_is_live_and_lacks_nothing(store: EventStore) -> None:
    await tell(store, *SIGNED_OFF)
    page = await store.query(closing)
    assert page.live_since == at(8, 24)
    assert (page.support_until, page.optimise_until, page.lacking, page.closed_at) == (None, None, (), None)


async def test_what_is_open_is_lacking(store: EventStore) -> None:
    raised = RaiseNonCompliance(**HERE, item="forms", what="Two print.", owner=BEN)  # type: ignore[arg-type]
    offered = OfferHandover(**HERE, part="portal", to=CHLOE)  # type: ignore[arg-type]
    await tell(store, *SIGNED_OFF, raised, offered)
    page = await store.query(closing)
    assert [each.what for each in page.lacking] == [
        "The non-compliance forms is open.",
        "portal is not taken over.",
    ]
    assert [(each.part, each.to, each.is_accepted) for each in page.handovers] == [("portal", CHLOE, False)]
    addressed = AddressNonCompliance(**HERE, item="forms", how="They left.")  # type: ignore[arg-type]
    await tell(store, addressed)
    page = await store.query(closing)
    assert [each.addressed for each in page.non_compliance] == ["They left."]


async def test_a_benefit_is_shown_with_whoever_owns_it_now(store: EventStore) -> None:
    await tell(store, *SIGNED_OFF)
    before = (await store.query(closing)).benefits
    of_it = {"programme": PROGRAMME, "benefit": B1, "at": at(9, 1)}
    (owner,) = (each.owner for each in before)
    await tell(
        store,
        HandOverBenefit(**of_it, by=actor(owner), to=EVE),  # type: ignore[arg-type]
        TakeOverBenefit(**of_it, by=actor(EVE)),  # type: ignore[arg-type]
    )
    assert (await store.query(closing)).benefits == (OwnedBenefit(benefit=B1, owner=EVE),)


async def test_harm_is_shown_until_it_is_put_right(store: EventStore) -> None:
    declared = DeclareProcessStop(
        **HERE,  # type: ignore[arg-type]
        process=LETTERS,
        stops_on=date(2018, 9, 1),
        watched_for="Missed dates.",
        watcher=CHLOE,
        until=date(2018, 12, 31),
    )
    found = ReadWatch(**HERE, process=LETTERS, note="Eleven.", is_adverse=True)  # type: ignore[arg-type]
    await tell(store, *SIGNED_OFF, declared, found)
    page = await store.query(transition)
    assert [(each.found.name, each.resolved) for each in page.effects] == [("letters-1", "")]
    how = ResolveAdverseEffect(**HERE, process=LETTERS, effect=1, how="By telephone.")  # type: ignore[arg-type]
    await tell(store, how)
    page = await store.query(transition)
    assert [each.resolved for each in page.effects] == ["By telephone."]
    assert [each.process for each in page.stops] == [LETTERS]


@pytest.mark.parametrize("page", [closing, transition], ids=["closing", "transition"])
async def test_an_unknown_release_has_neither(store: EventStore, page: object) -> None:
    with pytest.raises(ReleaseUnknown):
        await store.query(page)  # type: ignore[arg-type]
