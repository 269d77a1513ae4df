"""How something is tried out, measured, and scaled or dropped from a command line."""

from functools import partial
from typing import Annotated, TypeAlias

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.naming import release_of
from console.options import READING, Programme, Reading, Reason, Release
from console.printing import show as print_answer
from console.reading import ask
from console.release_errands import ASKING, Asking, Counter, ask_release
from domain.release.learning.commands import (
    DropExperiment,
    MeasureExperiment,
    ScaleExperiment,
    StartExperiment,
)
from domain.release.learning.experiment import Experiment, ExperimentId
from readmodels.experiments import ExperimentLine, experiments

LOOK = "learn list"
COLUMNS = ("experiment", "area", "hypothesis", "measure", "baseline", "result", "state", "reason")
Tried: TypeAlias = Annotated[str, Parameter(name="EXPERIMENT", help="Such as T-1")]


def list_experiments(release: Release, *, programme: Programme = None, common: Reading = READING) -> int:
    """What is tried out in a release, and what came of it."""
    print_answer(
        ask(common, partial(_shown, wanted=release, programme=programme), about=release, programme=programme),
        common.output,
    )
    return DONE


def start(
    release: Release,
    experiment: Tried,
    *,
    area: Annotated[str, Parameter(help="Where it is tried out")],
    hypothesis: Annotated[str, Parameter(help="What is thought")],
    measure: Annotated[str, Parameter(help="What is counted, and in which unit")],
    baseline: Annotated[int, Parameter(help="How much of it there was before, a whole number")],
    how: Asking = ASKING,
) -> int:
    """Try something out in one area."""
    wanted = Experiment(
        id=ExperimentId(experiment), area=area, hypothesis=hypothesis, measure=measure, baseline=baseline
    )

    def wish(counter: Counter) -> StartExperiment:
        return StartExperiment(**counter.occasion, experiment=wanted)

    return ask_release(
        how.of(release, show=LOOK), wish, f"{experiment} has started: {measure}, {baseline} before."
    )


def result(
    release: Release,
    experiment: Tried,
    measured: Annotated[
        int, Parameter(name="RESULT", help="How much of its measure there is, a whole number")
    ],
    *,
    how: Asking = ASKING,
) -> int:
    """Say what came of an experiment."""

    def wish(counter: Counter) -> MeasureExperiment:
        return MeasureExperiment(**counter.occasion, experiment=ExperimentId(experiment), result=measured)

    return ask_release(how.of(release, show=LOOK), wish, f"{experiment} is measured: {measured}.")


def scale(
    release: Release,
    experiment: Tried,
    *,
    reason: Reason,
    how: Asking = ASKING,
) -> int:
    """Take what was tried out into the design for everybody."""

    def wish(counter: Counter) -> ScaleExperiment:
        return ScaleExperiment(**counter.occasion, experiment=ExperimentId(experiment), reason=reason)

    return ask_release(
        how.of(release, show=LOOK),
        wish,
        f"{experiment} is scaled. Forecast its benefits: lockgate benefit forecast",
    )


def drop(
    release: Release,
    experiment: Tried,
    *,
    reason: Reason,
    how: Asking = ASKING,
) -> int:
    """Take what was tried out no further."""

    def wish(counter: Counter) -> DropExperiment:
        return DropExperiment(**counter.occasion, experiment=ExperimentId(experiment), reason=reason)

    return ask_release(how.of(release, show=LOOK), wish, f"{experiment} is dropped.")


def _shown(connection: Connection, *, wanted: str, programme: str | None) -> Answer:
    where = release_of(connection, wanted, programme)
    found = experiments(connection, *where)
    rows = [_row(each) for each in found]
    return Answer(
        document=found,
        sheets=(Sheet(columns=COLUMNS, rows=rows, empty="Nothing is tried out yet."),),
        next=f"lockgate benefit table {where[0]}",
    )


def _row(each: ExperimentLine) -> tuple[Cell, ...]:
    told = (each.experiment, each.area, each.hypothesis, each.measure, each.baseline, each.result)
    return (*told, each.standing, each.reason or None)
