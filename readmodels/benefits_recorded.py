"""What each benefit of a programme is, folded from its stream."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from domain.benefit.commands import benefit_stream
from domain.benefit.events import BenefitEvent
from domain.benefit.state import Benefit, fold
from readmodels.benefits_by_year_tables import benefits_table
from readmodels.recorded import recorded_in


def benefits_as_recorded(connection: Connection, programme: str) -> tuple[Benefit, ...]:
    """Every benefit that a programme promised, in order of their ids."""
    return tuple(benefit_as_recorded(connection, programme, id) for id in benefit_ids(connection, programme))


def benefit_ids(connection: Connection, programme: str) -> Sequence[str]:
    """The ids of every benefit that a programme promised, in order."""
    wanted = select(benefits_table.c.benefit).where(benefits_table.c.programme == programme)
    return connection.scalars(wanted.order_by(benefits_table.c.benefit)).all()


def benefit_as_recorded(connection: Connection, programme: str, benefit: str) -> Benefit:
    """A benefit; one that was never promised when there is none of this id."""
    events = (each.event for each in recorded_in(connection, benefit_stream(programme, benefit)))
    return fold(event for event in events if isinstance(event, BenefitEvent))
