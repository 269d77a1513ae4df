"""Why a business case refuses what somebody asked of it."""

from domain.refusal import Rejected


class BusinessCaseUnknown(Rejected):
    """This programme has no business case here; write business_case into its blueprint."""


class NotAKeeper(Rejected):
    """A business case is revised by a role that it names for that, and actuals are brought in by another."""


class VersionTaken(Rejected):
    """A version is never overwritten: give the new one a name of its own."""


class VersionUnknown(Rejected):
    """The business case has no such version; original and latest are always among them."""


class RevisionNeedsReason(Rejected):
    """A business case changes for a reason that people can read later; say it."""


class VersionUnsound(Rejected):
    """This version of the business case does not hold together."""


class NothingInFile(Rejected):
    """A file of actuals has at least one row below its headings."""


class FigureUnknown(Rejected):
    """The business case has nothing of which this figure could be."""


class AppraisalTermsMissing(Rejected):
    """Nothing says by which rates, from which year and up to which year the case is appraised: name them."""
