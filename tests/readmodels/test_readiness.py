"""How far a release has come: as people last reported it."""

from functools import partial

from domain.release.readiness import Measure
from eventstore.store import EventStore
from readmodels.readiness import ReadinessLine, readiness
from tests.readmodels import story
from tests.readmodels.cast import EVE, PROGRAMME, R1A, R2A, at
from tests.readmodels.steps import tell


async def test_the_last_report_of_each_measure_is_shown(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.eve_reports())

    reported = await store.query(partial(readiness, programme=PROGRAMME, release=R1A))

    assert reported == (
        ReadinessLine(measure=Measure.MUSTS, done=4, of=5, outstanding=("Portal",), by=EVE, at=at(6, 5)),
        ReadinessLine(measure=Measure.RISKS, done=2, of=5, outstanding=(), by=EVE, at=at(6, 5)),
    )


async def test_nothing_is_shown_before_anybody_reports(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.eve_reports())

    assert await store.query(partial(readiness, programme=PROGRAMME, release=R2A)) == ()
