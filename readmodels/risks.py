"""Which risks a programme knows of, how they stand, and which are above appetite, overdue or rising."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.identity import Identity
from domain.risk.events import RiskEscalated, RiskReviewed
from domain.risk.plan import ScoreKind
from domain.risk.refusals import RiskUnknown
from domain.risk.scale import RiskScale, Score
from domain.risk.state import KeptScore, Risk
from readmodels.as_recorded import programme_as_recorded
from readmodels.watched_as_recorded import risk_as_recorded, risks_as_recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLine:
    """A risk as it stands. `borne` is its appetite, `movement` how much its residual score rose at last."""

    id: str
    title: str
    category: str
    release: str
    owners: tuple[Identity, ...]
    board: str
    inherent: Score | None
    residual: Score | None
    planned: Score | None
    borne: int | None
    is_above_appetite: bool
    movement: int | None
    review_due: date | None
    is_overdue: bool
    standing: str

    @property
    def is_open(self) -> bool:
        return self.standing == "open"

    @property
    def is_rising(self) -> bool:
        return self.movement is not None and self.movement > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPage:
    """Everything about one risk; its scores are the whole history."""

    line: RiskLine
    split_from: str
    themes: tuple[str, ...]
    consequences: tuple[str, ...]
    controls: tuple[str, ...]
    planned: tuple[str, ...]
    scores: tuple[KeptScore, ...]
    escalations: tuple[RiskEscalated, ...]
    reviewed: RiskReviewed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """The open risks that are as likely and as bad as this."""

    likelihood: str
    impact: str
    risks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """The open risks of a programme by one kind of score; `unscored` have none."""

    kind: ScoreKind
    likelihood: tuple[str, ...]
    impact: tuple[str, ...]
    cells: tuple[HeatCell, ...]
    unscored: tuple[str, ...]

    def at(self, likelihood: str, impact: str) -> tuple[str, ...]:
        """The risks in a cell."""
        found = (each.risks for each in self.cells if (each.likelihood, each.impact) == (likelihood, impact))
        return next(found, ())


def risk_lines(connection: Connection, programme: str, *, today: date) -> tuple[RiskLine, ...]:
    """Every risk of a programme, in the order in which they came."""
    known = programme_as_recorded(connection, programme)
    return tuple(_line(each, today) for each in risks_as_recorded(connection, programme, known))


def risk_page(connection: Connection, programme: str, id: str, *, today: date) -> RiskPage:
    """One risk.

    :raises RiskUnknown: when the programme has none of this id.
    """
    risk = risk_as_recorded(connection, programme, id)
    if risk.registered is None:
        raise RiskUnknown(id)
    plan = risk.registered.plan
    return RiskPage(
        line=_line(risk, today),
        split_from=risk.registered.split_from,
        themes=plan.themes,
        consequences=plan.consequences,
        controls=risk.controls,
        planned=risk.planned,
        scores=risk.scores,
        escalations=risk.escalations,
        reviewed=risk.reviewed,
    )


def heat_map(connection: Connection, programme: str, kind: ScoreKind) -> HeatMap:
    """Where the open risks of a programme stand on its scale."""
    known = programme_as_recorded(connection, programme)
    still = [each for each in risks_as_recorded(connection, programme, known) if each.is_open]
    placed: dict[tuple[str, str], list[str]] = defaultdict(list)
    unscored = []
    for risk in still:
        id, score = _id(risk), risk.score(kind)
        if score is None:
            unscored.append(id)
        else:
            placed[score.likelihood, score.impact].append(id)
    return _map(kind, known.watched.terms.scale, placed, tuple(unscored))


def _map(
    kind: ScoreKind, scale: RiskScale, placed: dict[tuple[str, str], list[str]], unscored: tuple[str, ...]
) -> HeatMap:
    likelihood, impact = (tuple(level.name for level in one) for one in (scale.likelihood, scale.impact))
    cells = tuple(
        HeatCell(likelihood=row, impact=column, risks=tuple(placed.get((row, column), ())))
        for row in reversed(likelihood)
        for column in impact
    )
    return HeatMap(kind=kind, likelihood=likelihood, impact=impact, cells=cells, unscored=unscored)


def _line(risk: Risk, today: date) -> RiskLine:
    plan = risk.plan
    assert plan is not None
    return RiskLine(
        id=plan.id,
        title=plan.title,
        category=plan.category,
        release=plan.release,
        owners=risk.owners,
        board=risk.board or "",
        inherent=risk.score(ScoreKind.INHERENT),
        residual=risk.score(ScoreKind.RESIDUAL),
        planned=risk.score(ScoreKind.PLANNED),
        borne=risk.most,
        is_above_appetite=risk.is_open and risk.is_above_appetite,
        movement=risk.movement,
        review_due=risk.review_due if risk.is_open else None,
        is_overdue=risk.is_overdue(today),
        standing=_standing(risk),
    )


def _standing(risk: Risk) -> str:
    if risk.split:
        return f"split into {', '.join(risk.split.into)}"
    return f"closed: {risk.closed.reason}" if risk.closed else "open"


def _id(risk: Risk) -> str:
    return risk.plan.id if risk.plan else ""
