"""What a release sets out to do: its stages with their dates, gates and sprints."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from domain.gate.policy import PolicyId
from domain.identity import Identity
from domain.money import Pence
from domain.sharing import equal_parts
from domain.stage import Stage

ReleaseId = NewType("ReleaseId", str)
ExternalId = NewType("ExternalId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePlan:
    """A stage's first and last day of work, and the policy of the gate at its end."""

    stage: Stage
    starts: date
    ends: date
    gate: PolicyId

    @property
    def days(self) -> int:
        """How many days of work the stage takes, whenever it begins."""
        return (self.ends - self.starts).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """Who leads a release from a day on, in place of whoever led it before."""

    lead: Identity
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePlan:
    """A release as its blueprint sets it out.

    `kind` is the programme's own word for it (release, phase, work package, project). `consult` is who is
    affected, in heads; with nobody to consult, `nothing_to_consult_on` says why.
    It waits for other releases, and for things outside the programme. `exit_cost` is what breaking it off
    would cost; None when nobody has said.
    """

    id: ReleaseId
    name: str
    kind: str
    lead: Identity
    depends_on: tuple[ReleaseId, ...]
    stages: tuple[StagePlan, ...]
    sprints: int
    affected_headcount: int
    nothing_to_consult_on: str = ""
    depends_on_external: tuple[ExternalId, ...] = ()
    successors: tuple[Successor, ...] = ()
    exit_cost: Pence | None = None

    def stage(self, stage: Stage) -> StagePlan:
        """The plan of one stage."""
        return next(planned for planned in self.stages if planned.stage is stage)

    def lead_on(self, day: date) -> Identity:
        """Whoever is planned to lead it on a day; what was handed over since, its programme knows."""
        by_then = [each for each in self.successors if each.since <= day]
        return sorted(by_then, key=lambda each: each.since)[-1].lead if by_then else self.lead

    @property
    def sprint_days(self) -> tuple[int, ...]:
        """The length of each sprint in days: equal timeboxes that fill the build stage."""
        return equal_parts(self.stage(Stage.BUILD_SPRINTS).days, self.sprints)

    @property
    def starts(self) -> date:
        return self.stages[0].starts

    @property
    def ends(self) -> date:
        return self.stages[-1].ends
