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
