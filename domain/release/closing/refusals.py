"""Why a release is not closed."""

from domain.refusal import Rejected


class NotReadyToClose(Rejected):
    """A release is closed when its benefits have owners outside the programme and nothing is left to do."""
