"""Ways that the build of a release and its experiments can be taken, sensible and not."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.aggregate import Command
from domain.money import Pence
from domain.release.build import commands as build
from domain.release.build.requirement import Delivery, Moscow, RequirementId, Scores, Weights
from domain.release.learning import commands as learning
from domain.release.learning.experiment import ExperimentId
from tests.domain.people import ASHA, BEN, CHLOE
from tests.domain.release.build import scene
from tests.domain.release.learning import scene as learning_scene
from tests.domain.walking import LEVELS

IDS = st.sampled_from([RequirementId("R-1"), RequirementId("R-2"), RequirementId("R-9")])
REASONS = st.sampled_from([scene.WHY, scene.WHY, " "])
SCORES = st.sampled_from([Scores(outcome=1, cost=2, volume=3), Scores(outcome=11, cost=0, volume=0)])
WEIGHTS = st.sampled_from([Weights(outcome=1, cost=2, volume=3), Weights(outcome=0, cost=0, volume=0)])


def build_ways(asked: dict[str, Any]) -> list[SearchStrategy[Any]]:
    """Every command to the build of a release, whose other fields are `asked`."""
    of_one = {**asked, "requirement": IDS}
    of_several = {**asked, "requirements": st.lists(IDS, max_size=2).map(tuple)}
    builders = st.sampled_from([ASHA.identity, CHLOE.identity])
    deliveries = st.builds(Delivery, requirement=IDS, built_by=builders)
    tried = {**asked, "experiment": st.sampled_from([ExperimentId("T-1"), ExperimentId("T-9")])}
    return [
        st.builds(
            build.PlanSprint,
            **asked,
            number=LEVELS,
            days=st.sampled_from([None, 10, -1, 900]),
            cost=st.sampled_from([None, Pence(1), Pence(-1)]),
        ),
        st.builds(
            build.AddRequirements,
            **asked,
            requirements=st.lists(st.sampled_from(scene.BACKLOG), max_size=2).map(tuple),
            reason=REASONS,
        ),
        st.builds(build.ReclassifyRequirement, **of_one, moscow=st.sampled_from(Moscow), reason=REASONS),
        st.builds(build.ResizeRequirement, **of_one, points=LEVELS, reason=REASONS),
        st.builds(build.DropRequirement, **of_one, reason=REASONS),
        st.builds(build.ScoreRequirement, **of_one, scores=SCORES),
        st.builds(build.WeighBacklog, **asked, weights=WEIGHTS, reason=REASONS),
        st.builds(build.PlanIntoSprint, **of_several, number=LEVELS),
        st.builds(build.MoveOutOfSprint, **of_several),
        st.builds(
            build.DeliverRequirements,
            **{**asked, "by": st.sampled_from([ASHA, BEN])},
            deliveries=st.lists(deliveries, max_size=2).map(tuple),
        ),
        st.builds(learning.StartExperiment, **asked, experiment=st.sampled_from(learning_scene.EXPERIMENTS)),
        st.builds(learning.MeasureExperiment, **tried, result=LEVELS),
        st.builds(learning.ScaleExperiment, **tried, reason=REASONS),
        st.builds(learning.DropExperiment, **tried, reason=REASONS),
    ]


def sensible_build() -> list[Command]:
    """A backlog that is built in one sprint but for what is carried over, and what is tried out beside it."""
    must, should, could, would_like = scene.BACKLOG
    weights, scores = Weights(outcome=1, cost=2, volume=3), Scores(outcome=1, cost=2, volume=3)
    by_owner = scene.BY_OWNER
    return [
        scene.add(*scene.BACKLOG),
        build.ScoreRequirement(requirement=must.id, scores=scores, **by_owner),
        build.WeighBacklog(weights=weights, reason=scene.WHY, **by_owner),
        scene.plan_sprint(1, days=10),
        scene.plan_into(1, must, should, could),
        scene.start(1),
        scene.move_out(could),
        scene.reclassify(could, Moscow.SHOULD),
        scene.resize(could, 8),
        scene.drop(would_like),
        scene.deliver(must, by=ASHA),
        *learning_scene.sensible_way(),
        scene.end(1),
    ]
