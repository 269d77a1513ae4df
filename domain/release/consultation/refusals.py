"""Why a consultation refuses what somebody asked of it."""

from domain.refusal import Rejected


class AffectedImpossible(Rejected):
    """Heads are whole people at a named place: each place once, with somebody, its parts within its heads."""


class ConsultationBegun(Rejected):
    """Who is affected is stated before the consultation opens, because the law counts from there."""


class ConsultationReasonMissing(Rejected):
    """This is recorded with a reason, because people will ask for it later."""


class ConsultationNotOpen(Rejected):
    """Only a consultation that has opened can be taken part in."""


class ConsultationOver(Rejected):
    """A consultation that has closed, or whose gate was passed, stays as it ended."""


class ConsultationNotShortened(Rejected):
    """A consultation can be extended and never be shortened: those affected count on its day."""


class ConsultationNotDone(Rejected):
    """A consultation closes no sooner than its day."""


class RepresentativesMissing(Rejected):
    """Representatives are of a trade union or elected, named by their body, and at least one person each."""


class ConsultationDayNotPossible(Rejected):
    """What happened has a day between the start of the consultation and today."""


class NoLawTaken(Rejected):
    """The programme has taken no law on that would say which days it asks for: its blueprint names one."""


class OrderNotLawful(Rejected):
    """Consultation starts, then form HR1 is sent, then first notice is given, then the first dismissal takes
    effect (Trade Union and Labour Relations (Consolidation) Act 1992, sections 188 and 193)."""


class DismissalTooSoon(Rejected):
    """Nobody can be dismissed before the least days since consultation began and since form HR1 was sent
    have passed (Trade Union and Labour Relations (Consolidation) Act 1992, sections 188(1A) and 193)."""


class FormNotTaken(Rejected):
    """Form HR1 has a reference and a kept copy, since its receipt has none, and is sent as the law of its
    day has it."""


class FormNotSent(Rejected):
    """Form HR1 is sent before representatives are given a copy of it."""


class RepresentativesUnknown(Rejected):
    """A copy of form HR1 goes to the representatives who are registered (Trade Union and Labour Relations
    (Consolidation) Act 1992, section 193(6))."""


class ResponseMalformed(Rejected):
    """A response has a number, says for whom it speaks and how many, and where its summary is; it names
    nobody."""


class ResponseKnown(Rejected):
    """A response of this number is logged already, and it says something else: give this one its own."""


class ResponseUnknown(Rejected):
    """There is no response of this number."""


class ConsultationMeetingMalformed(Rejected):
    """A meeting is recorded with registered representatives and a note of what was said."""


class OutcomeReportMalformed(Rejected):
    """An outcome report is known by the digest of its content."""


class TransferMalformed(Rejected):
    """A transfer has an employer on each side and at least one employee."""


class TransferUnknown(Rejected):
    """There is no transfer planned that this could belong to."""


class TransferOver(Rejected):
    """A transfer whose day has come can no longer be moved."""
