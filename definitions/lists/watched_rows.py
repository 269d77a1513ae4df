"""Lists of risks, scores, indicators and readings, a row each."""

from typing import ClassVar

from pydantic import AliasChoices, Field

from definitions.indicator_sections import DirectionWord, StatusWord
from definitions.lists.rows import Row
from definitions.values import Day, Id, Text
from domain.indicator.plan import TargetStatus
from domain.indicator.trend import Direction
from domain.risk.plan import ScoreKind


class RiskRow(Row):
    """A risk; likelihood and impact are the score with the controls there are."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: Id
    title: Text
    category: Text | None = None
    release: Id | None = None
    owner: tuple[Id, ...] = Field(default=(), validation_alias=AliasChoices("owner", "owners"))
    board: Id | None = None
    likelihood: Text | None = None
    impact: Text | None = None
    inherent_likelihood: Text | None = None
    inherent_impact: Text | None = None
    mitigations: tuple[Text, ...] = ()
    planned: tuple[Text, ...] = ()
    review_on: Day | None = None


class ScoreRow(Row):
    """A risk scored anew; a residual score, unless another kind is named."""

    KEY: ClassVar[tuple[str, ...]] = ("risk", "kind")

    risk: Id
    likelihood: Text
    impact: Text
    kind: ScoreKind = ScoreKind.RESIDUAL
    reason: Text | None = None


class IndicatorRow(Row):
    """An indicator; a value is a number such as 15.2 or a range such as 60-120."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: Id
    title: Text
    category: Text | None = None
    owner: Id | None = None
    unit: Text | None = None
    direction: DirectionWord = Direction.NONE
    target: Text | None = None
    target_status: StatusWord = TargetStatus.NOT_SAID
    target_due: Text | None = None
    baseline: Text | None = None
    current: Text | None = None


class ReadingRow(Row):
    """An indicator read on a day."""

    KEY: ClassVar[tuple[str, ...]] = ("indicator", "on")

    indicator: Id
    value: Text
    on: Day = Field(validation_alias=AliasChoices("on", "day", "date"))
    source: Text
    reason: Text | None = None
