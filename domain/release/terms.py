"""What a programme lays down for all of its releases."""

from dataclasses import dataclass

from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.legal_pack import LegalPack


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What gates take as evidence, and the law under which people are consulted, if any was taken on."""

    evidence: EvidenceLimits = SAFE_LIMITS
    law: LegalPack | None = None


NO_TERMS = Terms()
