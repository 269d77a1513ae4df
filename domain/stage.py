"""The five stages that every release passes, in order."""

from enum import StrEnum


class Stage(StrEnum):
    """A stage of a release; each ends at a gate."""

    DESIGN = "design"
    CONSULTATION = "consultation"
    BUILD_SPRINTS = "build-sprints"
    TRAINING = "training"
    SIGN_OFF = "sign-off"


STAGES = tuple(Stage)


def preceding(stage: Stage) -> Stage:
    """The stage before this one; before design there is none but itself."""
    return STAGES[max(STAGES.index(stage) - 1, 0)]


def following(stage: Stage) -> Stage | None:
    """The stage after this one, or None after sign-off."""
    place = STAGES.index(stage) + 1
    return STAGES[place] if place < len(STAGES) else None
