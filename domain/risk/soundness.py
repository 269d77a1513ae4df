"""Whether a risk can be kept as it is written down, and a programme's terms for its risks hold together."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domain.risk.plan import FirstScore, RiskPlan, ScoreKind
from domain.risk.scale import Level
from domain.risk.terms import RiskTerms
from domain.roster import Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What is wrong, and with which field."""

    field: str
    sentence: str


def risk_flaws(
    risk: RiskPlan, terms: RiskTerms, roster: Roster, releases: Collection[str], on: date | None = None
) -> Iterator[Flaw]:
    """Everything that keeps a risk from being kept so; people who have left by a day are no owners."""
    if not risk.id.strip() or not risk.title.strip():
        yield Flaw(field="title", sentence="A risk has an id and a title.")
    for who in risk.owners:
        if who not in roster.names or (on and roster.has_left(who, on)):
            yield Flaw(field="owner", sentence=f"{who.subject} is not among the people.")
    if len(set(risk.owners)) < len(risk.owners):
        yield Flaw(field="owner", sentence="Somebody is named twice.")
    if risk.release and risk.release not in releases:
        yield Flaw(field="release", sentence=f"There is no release {risk.release}.")
    if risk.board and risk.board not in roster.by_id:
        yield Flaw(field="board", sentence=f"There is no role {risk.board}.")
    for scored in risk.scores:
        yield from _off_the_scale(scored, terms)
    yield from _worse(risk)
    if risk.score(ScoreKind.PLANNED) and not risk.planned:
        sentence = "A planned score counts controls still to come, and none is planned."
        yield Flaw(field=_field(ScoreKind.PLANNED), sentence=sentence)


def term_flaws(terms: RiskTerms, roster: Roster) -> Iterator[Flaw]:
    """Everything that is wrong with a programme's terms for its risks."""
    scale, appetite = terms.scale, terms.appetite
    if bool(scale.likelihood) != bool(scale.impact):
        yield Flaw(field="scale", sentence="A scale has levels of likelihood and of impact.")
    for levels in (scale.likelihood, scale.impact):
        yield from _unordered(levels)
    if appetite and not scale.likelihood:
        yield Flaw(field="appetite", sentence="What is borne is told on a scale, and there is none.")
    if appetite and min((appetite.most, *(each.most for each in appetite.categories))) < 0:
        yield Flaw(field="appetite", sentence="No score is below nothing.")
    if terms.review_months < 0:
        yield Flaw(field="review_every_months", sentence="Give none, or a number of months.")
    if terms.board and terms.board not in roster.by_id:
        yield Flaw(field="board", sentence=f"There is no role {terms.board}.")


def _off_the_scale(scored: FirstScore, terms: RiskTerms) -> Iterator[Flaw]:
    score = scored.score
    if terms.scale.score(score.likelihood, score.impact) != score:
        sentence = f"{score.likelihood} by {score.impact} is not on the scale: {terms.scale}."
        yield Flaw(field=_field(scored.kind), sentence=sentence)


def _worse(risk: RiskPlan) -> Iterator[Flaw]:
    known = [(kind, score) for kind in ScoreKind if (score := risk.score(kind))]
    for (above, greater), (kind, score) in pairwise(known):
        if score.value > greater.value:
            sentence = f"With more controls it is no greater: {kind} {score}, {above} {greater}."
            yield Flaw(field=_field(kind), sentence=sentence)


def _unordered(levels: tuple[Level, ...]) -> Iterator[Flaw]:
    names, values = [each.name for each in levels], [each.value for each in levels]
    if len(set(names)) < len(names) or values != sorted(set(values)) or min(values, default=1) < 1:
        sentence = "The levels of a scale have names and values of their own, rising from one or more."
        yield Flaw(field="scale", sentence=sentence)


def _field(kind: ScoreKind) -> str:
    """What controls to come bring is written as the target of a risk."""
    return "target" if kind is ScoreKind.PLANNED else kind.value
