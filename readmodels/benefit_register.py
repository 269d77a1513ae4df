"""What became of each benefit: promised, expected, measured, by whom confirmed, and what is late or short."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.benefit.agenda import BenefitDuty, next_alarm
from domain.benefit.commands import benefit_stream
from domain.benefit.events import BenefitEvent, BenefitMeasured, MeasurementAsked, MeasurementConfirmed
from domain.benefit.forecast import Forecast
from domain.benefit.profile import BenefitProfile
from domain.benefit.state import Benefit, fold
from domain.identity import Identity
from domain.money import Pence
from readmodels.benefits_by_year import State, state_of
from readmodels.benefits_recorded import benefit_ids
from readmodels.recorded import recorded_in


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """One review: when it was asked for, what was measured last and by whom, and who confirmed it when."""

    review: int
    asked: date
    measured: Pence | None
    measured_on: date | None
    reason: str
    by: Identity | None
    confirmed_by: Identity | None
    confirmed: date | None
    late: bool
    short: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """A benefit as promised in its profile, with whoever owns it now, and all that became of it.

    It is `late` while a review is past its month, and `short` since the last confirmed review was.
    """

    profile: BenefitProfile
    state: State
    baseline: Pence | None
    forecast: Forecast | None
    confirmed: Pence | None
    reviews: tuple[ReviewLine, ...]
    next_review: date | None
    late: bool
    short: bool
    given_up: str

    @property
    def flags(self) -> tuple[str, ...]:
        """What people should look at."""
        return tuple(word for word, holds in (("late", self.late), ("short", self.short)) if holds)


def benefit_register(connection: Connection, programme: str) -> tuple[RegisterLine, ...]:
    """Every benefit that a programme promised, in order of their ids."""
    found = (register_line(connection, programme, id) for id in benefit_ids(connection, programme))
    return tuple(line for line in found if line)


def register_line(connection: Connection, programme: str, benefit: str) -> RegisterLine | None:
    """One benefit; None when it was never promised."""
    recorded = (each.event for each in recorded_in(connection, benefit_stream(programme, benefit)))
    events = [event for event in recorded if isinstance(event, BenefitEvent)]
    now = fold(events)
    return _line(now, now.profile, events) if now.profile else None


def _line(benefit: Benefit, profile: BenefitProfile, events: Sequence[BenefitEvent]) -> RegisterLine:
    alarm, given_up = next_alarm(benefit), benefit.written_off or benefit.withdrawn
    return RegisterLine(
        profile=profile,
        state=state_of(benefit),
        baseline=benefit.measured_baseline,
        forecast=benefit.forecast.forecast if benefit.forecast else None,
        confirmed=benefit.confirmed_annual,
        reviews=tuple(
            _review(benefit, each, events) for each in events if isinstance(each, MeasurementAsked)
        ),
        next_review=alarm.at.date() if alarm and alarm.duty is BenefitDuty.ASK else None,
        late=not benefit.has_ended and any(review > benefit.confirmed for review in benefit.late),
        short=benefit.confirmed in benefit.short,
        given_up=given_up.reason if given_up else "",
    )


def _review(benefit: Benefit, asked: MeasurementAsked, events: Sequence[BenefitEvent]) -> ReviewLine:
    of = [each for each in events if isinstance(each, BenefitMeasured) and each.review == asked.review]
    measured = of[-1] if of else None
    confirmed = next(
        (each for each in events if isinstance(each, MeasurementConfirmed) and each.review == asked.review),
        None,
    )
    return ReviewLine(
        review=asked.review,
        asked=asked.at.date(),
        measured=measured.annual if measured else None,
        measured_on=measured.measured_on if measured else None,
        reason=measured.reason if measured else "",
        by=measured.by if measured else None,
        confirmed_by=confirmed.by if confirmed else None,
        confirmed=confirmed.at.date() if confirmed else None,
        late=asked.review in benefit.late,
        short=asked.review in benefit.short,
    )
