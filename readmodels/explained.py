"""How a release or a benefit came to stand where it stands, step by step."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from domain.benefit.refusals import BenefitUnknown
from domain.money import exact_pounds
from readmodels.benefits_by_year import BenefitLine, benefit_table
from readmodels.gate_explained import explain as explain_gate
from readmodels.release_board import ReleaseLine
from readmodels.release_board import release as release_line
from readmodels.timeline import Happening, Seeing, timeline

# What each round of a gate came to; the rest is told of the gate itself.
OF_A_GATE = frozenset(
    {
        "gate-opened",
        "gate-closed",
        "gate-overridden",
        "decision-lapsed",
        "decision-ratified",
        "outcome-took-effect",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Where something stands, in sentences, and what brought it there, each step with its position."""

    what: str
    stands: tuple[str, ...]
    steps: tuple[Happening, ...]


def explain_release(connection: Connection, programme: str, release: str, sees: Seeing) -> Explained:
    """How a release came to stand where it stands.

    :raises ReleaseUnknown: when there is none of this name.
    """
    line = release_line(connection, programme, release).line
    told = timeline(connection, programme=programme, release=release, sees=sees)
    steps = tuple(each for each in told if not each.benefit and (not each.gate or each.kind in OF_A_GATE))
    return Explained(what=f"release {programme}/{release}", stands=tuple(_release(line)), steps=steps)


def explain_benefit(connection: Connection, programme: str, benefit: str, sees: Seeing) -> Explained:
    """How a benefit came to what it is counted as.

    :raises BenefitUnknown: when there is none of this id.
    """
    lines = benefit_table(connection, programme).benefits
    line = next((each for each in lines if each.benefit == benefit), None)
    if line is None:
        raise BenefitUnknown(f"{programme}/{benefit}")
    steps = timeline(connection, programme=programme, benefit=benefit, sees=sees)
    return Explained(what=f"benefit {programme}/{benefit}", stands=tuple(_benefit(line)), steps=steps)


def explain_round(connection: Connection, gate: str, sees: Seeing) -> Explained:
    """How the newest round of a gate came to stand where it stands, and what would open it.

    :raises GateUnknown: when no release of a programme has such a gate.
    """
    found = explain_gate(connection, gate)
    steps = timeline(connection, gate=gate, sees=sees)
    stands = (f"{found.subject.gate}, round {found.subject.round}: {found.state}", *found.reasons)
    return Explained(what=f"gate {gate}", stands=stands, steps=steps)


def benefits_known(connection: Connection, programme: str) -> Collection[str]:
    """The ids of a programme's benefits."""
    return {each.benefit for each in benefit_table(connection, programme).benefits}


def _release(line: ReleaseLine) -> list[str]:
    said = [f"{line.release}, {line.name}: {line.standing}."]
    if line.stage:
        said.append(f"Its stage is {line.stage}, round {line.round}.")
    if line.slip_days:
        late = "late" if line.slip_days > 0 else "early"
        said.append(f"Its last step came {abs(line.slip_days)} days {late}.")
    return said


def _benefit(line: BenefitLine) -> list[str]:
    why = "what was realised" if line.realised is not None else "what was promised"
    said = [
        f"{line.benefit}, {line.name}: {line.state}.",
        f"It counts as {exact_pounds(line.counts)} a year, by {why}.",
    ]
    if line.forecast:
        said.append(f"The last forecast is {exact_pounds(line.forecast.likely)}.")
    return said
