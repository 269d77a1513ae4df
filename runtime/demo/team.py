"""Who goes when a programme ends."""

from domain.identity import Identity
from domain.programme.plan import ProgrammePlan


def team_of(plan: ProgrammePlan) -> frozenset[Identity]:
    """Everybody who holds a role that is the programme's own, on any day."""
    roles = plan.roster.by_id
    return frozenset(holding.who for role in plan.programme_team for holding in roles[role].holdings)
