"""How a business case is appraised: as it was written down, or as somebody asks."""

from domain.business_case.discounting import BeyondSeries, DiscountSeries
from domain.business_case.plan import CasePlan, Terms
from domain.business_case.refusals import AppraisalTermsMissing


def terms_of(
    plan: CasePlan,
    *,
    series: DiscountSeries | None = None,
    base_year: int | None = None,
    to_year: int | None = None,
) -> Terms:
    """The plan's own terms, with what somebody names instead.

    :raises Rejected: when something is neither written down nor named, or the series does not go so far.
    """
    known = plan.appraisal
    rates = series or (known.series if known else None)
    first = base_year if base_year is not None else known.base_year if known else None
    last = to_year if to_year is not None else known.to_year if known else None
    if rates is None or first is None or last is None:
        raise AppraisalTermsMissing
    if last < first:
        raise AppraisalTermsMissing("The last year is not before the base year.")
    if last - first > (rates.bands[-1].to_year if rates.bands else 0):
        raise BeyondSeries(f"{rates.title} ends before {last}.")
    return Terms(series=rates, base_year=first, to_year=last)
