"""What is to be built, sprint by sprint, and how it is told."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from domain.aggregate import Command
from domain.release.build.commands import (
    AddRequirements,
    DeliverRequirements,
    DropRequirement,
    EndSprint,
    PlanIntoSprint,
    StartSprint,
)
from domain.release.build.requirement import Delivery, Moscow, Requirement, RequirementId
from domain.release.learning.commands import MeasureExperiment, StartExperiment
from domain.release.learning.experiment import Experiment, ExperimentId
from eventstore.store import EventStore
from readmodels.backlog import backlog
from readmodels.experiments import experiments
from readmodels.sprints import sprints
from readmodels.timeline import timeline
from tests.readmodels import story
from tests.readmodels.cast import ASHA, DEV, EVE, PROGRAMME, R1A, R2A, actor, at
from tests.readmodels.steps import CLOCK, tell

WHEN = at(6, 26)
PORTAL = Requirement(id=RequirementId("R-1"), title="Portal", team="Care", moscow=Moscow.MUST, points=5)
MAPS = Requirement(id=RequirementId("R-2"), title="Maps", team="Care", moscow=Moscow.MUST, points=3)
LETTERS = Requirement(id=RequirementId("R-3"), title="Letters", team="Care", moscow=Moscow.COULD, points=2)


def first_sprint() -> Iterator[Command]:
    here: Any = {"programme": PROGRAMME, "release": R1A, "at": WHEN}
    yield from story.programme_starts()
    yield from story.until_the_first_sprint()
    yield AddRequirements(requirements=(LETTERS, PORTAL, MAPS), reason="Asked for.", by=actor(ASHA), **here)
    yield PlanIntoSprint(number=1, requirements=(PORTAL.id, MAPS.id), by=actor(ASHA), **here)
    yield StartSprint(number=1, by=CLOCK, **here)
    yield DeliverRequirements(
        deliveries=(Delivery(requirement=MAPS.id, built_by=DEV),), by=actor(ASHA), **here
    )
    yield DropRequirement(requirement=LETTERS.id, reason="Too dear.", by=actor(ASHA), **here)
    yield EndSprint(number=1, by=CLOCK, **here)


async def test_musts_come_first_and_what_is_open_is_named(store: EventStore) -> None:
    await tell(store, *first_sprint())

    found = await store.query(partial(backlog, programme=PROGRAMME, release=R1A))

    told = [(each.requirement, each.standing, each.carried) for each in found.requirements]
    assert told == [("R-1", "planned", 1), ("R-2", "delivered", 0), ("R-3", "dropped", 0)]
    assert (found.musts, found.musts_open) == (2, ("R-1 Portal",))
    assert [(each.requirement, each.change) for each in found.changes] == [
        ("R-3", "added as could, 2 points"),
        ("R-1", "added as must, 5 points"),
        ("R-2", "added as must, 3 points"),
        ("R-3", "dropped, a could"),
    ]


async def test_a_sprint_shows_what_it_delivered(store: EventStore) -> None:
    await tell(store, *first_sprint())

    found = await store.query(partial(sprints, programme=PROGRAMME, release=R1A))

    first, second, *_ = found.sprints
    assert (first.state, first.requirements, first.points, first.delivered) == ("ended", ("R-2",), 3, 3)
    assert (second.state, second.requirements) == ("planned", ("R-1",))
    assert (found.burn_up.done, found.burn_up.scope) == (3, 8)


async def test_an_experiment_shows_its_result_beside_its_baseline(store: EventStore) -> None:
    call_back = Experiment(
        id=ExperimentId("T-1"), area="Calls", hypothesis="Shorter.", measure="seconds", baseline=245
    )
    here: Any = {"programme": PROGRAMME, "release": R1A, "by": actor(EVE), "at": WHEN}
    start = StartExperiment(experiment=call_back, **here)
    measure = MeasureExperiment(experiment=call_back.id, result=59, **here)
    await tell(store, *story.programme_starts(), start, measure)

    (line,) = await store.query(partial(experiments, programme=PROGRAMME, release=R1A))

    assert (line.baseline, line.result, line.standing) == (245, 59, "measured")


async def test_a_release_without_a_backlog_shows_none(store: EventStore) -> None:
    await tell(store, *story.programme_starts())

    found = await store.query(partial(backlog, programme=PROGRAMME, release=R2A))

    assert (found.requirements, found.changes) == ((), ())


async def test_what_happened_to_a_backlog_is_told_in_sentences(store: EventStore) -> None:
    await tell(store, *first_sprint())

    told = [each.sentence for each in await store.query(partial(timeline, programme=PROGRAMME))]

    assert "Asha Rao added R-2 Maps to 1A as a must, 3 points: Asked for." in told
    assert "R-2 of 1A was delivered in sprint 1, built by Dev Mistry, accepted by Asha Rao." in told
    assert "R-1 of 1A was not finished in sprint 1 and went into sprint 2, carried over 1×." in told
