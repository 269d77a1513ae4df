"""What a benefit is now, from what happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import assert_never

from domain.benefit.events import (
    BaselineMeasured,
    BenefitEvent,
    BenefitFoundShort,
    BenefitMeasured,
    BenefitOffered,
    BenefitPartRealised,
    BenefitPosted,
    BenefitRealised,
    BenefitRegistered,
    BenefitTakenOver,
    BenefitWithdrawn,
    BenefitWrittenOff,
    ForecastRevised,
    MeasurementAsked,
    MeasurementConfirmed,
    MeasurementFoundLate,
)
from domain.benefit.profile import BenefitProfile
from domain.financial_year import Quarter
from domain.money import Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """A benefit; `profile`, with whoever owns it now, is None until it is registered.

    Reviews count from 1; `forecast` is the last. `short` are the reviews that confirmed less than was
    expected.
    """

    profile: BenefitProfile | None = None
    baseline: BaselineMeasured | None = None
    forecast: ForecastRevised | None = None
    posted: Quarter | None = None
    posted_on: date | None = None
    asked: int = 0
    late: frozenset[int] = frozenset()
    measured: BenefitMeasured | None = None
    confirmed: int = 0
    confirmed_annual: Pence | None = None
    short: frozenset[int] = frozenset()
    realised: BenefitRealised | BenefitPartRealised | None = None
    written_off: BenefitWrittenOff | None = None
    withdrawn: BenefitWithdrawn | None = None
    offered: BenefitOffered | None = None

    @property
    def measured_baseline(self) -> Pence | None:
        """What it is measured against: as somebody measured it, else as its profile says that it was."""
        if self.baseline:
            return self.baseline.annual
        return self.profile.baseline if self.profile and self.profile.baseline_measured else None

    @property
    def has_ended(self) -> bool:
        return self.realised is not None or self.will_not_come

    @property
    def will_not_come(self) -> bool:
        """Whether it was given up, by its owner or with its release."""
        return self.written_off is not None or self.withdrawn is not None


def evolve(benefit: Benefit, event: BenefitEvent) -> Benefit:
    """The benefit after one more event; it believes every event."""
    match event:
        case BenefitRegistered():
            return replace(benefit, profile=event.profile)
        case BaselineMeasured():
            return replace(benefit, baseline=event)
        case ForecastRevised():
            return replace(benefit, forecast=event)
        case BenefitPosted():
            return replace(benefit, posted=event.quarter, posted_on=event.at.date())
        case MeasurementAsked():
            return replace(benefit, asked=event.review)
        case MeasurementFoundLate():
            return replace(benefit, late=benefit.late | {event.review})
        case BenefitMeasured():
            return replace(benefit, measured=event)
        case MeasurementConfirmed():
            annual = benefit.measured.annual if benefit.measured else None
            return replace(benefit, confirmed=event.review, confirmed_annual=annual)
        case BenefitFoundShort():
            return replace(benefit, short=benefit.short | {event.review})
        case BenefitRealised() | BenefitPartRealised():
            return replace(benefit, realised=event)
        case BenefitWrittenOff():
            return replace(benefit, written_off=event)
        case BenefitWithdrawn():
            return replace(benefit, withdrawn=event)
        case BenefitOffered():
            return replace(benefit, offered=event)
        case BenefitTakenOver():
            profile = replace(benefit.profile, owner=event.by) if benefit.profile else None
            return replace(benefit, profile=profile, offered=None)
        case _:
            assert_never(event)


def fold(events: Iterable[BenefitEvent]) -> Benefit:
    """The benefit that these events made."""
    return reduce(evolve, events, Benefit())
