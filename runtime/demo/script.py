"""What the people of a demonstration do out of the ordinary; everything else they simply approve."""

from dataclasses import dataclass

from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A round of a gate at which something happens."""

    release: str
    stage: Stage
    round: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Which gates are rejected, left unanswered, approved with a condition, or tried by the wrong person."""

    rejected: Turn
    unanswered: Turn
    conditional: Turn
    tried_by_requester: Turn
    reason: str
    condition: str


SHEPWAY = Script(
    rejected=Turn(release="1C", stage=Stage.DESIGN),
    unanswered=Turn(release="1B", stage=Stage.CONSULTATION),
    conditional=Turn(release="2A", stage=Stage.BUILD_SPRINTS),
    tried_by_requester=Turn(release="M", stage=Stage.SIGN_OFF),
    reason="The detailed phase budget leaves out the cost of the two HR posts that stay.",
    condition="Rehearse the moving of historic cases once more before anybody is trained on them",
)

DAYS_TO_HAND_IN = 2
DAYS_TO_IMPROVE = 6
DAYS_TO_DECIDE = 3
DAYS_TO_DECIDE_WHEN_ESCALATED = 2
DAYS_TO_MEET_A_CONDITION = 12
DAYS_A_CONDITION_MAY_TAKE = 21
DAYS_TO_MEASURE = 5
DAYS_TO_CONFIRM = 2
