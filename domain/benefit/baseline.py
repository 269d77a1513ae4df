"""How it was before anything changed, and that no benefit is realised without knowing it (Bedford, B-12)."""

from collections.abc import Sequence

from domain.benefit.commands import MeasureBaseline
from domain.benefit.events import BaselineMeasured, BenefitEvent
from domain.benefit.profile import BenefitProfile
from domain.benefit.refusals import (
    AmountNegative,
    BaselineDayToCome,
    BaselineIsInUse,
    BaselineMethodMissing,
    BaselineNotMeasured,
    BaselineTooLate,
    BenefitEnded,
    NotForThemToMeasure,
)
from domain.benefit.state import Benefit


def measure_baseline(
    benefit: Benefit, profile: BenefitProfile, command: MeasureBaseline
) -> Sequence[BenefitEvent]:
    """That the baseline was measured; it may be corrected until a review is confirmed against it.

    :raises Rejected: when it cannot have been measured so, or not by whoever says it.
    """
    measured = BaselineMeasured(
        annual=command.annual,
        method=command.method,
        measured_on=command.measured_on,
        by=command.by.identity,
        at=command.at,
    )
    if _is_known(benefit.baseline, measured):
        return []
    if benefit.has_ended:
        raise BenefitEnded
    if measured.by != profile.owner and measured.by not in profile.confirmers:
        raise NotForThemToMeasure
    if benefit.confirmed and benefit.measured_baseline is not None:
        raise BaselineIsInUse
    _require_possible(benefit, command)
    return [measured]


def require_measured(benefit: Benefit, profile: BenefitProfile) -> None:
    """Nothing, when the benefit has a baseline that was measured.

    :raises BaselineNotMeasured: when it has none, or one that is only stated.
    """
    if benefit.measured_baseline is None:
        stated = "stated, not measured" if profile.baseline is not None else "missing"
        raise BaselineNotMeasured(f"That of {profile.id} is {stated}; measure it first.")


def _is_known(known: BaselineMeasured | None, measured: BaselineMeasured) -> bool:
    return known is not None and (known.annual, known.method, known.measured_on, known.by) == (
        measured.annual,
        measured.method,
        measured.measured_on,
        measured.by,
    )


def _require_possible(benefit: Benefit, command: MeasureBaseline) -> None:
    if command.annual < 0:
        raise AmountNegative
    if not command.method.strip():
        raise BaselineMethodMissing
    if command.measured_on > command.at.date():
        raise BaselineDayToCome(f"{command.measured_on} is after {command.at.date()}.")
    if benefit.posted_on and command.measured_on > benefit.posted_on:
        raise BaselineTooLate(f"It was signed off on {benefit.posted_on}.")
