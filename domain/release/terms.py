"""What a programme lays down for all of its releases."""

from dataclasses import dataclass

from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.legal_pack import LegalPack
from domain.release.rating.legend import NO_LEGEND, Legend
from domain.release.training.matrix import TrainingGroup
from domain.release.transition.plan import TransitionElement
from domain.roster import RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What gates take as evidence, the law of consultation, if any, and what every release shares.

    That is which groups are trained in what, the colours of ratings, what a transition consists of, and
    which roles are the programme's own.
    """

    evidence: EvidenceLimits = SAFE_LIMITS
    law: LegalPack | None = None
    training: tuple[TrainingGroup, ...] = ()
    legend: Legend = NO_LEGEND
    transition: tuple[TransitionElement, ...] = ()
    programme_team: tuple[RoleId, ...] = ()


NO_TERMS = Terms()
