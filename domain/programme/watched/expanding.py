"""Which commands to which streams somebody's word on risks and indicators comes to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from domain.identity import Actor
from domain.indicator.commands import AnyIndicatorCommand, RegisterIndicator
from domain.indicator.commands import FromPeople as OfIndicator
from domain.indicator.plan import IndicatorPlan
from domain.programme.plan import ProgrammePlan
from domain.programme.state import Programme
from domain.programme.watched.commands import AddIndicators, AddRisks, SplitRisk, WatchedCommand
from domain.risk.commands import AnyRiskCommand, DivideRisk, RegisterRisk
from domain.risk.commands import FromPeople as OfRisk
from domain.risk.plan import RiskPlan
from domain.risk.terms import RiskTerms

FromPeople: TypeAlias = WatchedCommand | OfRisk | OfIndicator
Expanded: TypeAlias = WatchedCommand | AnyRiskCommand | AnyIndicatorCommand


def expanded(programme: Programme, command: FromPeople) -> Sequence[Expanded]:
    """The command, informed of the programme's people, with those that its list brings with it."""
    terms, by, at = programme.watched.terms, command.by, command.at
    match command:
        case AddRisks():
            return [command, *_registered(command.programme, command.risks, terms, by, at)]
        case SplitRisk():
            return [command, _divide(programme, command), *_parts(command, terms)]
        case AddIndicators():
            return [command, *_measured(command.programme, command.indicators, by, at)]
        case _:
            return [replace(command, roster=programme.roster)]


def from_the_start(plan: ProgrammePlan, by: Actor, at: datetime) -> Sequence[Expanded]:
    """The registrations of what a programme watches from its start."""
    return [
        *_registered(plan.id, plan.risks, plan.risk_terms, by, at),
        *_measured(plan.id, plan.indicators, by, at),
    ]


def _divide(programme: Programme, command: SplitRisk) -> DivideRisk:
    return DivideRisk(
        programme=command.programme,
        risk=command.risk,
        into=tuple(each.id for each in command.into),
        reason=command.reason,
        by=command.by,
        at=command.at,
        roster=programme.roster,
    )


def _parts(command: SplitRisk, terms: RiskTerms) -> Iterable[RegisterRisk]:
    parts = _registered(command.programme, command.into, terms, command.by, command.at)
    return (replace(each, split_from=command.risk) for each in parts)


def _registered(
    programme: str, risks: Iterable[RiskPlan], terms: RiskTerms, by: Actor, at: datetime
) -> list[RegisterRisk]:
    return [
        RegisterRisk(programme=programme, risk=each.id, plan=each, terms=terms, by=by, at=at)
        for each in risks
    ]


def _measured(
    programme: str, indicators: Iterable[IndicatorPlan], by: Actor, at: datetime
) -> list[RegisterIndicator]:
    return [
        RegisterIndicator(programme=programme, indicator=each.id, plan=each, by=by, at=at)
        for each in indicators
    ]
