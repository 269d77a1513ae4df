"""What is said of an assessment when it is handed in as evidence."""

from dataclasses import dataclass
from typing import Annotated

from cyclopts import Parameter

from console.moments import day_of
from domain.assessment import Assessment, AssessmentKind, ResidualRisk, require_whole
from runtime.failures import Failure


@Parameter(name="*")
@dataclass(frozen=True)
class Assesses:
    """Of which kind an assessment is, of which day, and what it tells besides."""

    assessment_kind: Annotated[
        AssessmentKind | None, Parameter(name="--assessment", help="What it assesses, if it does")
    ] = None
    assessed_on: Annotated[
        str | None, Parameter(name="--assessed-on", help="The day on which the assessment was made")
    ] = None
    advice: Annotated[
        str, Parameter(name="--advice", help="The data protection officer's advice, of such an assessment")
    ] = ""
    residual_risk: Annotated[
        ResidualRisk | None,
        Parameter(name="--residual-risk", help="The risk to people's data that remains"),
    ] = None

    def assessment(self) -> Assessment | None:
        """The assessment that was typed; None when there is none.

        :raises Failure: when only a part of it was typed.
        :raises AssessmentIncomplete: when its kind tells more, or less.
        """
        if self == NO_ASSESSMENT:
            return None
        if self.assessment_kind is None or self.assessed_on is None:
            raise Failure(
                "An assessment has a kind and a day.",
                code="usage",
                next="Say --assessment KIND and --assessed-on DAY, or neither.",
            )
        made = Assessment(
            kind=self.assessment_kind,
            day=day_of(self.assessed_on),
            advice=self.advice,
            residual_risk=self.residual_risk,
        )
        require_whole(made)
        return made


NO_ASSESSMENT = Assesses()
