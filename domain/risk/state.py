"""What a risk is now, from what happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce
from typing import assert_never

from domain.identity import Identity
from domain.risk.events import (
    ControlDropped,
    ControlEstablished,
    ControlPlanned,
    RiskAssigned,
    RiskClosed,
    RiskDivided,
    RiskEscalated,
    RiskEvent,
    RiskRegistered,
    RiskReviewed,
    RiskScored,
)
from domain.risk.plan import RiskPlan, ScoreKind
from domain.risk.reviewing import months_on
from domain.risk.scale import Score
from domain.risk.terms import NO_RISK_TERMS, RiskTerms
from domain.roster import RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptScore:
    """A score of one kind, since when; the first ones have no reason."""

    kind: ScoreKind
    score: Score
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A risk; `registered` is None until it is. Its scores are its whole history, the oldest first."""

    registered: RiskRegistered | None = None
    owners: tuple[Identity, ...] = ()
    board: RoleId | None = None
    controls: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    dropped: frozenset[str] = frozenset()
    scores: tuple[KeptScore, ...] = ()
    reviewed: RiskReviewed | None = None
    escalations: tuple[RiskEscalated, ...] = ()
    split: RiskDivided | None = None
    closed: RiskClosed | None = None

    @property
    def plan(self) -> RiskPlan | None:
        return self.registered.plan if self.registered else None

    @property
    def terms(self) -> RiskTerms:
        return self.registered.terms if self.registered else NO_RISK_TERMS

    @property
    def is_open(self) -> bool:
        return self.registered is not None and self.split is None and self.closed is None

    def history(self, kind: ScoreKind) -> tuple[KeptScore, ...]:
        """The scores of a kind, the oldest first."""
        return tuple(each for each in self.scores if each.kind is kind)

    def score(self, kind: ScoreKind) -> Score | None:
        """The newest score of a kind."""
        found = self.history(kind)
        return found[-1].score if found else None

    @property
    def most(self) -> int | None:
        """The highest residual score that is borne; None when the programme says of none."""
        appetite = self.terms.appetite
        return appetite.of(self.plan.category) if appetite and self.plan else None

    @property
    def is_above_appetite(self) -> bool:
        """Whether its residual score is above what is borne."""
        residual = self.score(ScoreKind.RESIDUAL)
        return residual is not None and self.most is not None and residual.value > self.most

    @property
    def is_within_appetite(self) -> bool:
        """Whether it is known to be borne: a risk that nobody has scored is not."""
        residual = self.score(ScoreKind.RESIDUAL)
        return residual is not None and self.most is not None and residual.value <= self.most

    @property
    def movement(self) -> int | None:
        """By how much its residual score rose since the one before; None while there is but one."""
        found = self.history(ScoreKind.RESIDUAL)
        return found[-1].score.value - found[-2].score.value if len(found) > 1 else None

    @property
    def review_due(self) -> date | None:
        """The day of its next review: the one that was named, else so many months after the last."""
        if self.plan is None or self.registered is None:
            return None
        named = self.reviewed.review_on if self.reviewed else self.plan.review_on
        last = (self.reviewed or self.registered).at.date()
        months = self.terms.review_months
        return named or (months_on(last, months) if months else None)

    def is_overdue(self, today: date) -> bool:
        """Whether the day of its review has passed."""
        due = self.review_due
        return self.is_open and due is not None and due < today


def evolve(risk: Risk, event: RiskEvent) -> Risk:
    """The risk after one more event; it believes every event."""
    match event:
        case RiskRegistered():
            return _registered(event)
        case RiskScored():
            kept = KeptScore(kind=event.kind, score=event.score, at=event.at, reason=event.reason)
            return replace(risk, scores=(*risk.scores, kept))
        case ControlPlanned():
            return replace(_without(risk, event.control), planned=_and(risk.planned, event.control))
        case ControlEstablished():
            return replace(_without(risk, event.control), controls=_and(risk.controls, event.control))
        case ControlDropped():
            return replace(_without(risk, event.control), dropped=risk.dropped | {event.control})
        case RiskReviewed():
            return replace(risk, reviewed=event)
        case RiskAssigned():
            return replace(risk, owners=event.owners)
        case RiskEscalated():
            return replace(risk, board=event.to_board, escalations=(*risk.escalations, event))
        case RiskDivided():
            return replace(risk, split=event)
        case RiskClosed():
            return replace(risk, closed=event)
        case _:
            assert_never(event)


def fold(events: Iterable[RiskEvent]) -> Risk:
    """The risk that these events made."""
    return reduce(evolve, events, Risk())


def _registered(event: RiskRegistered) -> Risk:
    plan = event.plan
    return Risk(
        registered=event,
        owners=plan.owners,
        board=plan.board or event.terms.board,
        controls=plan.controls,
        planned=plan.planned,
        scores=tuple(KeptScore(kind=each.kind, score=each.score, at=event.at) for each in plan.scores),
    )


def _without(risk: Risk, control: str) -> Risk:
    controls = tuple(each for each in risk.controls if each != control)
    planned = tuple(each for each in risk.planned if each != control)
    return replace(risk, controls=controls, planned=planned, dropped=risk.dropped - {control})


def _and(controls: tuple[str, ...], control: str) -> tuple[str, ...]:
    return (*(each for each in controls if each != control), control)
