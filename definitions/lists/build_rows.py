"""Lists about a build: what is to be built, and what somebody built, a row each."""

from typing import ClassVar

from pydantic import AliasChoices, Field

from definitions.build_sections import MoscowWord, ProcessWord
from definitions.lists.rows import Row
from definitions.values import Count, CountFromOne, Id, Text
from domain.release.build.requirement import Requirement, RequirementId, Scores


class RequirementRow(Row):
    """A requirement; it is scored when it has all three scores."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: Id = Field(validation_alias=AliasChoices("requirement", "id"))
    title: Text
    team: Text
    moscow: MoscowWord = Field(validation_alias=AliasChoices("class", "moscow"))
    points: CountFromOne
    process: ProcessWord | None = None
    outcome: Count | None = None
    cost: Count | None = None
    volume: Count | None = None


class DeliveryRow(Row):
    """A requirement that is built, and by whom when not all were built by one."""

    KEY: ClassVar[tuple[str, ...]] = ("requirement",)

    requirement: Id = Field(validation_alias=AliasChoices("requirement", "id"))
    built_by: Id | None = None


def requirement_of(row: RequirementRow) -> Requirement:
    """The requirement of a row."""
    scores = (row.outcome, row.cost, row.volume)
    outcome, cost, volume = (each or 0 for each in scores)
    is_scored = all(each is not None for each in scores)
    return Requirement(
        id=RequirementId(row.id),
        title=row.title,
        team=row.team,
        moscow=row.moscow,
        points=row.points,
        process=row.process,
        scores=Scores(outcome=outcome, cost=cost, volume=volume) if is_scored else None,
    )
