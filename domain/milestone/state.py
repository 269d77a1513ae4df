"""How milestones stand, from what people said of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from domain.milestone.plan import Milestone
from domain.milestone.said import ForecastChanged, Reached


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones:
    """The milestones of a release or of a programme; of each the newest forecast, and when it was reached."""

    planned: Mapping[str, Milestone] = field(default_factory=dict)
    reached: Mapping[str, Reached] = field(default_factory=dict)
    forecasts: Mapping[str, ForecastChanged] = field(default_factory=dict)

    def expected(self, milestone: str) -> date:
        """The day by which a milestone is expected now: as it was re-forecast, else as planned."""
        forecast = self.forecasts.get(milestone)
        return forecast.expected if forecast else self.planned[milestone].due

    def late(self, today: date) -> tuple[Milestone, ...]:
        """The milestones not reached whose quarter or day is over by their plan, the oldest first."""
        open_ones = (each for id, each in self.planned.items() if id not in self.reached)
        return tuple(sorted((each for each in open_ones if each.due < today), key=lambda each: each.due))


NO_MILESTONES = Milestones()


def planned(milestones: tuple[Milestone, ...]) -> Milestones:
    """Milestones of which nobody has said anything."""
    return Milestones(planned={each.id: each for each in milestones})


def evolve(milestones: Milestones, event: Reached | ForecastChanged) -> Milestones:
    """The milestones after one more word; it believes every word."""
    if isinstance(event, Reached):
        return replace(milestones, reached={**milestones.reached, event.milestone: event})
    return replace(milestones, forecasts={**milestones.forecasts, event.milestone: event})
