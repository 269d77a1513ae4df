"""How many of those who need training have had it: counted by group and topic."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.release.readiness import Portion
from domain.release.training.matrix import GroupId, Topic, TrainingGroup
from domain.release.training.state import Training


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many heads of a group are trained in a topic."""

    group: GroupId
    topic: Topic
    trained: int
    heads: int

    @property
    def percentage(self) -> int:
        """Rounded down, so that a share is never rounded up into a pass; 100 where nobody needs it."""
        return 100 if self.heads == 0 else self.trained * 100 // self.heads


def shares(training: Training) -> tuple[Share, ...]:
    """The share of each group and topic, in the order of the needs."""
    return tuple(
        Share(group=need.group, topic=topic, trained=training.trained(need.group, topic), heads=need.heads)
        for need in training.needs.values()
        for topic in need.topics
    )


def portion_trained(training: Training, matrix: tuple[TrainingGroup, ...]) -> Portion:
    """Heads trained of heads who need it, each counted once for every topic; who and what is outstanding.

    Somebody who is trained in one of two topics is half done, which no count of people could say.
    """
    each = shares(training)
    return Portion(
        done=sum(share.trained for share in each),
        of=sum(share.heads for share in each),
        outstanding=tuple(_outstanding(each, {group.id: group.name for group in matrix})),
    )


def _outstanding(each: tuple[Share, ...], names: dict[GroupId, str]) -> Iterator[str]:
    for share in each:
        if share.trained < share.heads:
            yield f"{names.get(share.group, share.group)}, {share.topic} ({share.heads - share.trained})"
