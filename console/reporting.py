"""How people say how far a release has come."""

from typing import Annotated

from cyclopts import Parameter

from console.options import Release
from console.release_errands import ASKING, Asking, Counter, ask_release
from domain.release.commands import ReportReadiness
from domain.release.readiness import Measure


def report(
    release: Release,
    measure: Annotated[Measure, Parameter(name="MEASURE")],
    done: Annotated[
        int, Parameter(name="DONE", help="How many are done; of risks, how many are within appetite")
    ],
    of: Annotated[int, Parameter(name="OF", help="How many there are; of risks, how many are open")],
    *,
    outstanding: Annotated[
        tuple[str, ...], Parameter(negative=(), help="The name of what is left, once for each")
    ] = (),
    how: Asking = ASKING,
) -> int:
    """Say how far a release has come; its gates judge what was reported last."""

    def wish(counter: Counter) -> ReportReadiness:
        return ReportReadiness(**counter.occasion, measure=measure, done=done, of=of, outstanding=outstanding)

    said = f"Reported: {measure} of {release}, {done} of {of}."
    return ask_release(how.of(release, show="release show"), wish, said)
