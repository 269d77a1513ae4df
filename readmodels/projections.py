"""Which views there are."""

from eventstore.projection import Projection
from readmodels.benefits_by_year_tables import BENEFITS_BY_YEAR
from readmodels.gate_rounds import GATE_ROUNDS
from readmodels.inbox import INBOX
from readmodels.people import PEOPLE
from readmodels.readiness import READINESS
from readmodels.release_board_tables import RELEASE_BOARD
from readmodels.timeline_table import TIMELINE
from readmodels.under_way import UNDER_WAY

PROJECTIONS: tuple[Projection, ...] = (
    PEOPLE,
    INBOX,
    RELEASE_BOARD,
    READINESS,
    GATE_ROUNDS,
    BENEFITS_BY_YEAR,
    TIMELINE,
    UNDER_WAY,
)
