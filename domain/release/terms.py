"""What a programme lays down for all of its releases."""

from dataclasses import dataclass

from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.release.training.matrix import TrainingGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What gates take as evidence, and which groups are trained in what."""

    evidence: EvidenceLimits = SAFE_LIMITS
    training: tuple[TrainingGroup, ...] = ()


NO_TERMS = Terms()
