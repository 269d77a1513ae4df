"""Why a release refuses what somebody asked of it."""

from domain.refusal import Rejected


class ReleaseUnknown(Rejected):
    """There is no such release."""


class ReleaseEnded(Rejected):
    """The release has ended, and nothing can be added to it."""


class StageNotUnderWay(Rejected):
    """Only the stage that is under way can be worked on."""


class ReleaseNotBegun(Rejected):
    """Readiness is reported of a release whose work has begun."""


class PortionImpossible(Rejected):
    """So many of so many: no number is negative, and no more is done than there is."""


class OutstandingDoesNotFit(Rejected):
    """Whoever names what is outstanding names all of it, each once."""


class EvidenceTooLate(Rejected):
    """The gate of this stage has been passed, so its evidence can no longer change."""


class SubmitterIsSomebodyElse(Rejected):
    """Evidence is handed in by whoever acts, and in nobody else's name."""


class EvidenceNameless(Rejected):
    """Evidence needs the name that the gate's policy knows it by."""


class EvidenceDigestMalformed(Rejected):
    """Evidence is known by the sha256 digest of its content, or of its link and what was seen there."""


class EvidenceEmpty(Rejected):
    """An empty file shows nothing."""


class EvidenceTooLarge(Rejected):
    """The file is larger than the programme takes as evidence."""


class EvidenceTypeNotAllowed(Rejected):
    """The programme does not take files of this type as evidence."""


class EvidenceLinkUnusable(Rejected):
    """A link is a whole https address, with no password in it, that leads everybody to the same place."""
