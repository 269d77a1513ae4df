"""What a programme lays down for all of its releases."""

from dataclasses import dataclass

from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.release.rating.legend import NO_LEGEND, Legend


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What gates take as evidence, and the colours in which releases are rated."""

    evidence: EvidenceLimits = SAFE_LIMITS
    legend: Legend = NO_LEGEND


NO_TERMS = Terms()
