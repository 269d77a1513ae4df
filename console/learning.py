"""How something is tried out, measured, and scaled or dropped from a command line."""

from functools import partial
from typing import Annotated, TypeAlias

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.naming import release_of
from console.options import COMMON, READING, Common, Programme, Reading, Reason
from console.printing import show as print_answer
from console.reading import ask
from console.tending_releases import Occasion, People, ReleaseErrand, tend
from console.writing import DryRun
from domain.release.commands import FromPeople
from domain.release.learning.commands import (
    DropExperiment,
    MeasureExperiment,
    ScaleExperiment,
    StartExperiment,
)
from domain.release.learning.experiment import Experiment, ExperimentId
from readmodels.experiments import ExperimentLine, experiments
from readmodels.release_board import release as release_line

LOOK = "learn list"
COLUMNS = ("experiment", "area", "hypothesis", "measure", "baseline", "result", "state", "reason")
Release: TypeAlias = Annotated[str, Parameter(name="RELEASE", help="Such as 1A, or shepway-fom/1A")]
Tried: TypeAlias = Annotated[str, Parameter(name="EXPERIMENT", help="Such as T-1")]


def list_experiments(release: Release, *, programme: Programme = None, common: Reading = READING) -> int:
    """What is tried out in a release, and what came of it."""
    print_answer(ask(common, partial(_shown, wanted=release, programme=programme)), common.output)
    return DONE


def start(
    release: Release,
    experiment: Tried,
    *,
    area: Annotated[str, Parameter(help="Where it is tried out")],
    hypothesis: Annotated[str, Parameter(help="What is thought")],
    measure: Annotated[str, Parameter(help="What is counted, and in which unit")],
    baseline: Annotated[int, Parameter(help="How much of it there was before, a whole number")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Try something out in one area."""
    wanted = Experiment(
        id=ExperimentId(experiment), area=area, hypothesis=hypothesis, measure=measure, baseline=baseline
    )

    def asking(occasion: Occasion, _: People) -> FromPeople:
        return StartExperiment(**occasion, experiment=wanted)

    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, f"{experiment} has started: {measure}, {baseline} before.")


def result(
    release: Release,
    experiment: Tried,
    measured: Annotated[
        int, Parameter(name="RESULT", help="How much of its measure there is, a whole number")
    ],
    *,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say what came of an experiment."""

    def asking(occasion: Occasion, _: People) -> FromPeople:
        return MeasureExperiment(**occasion, experiment=ExperimentId(experiment), result=measured)

    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, f"{experiment} is measured: {measured}.")


def scale(
    release: Release,
    experiment: Tried,
    *,
    reason: Reason,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Take what was tried out into the design for everybody."""

    def asking(occasion: Occasion, _: People) -> FromPeople:
        return ScaleExperiment(**occasion, experiment=ExperimentId(experiment), reason=reason)

    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, f"{experiment} is scaled. Forecast its benefits: lockgate benefit forecast")


def drop(
    release: Release,
    experiment: Tried,
    *,
    reason: Reason,
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Take what was tried out no further."""

    def asking(occasion: Occasion, _: People) -> FromPeople:
        return DropExperiment(**occasion, experiment=ExperimentId(experiment), reason=reason)

    errand = ReleaseErrand(release=release, programme=programme, look=LOOK, dry_run=dry_run, common=common)
    return tend(errand, asking, f"{experiment} is dropped.")


def _shown(connection: Connection, *, wanted: str, programme: str | None) -> Answer:
    where = release_of(connection, wanted, programme)
    release_line(connection, *where)
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
