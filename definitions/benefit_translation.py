"""How the benefits of a blueprint become the domain's profiles."""

from definitions.benefit_sections import BenefitSection, LagSection
from domain.benefit.profile import (
    BenefitId,
    BenefitProfile,
    FundShare,
    Lag,
    StatedMeasurement,
    YearlyFigure,
)
from domain.financial_year import Quarter
from domain.identity import Identity
from domain.money import Pence
from domain.release.plan import ReleaseId


def benefit_profile(benefit: BenefitSection, issuer: str) -> BenefitProfile:
    """The benefit that a blueprint promises."""
    measured = benefit.baseline_measured
    return BenefitProfile(
        id=BenefitId(benefit.id),
        release=ReleaseId(benefit.release),
        name=benefit.name,
        kind=benefit.kind,
        fund=benefit.fund,
        annual=Pence(benefit.annual_pence),
        fte_hundredths=benefit.fte_hundredths,
        owner=Identity(issuer=issuer, subject=benefit.owner),
        confirmers=tuple(Identity(issuer=issuer, subject=each) for each in benefit.confirmers),
        planned=Quarter(year=benefit.planned.year, number=benefit.planned.quarter),
        reviews=benefit.reviews,
        review_every_months=benefit.review_every_months,
        baseline=None if benefit.baseline_pence is None else Pence(benefit.baseline_pence),
        baseline_measured=StatedMeasurement(on=measured.on, source=measured.source) if measured else None,
        funds=tuple(FundShare(fund=each.fund, amount=Pence(each.amount_pence)) for each in benefit.funds),
        recurring=benefit.recurring,
        yearly=tuple(
            YearlyFigure(year=each.year, amount=Pence(each.amount_pence)) for each in benefit.yearly
        ),
        reading=benefit.reading,
        continues=BenefitId(benefit.continues) if benefit.continues else None,
        lag=_lag(benefit.lag_months) if benefit.lag_months else None,
        ramp=benefit.ramp,
        confidence=benefit.confidence,
        assumptions=benefit.assumptions,
        overlap_group=benefit.overlap_group or "",
        claims=benefit.claims,
    )


def _lag(lag: LagSection) -> Lag:
    middle = (lag.least + lag.most + 1) // 2
    return Lag(least=lag.least, likely=middle if lag.likely is None else lag.likely, most=lag.most)
