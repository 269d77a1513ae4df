"""What a programme answers when somebody adds to its risks and indicators."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from domain.identity import Identity
from domain.indicator.refusals import IndicatorIdTaken, IndicatorNotSound
from domain.indicator.soundness import indicator_flaws
from domain.programme.plan import ProgrammePlan
from domain.programme.refusals import ProgrammeUnknown
from domain.programme.speaking import require_that_they_may_speak
from domain.programme.state import Programme
from domain.programme.watched.commands import AddIndicators, AddRisks, SplitRisk, WatchedCommand
from domain.programme.watched.events import IndicatorsAdded, RisksAdded, RiskTermsAdopted, WatchedEvent
from domain.programme.watched.refusals import WatchedReasonMissing
from domain.risk.plan import RiskId, RiskPlan
from domain.risk.refusals import RiskIdTaken, RiskNotSound, RiskUnknown, SplitIntoTooFew
from domain.risk.soundness import risk_flaws
from domain.risk.terms import NO_RISK_TERMS

FEWEST_PARTS = 2


def watched_from_the_start(plan: ProgrammePlan, by: Identity, at: datetime) -> Sequence[WatchedEvent]:
    """The risks and indicators that a programme begins with; what it begins with needs no reason."""
    events: list[WatchedEvent] = []
    if plan.risk_terms != NO_RISK_TERMS:
        events.append(RiskTermsAdopted(terms=plan.risk_terms, at=at))
    if risks := tuple(each.id for each in plan.risks):
        events.append(RisksAdded(risks=risks, split_from="", by=by, reason="", at=at))
    if indicators := tuple(each.id for each in plan.indicators):
        events.append(IndicatorsAdded(indicators=indicators, by=by, reason="", at=at))
    return events


def decide(programme: Programme, command: WatchedCommand) -> Sequence[WatchedEvent]:
    """The events that a command brings about; none when everything is on the list already.

    Whether that is the same as before is for the stream of each to say.

    :raises Rejected: when the programme is unknown, it cannot be kept so, or it is not theirs to add.
    """
    if programme.started is None:
        raise ProgrammeUnknown(command.programme)
    events = _news(programme, command)
    if events:
        if not command.reason.strip():
            raise WatchedReasonMissing
        require_that_they_may_speak(programme, command)
    return events


def _news(programme: Programme, command: WatchedCommand) -> Sequence[WatchedEvent]:
    match command:
        case AddRisks():
            return _add_risks(programme, command, command.risks, split_from="")
        case SplitRisk():
            return _split(programme, command)
        case AddIndicators():
            return _add_indicators(programme, command)
        case _:
            assert_never(command)


def _split(programme: Programme, command: SplitRisk) -> Sequence[WatchedEvent]:
    if command.risk not in programme.watched.risks:
        raise RiskUnknown(command.risk)
    if len({each.id for each in command.into} - {command.risk}) < FEWEST_PARTS:
        raise SplitIntoTooFew
    return _add_risks(programme, command, command.into, split_from=command.risk)


def _add_risks(
    programme: Programme, command: AddRisks | SplitRisk, risks: Sequence[RiskPlan], *, split_from: str
) -> Sequence[WatchedEvent]:
    _require_once(risks)
    new = [each for each in risks if each.id not in programme.watched.risks]
    for each in new:
        _require_sound(programme, command, each)
    if not new:
        return []
    return [
        RisksAdded(
            risks=tuple(each.id for each in new),
            split_from=split_from,
            by=command.by.identity,
            reason=command.reason,
            at=command.at,
        )
    ]


def _require_once(risks: Sequence[RiskPlan]) -> None:
    seen: set[RiskId] = set()
    for each in risks:
        if each.id in seen:
            raise RiskIdTaken(f"{each.id} is there twice.")
        seen.add(each.id)


def _require_sound(programme: Programme, command: AddRisks | SplitRisk, risk: RiskPlan) -> None:
    terms, roster, releases = programme.watched.terms, programme.roster, programme.planned
    if flaws := [each.sentence for each in risk_flaws(risk, terms, roster, releases, command.at.date())]:
        raise RiskNotSound(f"{risk.id}: {' '.join(flaws)}")


def _add_indicators(programme: Programme, command: AddIndicators) -> Sequence[WatchedEvent]:
    ids = [each.id for each in command.indicators]
    if twice := next((id for id in ids if ids.count(id) > 1), None):
        raise IndicatorIdTaken(f"{twice} is there twice.")
    new = [each for each in command.indicators if each.id not in programme.watched.indicators]
    for each in new:
        if flaws := [flaw.sentence for flaw in indicator_flaws(each, programme.roster, command.at.date())]:
            raise IndicatorNotSound(f"{each.id}: {' '.join(flaws)}")
    if not new:
        return []
    by, added = command.by.identity, tuple(each.id for each in new)
    return [IndicatorsAdded(indicators=added, by=by, reason=command.reason, at=command.at)]
