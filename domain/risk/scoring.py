"""How a risk is scored anew, of each kind on its own."""

from collections.abc import Sequence
from itertools import pairwise

from domain.risk.commands import ScoreRisk
from domain.risk.events import RiskScored
from domain.risk.plan import ScoreKind
from domain.risk.refusals import ControlsMakeItWorse, NothingIsPlanned, NotOnTheScale, RiskReasonMissing
from domain.risk.scale import Score
from domain.risk.state import Risk


def score(risk: Risk, command: ScoreRisk) -> Sequence[RiskScored]:
    """The new score, unless it is that already.

    :raises NotOnTheScale: when the programme has no such level.
    :raises NothingIsPlanned: when controls to come are counted, and there are none.
    :raises ControlsMakeItWorse: when more controls would leave a greater risk.
    """
    found = risk.terms.scale.score(command.likelihood, command.impact)
    if found is not None and found == risk.score(command.kind):
        return []
    if not command.reason.strip():
        raise RiskReasonMissing
    if found is None:
        raise NotOnTheScale(f"{command.likelihood} by {command.impact} is not: {risk.terms.scale}.")
    if command.kind is ScoreKind.PLANNED and not risk.planned:
        raise NothingIsPlanned
    _require_that_controls_help(risk, command.kind, found)
    by, reason = command.by.identity, command.reason
    return [RiskScored(kind=command.kind, score=found, reason=reason, by=by, at=command.at)]


def _require_that_controls_help(risk: Risk, kind: ScoreKind, found: Score) -> None:
    after = {each: found if each is kind else risk.score(each) for each in ScoreKind}
    known = [(each, score) for each, score in after.items() if score]
    for (above, greater), (below, less) in pairwise(known):
        if less.value > greater.value:
            raise ControlsMakeItWorse(f"It would be {above} {greater} and {below} {less}.")
