"""What an equality or data protection assessment says besides its content, and what makes one whole."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.refusal import Rejected


class AssessmentKind(StrEnum):
    """Which duty it serves: section 149 of the Equality Act 2010, or article 35 of the UK GDPR."""

    EQUALITY_IMPACT = "equality-impact"
    DATA_PROTECTION_IMPACT = "data-protection-impact"


class ResidualRisk(StrEnum):
    """What is left of the risk to people's data once the measures are taken."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class AssessmentIncomplete(Rejected):
    """A data protection impact assessment tells the data protection officer's advice and the risk that
    remains, and no other one does (UK GDPR, article 35)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What kind of assessment a piece of evidence is, and the day on which it was made.

    For data protection, it tells the officer's `advice` and the `residual_risk`.
    """

    kind: AssessmentKind
    day: date
    advice: str = ""
    residual_risk: ResidualRisk | None = None


def require_whole(assessment: Assessment) -> None:
    """Lets an assessment pass that tells all that its kind tells, and no more.

    :raises AssessmentIncomplete: when it does not.
    """
    told = (bool(assessment.advice.strip()), assessment.residual_risk is not None)
    is_for_data = assessment.kind is AssessmentKind.DATA_PROTECTION_IMPACT
    if told != (is_for_data, is_for_data):
        raise AssessmentIncomplete
