"""Which groups of people are trained in what, across a programme."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

GroupId = NewType("GroupId", str)
Topic = NewType("Topic", str)


class TopicKind(StrEnum):
    """What a topic is; `preparation` is what a team learns before the first release begins."""

    TECHNIQUE = "technique"
    TOOL = "tool"
    BEHAVIOUR = "behaviour"
    PREPARATION = "preparation"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTopic:
    """Something that a group is trained in, known by its name."""

    name: Topic
    kind: TopicKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingGroup:
    """A group of people with everything that it is trained in: a line of the matrix (S-28)."""

    id: GroupId
    name: str
    topics: tuple[GroupTopic, ...]

    @property
    def topic_names(self) -> tuple[Topic, ...]:
        return tuple(topic.name for topic in self.topics)
