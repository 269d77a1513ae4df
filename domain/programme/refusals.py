"""Why a programme refuses what somebody asked of it."""

from domain.refusal import Rejected


class ProgrammeUnknown(Rejected):
    """There is no such programme."""


class ProgrammeAlreadyStarted(Rejected):
    """A programme of this name was started from another blueprint; choose another id."""


class ProgrammeNotSound(Rejected):
    """A programme starts only from a plan that could run to its end."""


class ReleaseNotPlanned(Rejected):
    """The programme has no such release."""


class DependencyNotSignedOff(Rejected):
    """A release starts when all that it depends on is signed off or met, and not before its day."""


class ReleaseEndedOtherwise(Rejected):
    """A release ends once: signed off, or stopped."""


class NotASteward(Rejected):
    """The people and rules of a programme are changed by its stewards alone."""


class ProgrammeOver(Rejected):
    """A programme that has ended keeps the people, rules and plan with which it ended."""


class NotAPlanner(Rejected):
    """What is planned is changed by the stewards of a programme and by its planners."""


class PlanReasonMissing(Rejected):
    """What is planned is changed with a reason, because people will ask for it later (B-02)."""


class BaselineMovedOn(Rejected):
    """The plan was changed since: look at what is planned now, and bring your changes to that."""


class CircularDependency(Rejected):
    """Releases that wait for one another would never start."""


class PlanNotSound(Rejected):
    """Releases are planned anew only if the programme could run to its end that way."""


class OnlyReleasesAreReplanned(Rejected):
    """Of a blueprint only the releases are planned anew: people and policies are adopted by themselves."""


class WithdrawnForGood(Rejected):
    """A release that was taken out of the plan does not come back: give it another id."""


class ExternalUnknown(Rejected):
    """The programme waits for no such thing outside itself."""


class ExternalIsMet(Rejected):
    """What came about is awaited no longer."""


class ExternalHasFailed(Rejected):
    """What failed comes about only once it is expected again: say on which day first."""


class CannotLead(Rejected):
    """Whoever leads a release is among the people of the programme, and has not left by then."""


class NotYoursToHandOver(Rejected):
    """A release is handed over by whoever leads it, a steward or a planner."""


class NothingOffered(Rejected):
    """The lead of a release is accepted by whom it was offered to."""


class HandOverInThePast(Rejected):
    """A release is handed over today or on a day to come."""


class ScoresDoNotFit(Rejected):
    """A release is scored by every criterion of its programme, each from 1 to 5 (B-09)."""


class AdoptionReasonMissing(Rejected):
    """People and rules are changed with a reason, because people will ask for it later."""


class RosterNotSound(Rejected):
    """A roster is adopted only if it holds together."""


class PolicyNotSound(Rejected):
    """A policy is adopted only if it could be followed."""


class GateNeverOpens(Rejected):
    """Nothing is adopted with which a gate still to come could never open."""


class NoStewardLeft(Rejected):
    """Somebody must be left who may change the programme's people and rules."""


class ReleaseNotStarted(Rejected):
    """A release that has not started cannot have been signed off or stopped."""


class ProgrammeClosed(Rejected):
    """A programme that has ended keeps its registers and milestones as they were when it ended."""


class ParentInACircle(Rejected):
    """A programme is never a part of itself, directly or through others. Name another parent."""


class ReviewNotCalled(Rejected):
    """A month's review is held once it was called; see which were: lockgate review list."""


class ReviewAlreadyHeld(Rejected):
    """A month's review is held once; note what came later at the next one."""


class ReviewSaysNothing(Rejected):
    """A review that was held has something to note, and be it that nothing was found."""


class NotOnTheRoster(Rejected):
    """Only the programme's own people may do that; a steward can add somebody: lockgate roster adopt."""
