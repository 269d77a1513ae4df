"""Why a fund refuses what somebody asked of it."""

from domain.refusal import Rejected


class FundUnknown(Rejected):
    """This programme has no money of its own here."""


class AskNameUnfit(Rejected):
    """An ask is named by letters, digits, dashes, dots and underscores, such as 2025-26."""


class AskUnknown(Rejected):
    """There is no such ask in this round."""


class AskAlreadyMade(Rejected):
    """This ask waits, was granted, or is at another round: name a new one, or one that increases it."""


class ReleaseTakesNoMoney(Rejected):
    """A release that was stopped takes no more money."""


class AskNotWaiting(Rejected):
    """Only an ask that waits at its gate is granted or closed."""


class AskGranted(Rejected):
    """The ask was granted, so its evidence can no longer change."""


class AsksForAnother(Rejected):
    """Separation of duties: people ask for money in their own name."""


class NotOfTheProgramme(Rejected):
    """Money is asked for by the people of the programme."""


class ProgrammeHasEnded(Rejected):
    """A programme that has ended asks for no more money."""


class AmountNotPositive(Rejected):
    """An amount of money is at least a penny."""


class AboveYearsAsk(Rejected):
    """This is more than is left of the year's ask."""


class AboveEnvelope(Rejected):
    """This is more than is left of the envelope."""


class KeptForAnotherProject(Rejected):
    """Money that is kept for one project does not move to what is not. Let that project ask for its own."""


class YearNotPlanned(Rejected):
    """Nothing may be asked for in this financial year."""


class YearIsOver(Rejected):
    """Money is asked for before its financial year is over."""


class GateNotForMoney(Rejected):
    """Only a policy that the fund names may decide on its money."""


class LineUnknown(Rejected):
    """The fund has no such line."""


class LinesTheSame(Rejected):
    """Money moves from one line to another."""


class NotEnoughOnLine(Rejected):
    """This is more than is left unspent on the line."""


class SharesDoNotAddUp(Rejected):
    """The shares of an ask are positive, one for each partner, and add up to the amount."""


class ShareNotDecided(Rejected):
    """A share belongs to a partner of the programme whom this gate asks to decide."""


class IncreasesNothing(Rejected):
    """Only an ask that was granted can be increased."""


class CapabilityTaken(Rejected):
    """Another grant has this name."""


class CapabilityUnknown(Rejected):
    """Nothing was granted under this name."""


class CapabilitySpent(Rejected):
    """A grant is drawn once, and this one has been."""


class GrantRevoked(Rejected):
    """The grant was taken back: the decision behind it no longer stands."""


class CapabilityExpired(Rejected):
    """The time to draw this money is over."""


class NotWitnessedYet(Rejected):
    """This money is drawn once a witness has seen its grant in the record: wait a moment, then try again."""


class AboveCapability(Rejected):
    """No more can be drawn than was granted, not by a penny."""


class NotYoursToDraw(Rejected):
    """Money is drawn by whoever asked for it, or by the guardian of the fund."""


class ReferenceMissing(Rejected):
    """Money moves under a reference, by which it is found in the accounts."""


class ReferenceUsed(Rejected):
    """Another virement has this reference."""


class RoleMayNotVire(Rejected):
    """Only a role that the fund names moves money between lines by itself: ask for it at a gate."""


class NotInThisRole(Rejected):
    """You do not hold this role today, and nobody who does has delegated it to you."""


class MoneyIsFrozen(Rejected):
    """All money is stopped, and only the guardian of the fund moves any."""


class NotTheGuardian(Rejected):
    """Only the guardian of the fund freezes its money and lets it move again."""


class NotForPeople(Rejected):
    """People ask, hand in, draw, move, stop and let go; the rest follows from a gate."""
