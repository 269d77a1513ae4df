"""How the deliverables of releases are written down: in sets, each of which many releases use."""

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import Field

from definitions.by_name import by_name
from definitions.section import Section
from definitions.values import CountFromOne, Day, Id, Many, Text
from domain.release.deliverables.plan import Strand
from domain.stage import Stage


class AskedAt(StrEnum):
    """The stage whose gate asks for a deliverable, or that it comes after the last of them."""

    DESIGN = "design"
    CONSULTATION = "consultation"
    BUILD_SPRINTS = "build-sprints"
    TRAINING = "training"
    SIGN_OFF = "sign-off"
    AFTER_SIGN_OFF = "after-sign-off"

    @property
    def stage(self) -> Stage | None:
        return None if self is AskedAt.AFTER_SIGN_OFF else Stage(self.value)


StrandWord: TypeAlias = Annotated[Strand, Field(strict=False)]
AskedAtWord: TypeAlias = Annotated[AskedAt, Field(strict=False)]


class DeliverableSection(Section):
    """One deliverable of a set."""

    id: Id | None = Field(
        default=None, description="Short name, its own within a release; else its strand and number."
    )
    name: Text = Field(description="What it is; checks of gates name it so.")
    number: Id | None = Field(
        default=None, description='Its number in the document, which may repeat in each strand, as "1.4".'
    )
    strand: StrandWord | None = Field(
        default=None, description=f"What it changes: one of {', '.join(Strand)}."
    )
    stage: AskedAtWord | None = Field(
        default=None,
        description=f"The stage whose gate asks for it, else that of its set: one of {', '.join(AskedAt)}.",
    )


class DeliverableSetSection(Section):
    """Deliverables that releases have in common."""

    id: Id = Field(description="Short name of the set.")
    name: Text = Field(description="Name of the set as people know it.")
    stage: AskedAtWord | None = Field(
        default=None, description="The stage whose gate asks for those that name no stage themselves."
    )
    within_days: CountFromOne | None = Field(
        default=None,
        description="They are due on this day, counted from the release's first day as day 1; else when "
        "their stage ends.",
    )
    deliverables: Many[DeliverableSection] = Field(description="What belongs to it.")


class ShippedSetSection(Section):
    """A set that comes with the product, taken by its name."""

    use: Id = Field(description="Name of the shipped set.")
    id: Id | None = Field(default=None, description="Another short name for it, used by releases.")


SetEntry: TypeAlias = Annotated[
    DeliverableSetSection,
    by_name(DeliverableSetSection | ShippedSetSection),
]


class DeliverableOfReleaseSection(Section):
    """What is different about one deliverable of a set in a release."""

    id: Id = Field(description="Id of the deliverable.")
    owner: Id | None = Field(default=None, description="Id of the person who answers for it.")
    due: Day | None = Field(default=None, description="Day by which it is to be there.")
    stage: AskedAtWord | None = Field(default=None, description="The stage whose gate asks for it here.")


class UsedSetSection(Section):
    """That a release has the deliverables of a set."""

    use: Id = Field(description="Id of one of the blueprint's deliverable sets.")
    owner: Id | None = Field(
        default=None, description="Id of the person who answers for them, where nothing else is said."
    )
    due: Day | None = Field(
        default=None, description="Day by which they are to be there, where nothing else is said."
    )
    counted_from: Day | None = Field(
        default=None, description="Day 1 of a set with a number of days, else the release's first day."
    )
    acceptors: Many[Id] = Field(
        default=(),
        description="Ids of the people who may accept them; else anybody but who wrote or drafted them.",
    )
    items: Many[DeliverableOfReleaseSection] = Field(
        default=(), description="What is different about some of them."
    )
