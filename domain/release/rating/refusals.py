"""Why a rating is refused."""

from domain.refusal import Rejected


class NothingToRateWith(Rejected):
    """A release is rated in the colours of its programme's legend, and this programme has none."""


class ColourUnknown(Rejected):
    """A release is rated in a colour of its programme's own legend. Choose one of these, the worst first."""


class RatingUnexplained(Rejected):
    """A rating says why in a comment, because people will ask for it later."""
