"""Every figure that a programme's document printed, beside what Lockgate computes from the record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from sqlalchemy import Connection

from domain.figures.benefit import BenefitFigure
from domain.figures.benefit_values import benefit_value
from domain.figures.computed import Agreement, Computed, agreement
from domain.figures.figure import Figure
from domain.figures.staffing import StaffingFigure
from domain.figures.staffing_values import staffing_value
from domain.programme.events import ProgrammeStarted
from readmodels.benefits_recorded import benefits_as_recorded
from readmodels.programme_started import programme_started

Resolver: TypeAlias = Callable[[Any], Computed | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A printed figure and Lockgate's own, in hundredths of the unit; None where nothing is computed."""

    figure: Figure
    computed: Computed | None
    agreement: Agreement

    @property
    def difference(self) -> Fraction | None:
        """By how much Lockgate's figure is more than the printed one."""
        return None if self.computed is None else self.computed.value - self.figure.printed


def figures(connection: Connection, programme: str) -> tuple[FigureLine, ...]:
    """Every figure of a programme, in the order of its blueprint."""
    started = programme_started(connection, programme)
    if started is None:
        return ()
    resolvers = _resolvers(connection, started)
    return tuple(_line(figure, resolvers) for figure in started.figures)


def _resolvers(connection: Connection, started: ProgrammeStarted) -> Mapping[type, Resolver]:
    """Who computes which kind of figure; another kind is another entry."""
    benefits = benefits_as_recorded(connection, started.programme)
    return {
        StaffingFigure: lambda of: staffing_value(started.staffing, of),
        BenefitFigure: lambda of: benefit_value(benefits, of),
    }


def _line(figure: Figure, resolvers: Mapping[type, Resolver]) -> FigureLine:
    resolver = resolvers.get(type(figure.of))
    computed = resolver(figure.of) if resolver else None
    return FigureLine(figure=figure, computed=computed, agreement=agreement(figure, computed))
