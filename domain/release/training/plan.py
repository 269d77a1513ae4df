"""Who is to be trained in a release."""

from dataclasses import dataclass

from domain.release.training.matrix import GroupId


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainees:
    """A group of the programme's training matrix, and how many of it are to be trained: heads, not FTE."""

    group: GroupId
    heads: int
