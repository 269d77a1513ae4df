"""Which risks and indicators a programme has, and by which terms it keeps its risks."""

from dataclasses import dataclass, replace
from typing import assert_never

from domain.indicator.plan import IndicatorId
from domain.programme.watched.events import IndicatorsAdded, RisksAdded, RiskTermsAdopted, WatchedEvent
from domain.risk.plan import RiskId
from domain.risk.terms import NO_RISK_TERMS, RiskTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """Every risk and indicator by its id, in the order in which they came."""

    terms: RiskTerms = NO_RISK_TERMS
    risks: tuple[RiskId, ...] = ()
    indicators: tuple[IndicatorId, ...] = ()


NOTHING_WATCHED = Watched()


def evolve(watched: Watched, event: WatchedEvent) -> Watched:
    """What is watched after one more event; it believes every event."""
    match event:
        case RiskTermsAdopted():
            return replace(watched, terms=event.terms)
        case RisksAdded():
            return replace(watched, risks=tuple(dict.fromkeys((*watched.risks, *event.risks))))
        case IndicatorsAdded():
            indicators = (*watched.indicators, *event.indicators)
            return replace(watched, indicators=tuple(dict.fromkeys(indicators)))
        case _:
            assert_never(event)
