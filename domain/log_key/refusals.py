"""Why another key is not announced."""

from domain.refusal import Rejected


class KeyOfAnotherLog(Rejected):
    """A key follows another one of the same log, and is not that one again."""


class KeyWithoutReason(Rejected):
    """Auditors will ask why the log signs with another key: say it."""
