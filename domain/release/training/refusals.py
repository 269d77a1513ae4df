"""Why the training of a release refuses what somebody asked of it."""

from domain.refusal import Rejected


class TrainingReasonMissing(Rejected):
    """Whoever changes a need, cancels a session or takes something back says why."""


class TrainingGroupUnknown(Rejected):
    """Training is for the groups of the programme's training matrix (S-28); name one of them."""


class TopicNotOfGroup(Rejected):
    """A group is trained in its own topics of the programme's training matrix (S-28)."""


class HeadsImpossible(Rejected):
    """A number of people is a whole number from 0 on, and a session has at least one place."""


class FewerThanTrained(Rejected):
    """A group is never smaller than the number of its people who are trained; correct that number first."""


class GroupNotToBeTrained(Rejected):
    """Nobody of this group is to be trained in this release; record the need first."""


class TopicNotNeeded(Rejected):
    """A session teaches what one of its groups needs, and each of its groups something that it needs."""


class SessionIncomplete(Rejected):
    """A session has an id, a topic, a group and a provider."""


class SessionIdTaken(Rejected):
    """Another session has this id; choose another id, and cancel the session that it replaces."""


class SessionUnknown(Rejected):
    """There is no such training session in this release; plan it first."""


class SessionWasCancelled(Rejected):
    """This session was cancelled; plan another one under an id of its own."""


class SessionWasHeld(Rejected):
    """People have come to this session, so it can no longer be cancelled."""


class SessionNotYetHeld(Rejected):
    """Attendance is recorded from the day of the session on, not before."""


class GroupNotInSession(Rejected):
    """The session is not for this group."""


class MoreThanPlaces(Rejected):
    """No more people came to a session than it has places; correct the places or the attendance."""


class MoreTrainedThanInGroup(Rejected):
    """No more than all of a group can be trained in a topic: a share above 100 per cent is a mistake."""


class AttendanceMixed(Rejected):
    """A group is counted by heads or by staff reference and not by both, or somebody could count twice."""


class ReferenceNotOpaque(Rejected):
    """A staff reference is one word with a digit in it, such as E1042, and never a name or an address."""


class ReferenceOfAnotherGroup(Rejected):
    """Whoever is trained counts for one group of a release, so that nobody counts twice for a topic."""


class AttendanceUnknown(Rejected):
    """That these people came to the session is not recorded, so there is nothing to take back."""


class ChampionNotOnRoster(Rejected):
    """A change champion is somebody on the programme's roster (B-22); put them on the roster first."""


class ChampionTeamMissing(Rejected):
    """A change champion speaks for a team; say which."""


class ChampionNotYet(Rejected):
    """Champions are counted from the day on which they begin, and that day has not come."""


class ChampionUnknown(Rejected):
    """Nobody of this name is a change champion of this team."""
