"""What a release is to bring forth, as its blueprint sets it out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from domain.identity import Identity
from domain.stage import Stage

DeliverableId = NewType("DeliverableId", str)


class Strand(StrEnum):
    """What a deliverable changes: how work is done, who does it, or with what."""

    PROCESS = "process"
    PEOPLE = "people"
    TECHNOLOGY = "technology"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDeliverable:
    """Something that is to be there before the gate of a stage; without a stage, after sign-off.

    `id` is its own within a release. `number` is its document's, which may repeat in each strand (Bedford,
    B-11). `taken_from` is the set that it comes from. `acceptors` are the people who may accept it: anybody
    but its author, when none is named.
    """

    id: DeliverableId
    name: str
    stage: Stage | None
    number: str = ""
    strand: Strand | None = None
    taken_from: str = ""
    owner: Identity | None = None
    due: date | None = None
    acceptors: tuple[Identity, ...] = ()
