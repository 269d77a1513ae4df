"""What a programme lays down for all of its releases."""

from dataclasses import dataclass

from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.legal_pack import LegalPack
from domain.release.training.matrix import TrainingGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What gates take as evidence, which groups are trained in what, and the law of consultation, if any."""

    evidence: EvidenceLimits = SAFE_LIMITS
    law: LegalPack | None = None
    training: tuple[TrainingGroup, ...] = ()


NO_TERMS = Terms()
