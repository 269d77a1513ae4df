"""How the training of a blueprint becomes the domain's matrix and needs."""

from collections.abc import Iterable, Mapping

from definitions.training_sections import TraineesSection, TrainingGroupSection
from domain.release.training.matrix import GroupId, GroupTopic, Topic, TopicKind, TrainingGroup
from domain.release.training.plan import Trainees


def training_matrix(groups: Iterable[TrainingGroupSection]) -> tuple[TrainingGroup, ...]:
    """The groups with their topics: techniques, tools, behaviours, then preparation."""
    return tuple(TrainingGroup(id=GroupId(each.id), name=each.name, topics=_topics(each)) for each in groups)


def trainees(groups: Iterable[TraineesSection]) -> tuple[Trainees, ...]:
    """Who is to be trained in a release."""
    return tuple(Trainees(group=GroupId(each.group), heads=each.heads) for each in groups)


def _topics(group: TrainingGroupSection) -> tuple[GroupTopic, ...]:
    listed: Mapping[TopicKind, tuple[str, ...]] = {
        TopicKind.TECHNIQUE: group.techniques,
        TopicKind.TOOL: group.tools,
        TopicKind.BEHAVIOUR: group.behaviours,
        TopicKind.PREPARATION: group.preparation,
    }
    return tuple(GroupTopic(name=Topic(name), kind=kind) for kind, names in listed.items() for name in names)
