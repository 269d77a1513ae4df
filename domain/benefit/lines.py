"""What is counted of benefits: as promised, as forecast now, or as it is."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from domain.benefit.parts import Line, Part, parts_of, with_what_they_continue
from domain.benefit.profile import BenefitProfile
from domain.benefit.state import Benefit
from domain.benefit.timing import Case, begin_of
from domain.financial_year import Quarter, quarter_of
from domain.money import Pence
from domain.release.plan import ReleaseId


class Basis(StrEnum):
    """What is believed.

    Planned is what was promised at first, on its planned day. Forecast is what is known last, on the day of
    sign-off or else the planned one. Actual counts only after sign-off: what was realised, else what was
    confirmed last, else what was promised. Benefits that were given up count as planned only.
    """

    PLANNED = "planned"
    FORECAST = "forecast"
    ACTUAL = "actual"


def parts(
    benefits: Iterable[Benefit], basis: Basis = Basis.PLANNED, case: Case = Case.LIKELY
) -> tuple[Part, ...]:
    """Everything that counts of these benefits, which are all that a programme has."""
    lines = (line for benefit in benefits if (line := _line(benefit, basis, case)))
    return tuple(part for line in with_what_they_continue(lines) for part in parts_of(line))


def parts_on(
    benefits: Iterable[Benefit], days: Mapping[ReleaseId, date], case: Case = Case.LIKELY
) -> tuple[Part, ...]:
    """What is forecast to count of these benefits, each posted on the day on which its release finishes.

    Of a release without such a day nothing counts, nor of what was given up.
    """
    lines = (line for benefit in benefits if (line := _line_on(benefit, days, case)))
    return tuple(part for line in with_what_they_continue(lines) for part in parts_of(line))


def actual_annual(benefit: Benefit, profile: BenefitProfile) -> Pence:
    """What is counted a year once it is signed off: realised, else confirmed last, else promised."""
    if benefit.realised:
        return benefit.realised.annual
    return profile.annual if benefit.confirmed_annual is None else benefit.confirmed_annual


def _line(benefit: Benefit, basis: Basis, case: Case) -> Line | None:
    profile = benefit.profile
    if profile is None or (basis is not Basis.PLANNED and benefit.will_not_come):
        return None
    if basis is Basis.PLANNED:
        return _counted(profile, profile.annual, profile.planned, None, case)
    if basis is Basis.ACTUAL and benefit.posted is None:
        return None
    annual = _expected(benefit, profile, case) if basis is Basis.FORECAST else actual_annual(benefit, profile)
    return _counted(profile, annual, benefit.posted or profile.planned, benefit.posted_on, case)


def _line_on(benefit: Benefit, days: Mapping[ReleaseId, date], case: Case) -> Line | None:
    profile = benefit.profile
    day = days.get(profile.release) if profile else None
    if profile is None or day is None or benefit.will_not_come:
        return None
    return _counted(profile, _expected(benefit, profile, case), quarter_of(day), day, case)


def _counted(profile: BenefitProfile, annual: Pence, posted: Quarter, on: date | None, case: Case) -> Line:
    return Line(profile=profile, annual=annual, begin=begin_of(profile, posted, on, case))


def _expected(benefit: Benefit, profile: BenefitProfile, case: Case) -> Pence:
    if benefit.realised:
        return benefit.realised.annual
    if benefit.forecast is None:
        return profile.annual
    told = benefit.forecast.forecast
    return {Case.LOW: told.low, Case.LIKELY: told.likely, Case.HIGH: told.high}[case]
