"""Why a programme refuses what is to be added to its risks and indicators."""

from domain.refusal import Rejected


class WatchedReasonMissing(Rejected):
    """Risks and indicators are added and split with a reason, because people will ask for it later."""
