"""Whether the training of a programme could be given as planned: every problem with its matrix and needs."""

from collections.abc import Iterator

from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at, twice
from domain.release.plan import ReleasePlan
from domain.release.training.matrix import TrainingGroup

DIVIDES_LISTS = (",", ";")


def training_problems(plan: ProgrammePlan) -> Iterator[Problem]:
    """Everything that is wrong with a programme's training; nothing when it has none."""
    yield from twice(("training",), (group.id for group in plan.training))
    for place, group in enumerate(plan.training):
        yield from _group(group, ("training", place))
    for place, release in enumerate(plan.releases):
        yield from _release(plan, release, ("releases", place, "training"))


def _group(group: TrainingGroup, here: Path) -> Iterator[Problem]:
    if not group.topics:
        yield problem_at("Name something that this group is trained in.", *here)
    names = group.topic_names
    for nth, topic in enumerate(names):
        if topic in names[:nth]:
            yield problem_at(f"{topic} is there twice.", *here)
        if any(sign in topic for sign in DIVIDES_LISTS):
            yield problem_at(f"A comma or semicolon would divide {topic} in lists from files.", *here)


def _release(plan: ProgrammePlan, release: ReleasePlan, here: Path) -> Iterator[Problem]:
    yield from twice(here, (each.group for each in release.training), "group")
    known = {group.id for group in plan.training}
    for place, each in enumerate(release.training):
        if each.group not in known:
            yield problem_at(f"There is no group {each.group} in the training matrix.", *here, place, "group")
        if each.heads < 1:
            yield problem_at("Give at least one.", *here, place, "heads")
