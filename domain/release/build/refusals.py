"""Why the build of a release refuses what somebody asked of it."""

from domain.refusal import Rejected


class SprintIsFixed(Rejected):
    """In a sprint time, cost and quality are fixed, and scope alone varies (S-25): plan the next one."""


class SprintTermsImpossible(Rejected):
    """A sprint takes no negative days and no negative money, and its criteria have names, each once."""


class SprintsBeyondStage(Rejected):
    """The sprints of a release fit into the days of its build stage: shorten another, or re-plan it."""


class SprintNotOpen(Rejected):
    """Requirements are planned into a sprint of the release that has not ended."""


class RequirementUnknown(Rejected):
    """There is no such requirement in the backlog."""


class RequirementTaken(Rejected):
    """Each requirement has an id of its own, and this one stands for another."""


class RequirementImpossible(Rejected):
    """A requirement has an id, a title and a team, at least one point, and scores from 0 to 10."""


class RequirementSettled(Rejected):
    """What was delivered or dropped changes no more: add a requirement of its own."""


class ScopeReasonMissing(Rejected):
    """Scope changes with a reason, because the next gate will ask for it (S-24)."""


class WouldLikeTooEarly(Rejected):
    """A would-like is not planned into the first sprint (S-24): plan it later, or reclassify it first."""


class WeightsImpossible(Rejected):
    """No weight is negative, and at least one counts."""


class BuildNotBegun(Rejected):
    """Nothing is delivered before the first sprint has started."""


class NotInThisSprint(Rejected):
    """While a sprint runs, what is delivered is part of it: plan the requirement into it first."""


class NotTheProductOwner(Rejected):
    """What was built is accepted by a product owner of the release; where it names none, by its lead."""


class AcceptedByBuilder(Rejected):
    """Separation of duties: whoever built something may not accept it."""
