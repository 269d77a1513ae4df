"""Why a gate refuses what somebody asked of it."""

from domain.refusal import Rejected


class GateNotOpen(Rejected):
    """This gate is not open for decisions: it has not begun, or its round has ended."""


class NotADecider(Rejected):
    """Only somebody who holds a role that this gate asks may decide it."""


class DeciderIsRequester(Rejected):
    """Separation of duties: whoever asked for the gate may not decide it."""


class DeciderWroteEvidence(Rejected):
    """Separation of duties: whoever wrote or handed in the evidence may not decide on it."""


class AlreadyDecided(Rejected):
    """You have decided on this evidence already, and a decision is not taken back by a second one."""


class GiverMayNotDecide(Rejected):
    """Separation of duties: nobody decides for somebody who may not decide here themselves."""


class DeciderStoodAside(Rejected):
    """You stood aside from this round, so you do not decide it."""


class NotYourTurn(Rejected):
    """Others must be heard before the step that asks you."""


class DecisionTooLate(Rejected):
    """The time to decide is over: what is said after it is recorded, and does not count."""


class DecisionTakenAlready(Rejected):
    """The decision has been taken, and waits only for those who ratify it."""


class DecisionIsYourOwn(Rejected):
    """Nobody confirms a decision that they took part in themselves."""


class EvidenceChanged(Rejected):
    """The evidence is not what you saw: look at it again, then decide on it as it is now."""


class EvidenceMissing(Rejected):
    """A gate cannot be approved while evidence that its policy asks for is missing."""


class ReasonMissing(Rejected):
    """A reason is required, because people will ask for it later."""


class ConditionIncomplete(Rejected):
    """A condition needs a text, a name of its own, and a day that is still to come."""


class ConditionsOnlyWithApproval(Rejected):
    """Conditions belong to an approval: a rejection says in its reason what must change."""


class ConditionUnknown(Rejected):
    """Only an outstanding condition of an approved gate can be discharged."""


class NotForYouToDischarge(Rejected):
    """A condition is discharged by its owner or by somebody who decided the gate."""


class IssuerNotTrusted(Rejected):
    """Whoever vouches for you is not trusted in this installation."""


class CheckFailing(Rejected):
    """A gate cannot be approved while one of its checks fails, or earlier gates have left something open."""


class RoleNoLongerHeld(Rejected):
    """A role counts from its first day to its last, and this one is over: ask who holds it now."""


class MoneyFrozen(Rejected):
    """All money is frozen: only its guardian decides on any."""


class OnlyForDeciders(Rejected):
    """To defer and to stop are for those who decide: say no, or abstain."""


class DeferredToNoDay(Rejected):
    """Who defers a gate names the day, still to come, on which it is asked again."""


class NotABreakPoint(Rejected):
    """The policy of this gate lets nobody stop the release here: reject it, and say what must change."""


class NothingToReaffirm(Rejected):
    """You have said nothing here that a change made lapse: decide, if you are asked."""


class NotForYouToWithdraw(Rejected):
    """A gate is withdrawn by whoever asked for it, or by a steward of the programme."""


class NothingToCallIn(Rejected):
    """Only a decision that has yet to take effect can be called in, and answered when it was."""


class NotAScrutineer(Rejected):
    """Only the body that the policy names may call a decision in, and not those who took it."""


class NotOfTheChair(Rejected):
    """The chair of scrutiny answers for it."""


class NobodyMayOverride(Rejected):
    """The policy of this gate lets nobody pass it without its approval."""


class NotYourGlass(Rejected):
    """Only somebody who holds the role that the policy names may override this gate."""


class OverrideProposedAlready(Rejected):
    """Somebody has proposed an override: confirm that one, or wait until it has run out."""


class OverrideNotProposed(Rejected):
    """Nobody has proposed an override under this reference."""


class OverrideNeedsAnother(Rejected):
    """It takes two people to override a gate."""


class OverrideExpired(Rejected):
    """The second person has four hours at most to agree to an override: propose it again."""


class NothingToReview(Rejected):
    """Only a gate that was overridden is reviewed, and once."""


class NotAReviewer(Rejected):
    """An override is reviewed by somebody of the role that the policy names who took no part in it."""


class NothingToRecall(Rejected):
    """An approval is recalled only when one of its conditions is past its day."""


class NotYourApproval(Rejected):
    """Only somebody who approved may recall the approval."""


class NothingToRebaseOn(Rejected):
    """The programme has no policy or roster in force that this gate could go on with."""
