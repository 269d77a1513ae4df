"""What a programme answers when a release is scored."""

from collections.abc import Sequence

from domain.programme.commands import ScoreRelease
from domain.programme.events import ProgrammeEvent
from domain.programme.planners import require_planner, require_reason
from domain.programme.refusals import ReleaseNotPlanned, ScoresDoNotFit
from domain.programme.scoring.criteria import HIGHEST, LOWEST
from domain.programme.scoring.events import ReleaseScored
from domain.programme.state import Programme


def score(programme: Programme, command: ScoreRelease) -> Sequence[ProgrammeEvent]:
    """How early the release should come from here on.

    :raises Rejected: when it is not theirs to say, or the scores are not those of the criteria.
    """
    require_planner(programme, command)
    if command.release not in programme.planned or command.release in programme.withdrawn:
        raise ReleaseNotPlanned(command.release)
    already = programme.scores.get(command.release)
    if already and (already.scores, already.reason) == (command.scores, command.reason):
        return []
    require_reason(command.reason)
    _require_fit(programme, command)
    return [
        ReleaseScored(
            release=command.release,
            scores=command.scores,
            reason=command.reason,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _require_fit(programme: Programme, command: ScoreRelease) -> None:
    criteria = [each.id for each in programme.criteria]
    if not criteria:
        raise ScoresDoNotFit("This programme was started without criteria.")
    if sorted(each.criterion for each in command.scores) != sorted(criteria):
        raise ScoresDoNotFit(f"The criteria are {', '.join(criteria)}, each once.")
    for each in command.scores:
        if not LOWEST <= each.points <= HIGHEST:
            raise ScoresDoNotFit(f"{each.points} for {each.criterion} is not between {LOWEST} and {HIGHEST}.")
