"""What a programme lays down for all of its releases."""

from dataclasses import dataclass

from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.legal_pack import LegalPack
from domain.release.rating.legend import NO_LEGEND, Legend
from domain.release.training.matrix import TrainingGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What gates take as evidence, who is trained in what, the law of consultation, and rating colours."""

    evidence: EvidenceLimits = SAFE_LIMITS
    law: LegalPack | None = None
    training: tuple[TrainingGroup, ...] = ()
    legend: Legend = NO_LEGEND


NO_TERMS = Terms()
