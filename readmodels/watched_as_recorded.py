"""What the risks and indicators of a programme are, folded from their streams."""

from sqlalchemy import Connection

from domain.indicator.commands import indicator_stream
from domain.indicator.events import IndicatorEvent
from domain.indicator.state import Indicator
from domain.indicator.state import fold as fold_indicator
from domain.programme.state import Programme
from domain.risk.commands import risk_stream
from domain.risk.events import RiskEvent
from domain.risk.state import Risk
from domain.risk.state import fold as fold_risk
from readmodels.recorded import recorded_in


def risks_as_recorded(connection: Connection, id: str, programme: Programme) -> tuple[Risk, ...]:
    """Every risk of a programme, in the order in which they came."""
    return tuple(risk_as_recorded(connection, id, each) for each in programme.watched.risks)


def indicators_as_recorded(connection: Connection, id: str, programme: Programme) -> tuple[Indicator, ...]:
    """Every indicator of a programme, in the order in which they came."""
    return tuple(indicator_as_recorded(connection, id, each) for each in programme.watched.indicators)


def risk_as_recorded(connection: Connection, programme: str, risk: str) -> Risk:
    """A risk; one that is not registered when there is none of this id."""
    events = (each.event for each in recorded_in(connection, risk_stream(programme, risk)))
    return fold_risk(event for event in events if isinstance(event, RiskEvent))


def indicator_as_recorded(connection: Connection, programme: str, indicator: str) -> Indicator:
    """An indicator; one that is not registered when there is none of this id."""
    events = (each.event for each in recorded_in(connection, indicator_stream(programme, indicator)))
    return fold_indicator(event for event in events if isinstance(event, IndicatorEvent))
