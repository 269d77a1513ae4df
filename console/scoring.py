"""How the order of releases is scored and shown from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import COMMON, READING, Common, Reading, Reason
from console.planning import Programme, Release, change_plan, in_programme
from console.printing import show as print_answer
from console.reading import ask
from console.writing import Desk, DryRun, now
from domain.programme.commands import ScoreRelease
from domain.programme.scoring.criteria import Score
from domain.programme.scoring.order import Place, order_of
from domain.programme.state import Programme as State
from domain.release.plan import ReleaseId
from readmodels.plan import programme_now
from runtime.failures import Failure


class NotAScore(Failure):
    """What was typed is no score."""

    code = "usage"
    next = "Give the points of each criterion, such as benefit=4 risk=2."


def order(programme: Programme, *, common: Reading = READING) -> int:
    """The order of releases by their scores, beside the planned one."""
    print_answer(ask(common, partial(_order, typed=programme), programme=programme), common.output)
    return DONE


def score(
    release: Release,
    points: Annotated[tuple[str, ...], Parameter(name="POINTS", help="CRITERION=POINTS, 1 to 5, for each")],
    *,
    reason: Reason,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say how early a release should come, by every criterion; 5 always speaks for an early start."""
    scores = tuple(_score(each) for each in points)

    def asking(connection: Connection, desk: Desk) -> ScoreRelease:
        programme, id = in_programme(connection, release)
        return ScoreRelease(
            programme=programme, release=ReleaseId(id), scores=scores, reason=reason, by=desk.actor, at=now()
        )

    return change_plan(asking, f"{release} was scored.", dry_run=dry_run, common=common)


def _score(typed: str) -> Score:
    criterion, equals, points = typed.partition("=")
    if not equals or not points.isdecimal() or len(points) > 2:
        raise NotAScore(f"{typed!r} is no score.")
    return Score(criterion=criterion, points=int(points))


def _order(connection: Connection, *, typed: str) -> Answer:
    id = programme_of(connection, typed)
    programme = programme_now(connection, id)
    places, weights = (
        order_of(programme),
        ", ".join(f"{each.id} {each.weight}" for each in programme.criteria),
    )
    columns = (
        "by score",
        "planned",
        "release",
        "points",
        *(each.id for each in programme.criteria),
        "reason",
    )
    rows = [_row(programme, each) for each in places]
    return Answer(
        document={
            "programme": id,
            "criteria": programme.criteria,
            "order": places,
            "scores": programme.scores,
        },
        said=(f"Weights: {weights or 'none were laid down'}.",),
        sheets=(Sheet(columns=columns, rows=rows, empty="No releases."),),
        next=f"lockgate plan rate {id}/RELEASE CRITERION=POINTS … --reason TEXT --as PERSON",
    )


def _row(programme: State, place: Place) -> tuple[Cell, ...]:
    scored = programme.scores.get(place.release)
    points = {each.criterion: each.points for each in scored.scores} if scored else {}
    each_by_criterion = (points.get(each.id) for each in programme.criteria)
    why = scored.reason if scored else None
    return (place.by_points, place.planned, place.release, place.points, *each_by_criterion, why)
