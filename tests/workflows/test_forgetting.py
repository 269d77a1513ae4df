"""A programme goes on when somebody in it is erased, and nobody who remembers brings them back."""

from functools import partial

from domain.identity import Identity
from eventstore.store import EventStore
from eventstore.verify import verify
from readmodels.people import names
from readmodels.person import pseudonym_of
from readmodels.projections import PROJECTIONS
from runtime.persons import Asking, Persons
from tests.workflows.house import House
from tests.workflows.small import ASHA, DINA, actor


async def test_programme_goes_on_without_whom_the_record_forgot(house: House) -> None:
    await house.start_at_its_first_gate()
    # By another process than the worker's, which has Dina in its memory.
    async with await EventStore.open(house.settings.record_url, PROJECTIONS) as elsewhere:
        asking = Asking(of="dina", why="Article 17", by=actor(ASHA))
        erased = await Persons(elsewhere, house.settings).erase(asking)
    assert erased.who is None

    await house.pass_gates()
    await house.fact("programme-ended", house.programme_stream)
    assert await house.store.query(partial(pseudonym_of, who=DINA)) is None
    assert (await verify(house.store)).is_clean
    called = await house.store.query(partial(names, programme=house.programme))
    forgotten = Identity(issuer=DINA.issuer, subject=erased.person)
    assert called[forgotten] == f"erased person {erased.person}"
    assert DINA not in called
