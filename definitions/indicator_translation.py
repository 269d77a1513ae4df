"""How indicators become the domain's."""

from datetime import date

from definitions.indicator_sections import IndicatorSection
from domain.identity import Identity
from domain.indicator.plan import IndicatorId, IndicatorPlan, Measured, Target, TargetToCome
from domain.indicator.value import Value, value_of


def indicator_plan(section: IndicatorSection, issuer: str) -> IndicatorPlan:
    """An indicator as it is written down; what was no value was told as a fault before."""
    target = _value(section.target)
    due = section.target_due
    return IndicatorPlan(
        id=IndicatorId(section.id),
        title=section.title,
        category=section.category or "",
        unit=section.unit or "",
        direction=section.direction,
        owner=Identity(issuer=issuer, subject=section.owner) if section.owner else None,
        target=Target(value=target, status=section.target_status) if target else None,
        to_come=TargetToCome(words=due, by=section.target_by) if due else None,
        baseline=_measured(section.baseline, section.baseline_on, section.baseline_source),
        reading=_measured(section.current, section.current_on, section.current_source),
        comment=section.comment or "",
    )


def _measured(text: str | None, on: date | None, source: str | None) -> Measured | None:
    value = _value(text)
    return Measured(value=value, on=on, source=source or "") if value else None


def _value(text: str | None) -> Value | None:
    return None if text is None else value_of(text)
