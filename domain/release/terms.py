"""What a programme lays down for all of its releases."""

from dataclasses import dataclass

from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What gates take as evidence."""

    evidence: EvidenceLimits = SAFE_LIMITS


NO_TERMS = Terms()
