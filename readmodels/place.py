"""Which programme, release, gate, benefit, fund, business case, risk or indicator a stream tells of."""

from dataclasses import dataclass

from domain.gate.subject import subject_of
from domain.person.commands import NO_PROGRAMME
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a stream's name says; a benefit's stream does not name its release."""

    programme: str
    release: str | None = None
    stage: Stage | None = None
    round: int | None = None
    benefit: str | None = None
    ask: str | None = None
    risk: str | None = None
    indicator: str | None = None

    @property
    def gate(self) -> str | None:
        """The gate's id, the same in every round."""
        if self.ask:
            return f"{self.programme}/{self.ask}"
        return f"{self.programme}/{self.release}/{self.stage}" if self.stage else None


def place_of(stream: str) -> Place:
    """The place that a stream's name says: `gate-shepway-fom/1A/design-2` is round 2 of that gate.

    :raises ValueError: when no aggregate has streams of this name.
    """
    kind, _, id = stream.partition("-")
    match kind:
        case "programme":
            return Place(programme=id)
        case "release":
            programme, _, release = id.partition("/")
            return Place(programme=programme, release=release)
        case "gate":
            gate, _, round = id.rpartition("-")
            subject = subject_of(gate, int(round))
            return Place(
                programme=subject.programme,
                release=subject.release or None,
                stage=subject.stage,
                round=subject.round,
                ask=subject.ask or None,
            )
        case "benefit":
            programme, _, benefit = id.partition("/")
            return Place(programme=programme, benefit=benefit)
        case "person" | "log":
            return Place(programme=NO_PROGRAMME)
        case "risk":
            programme, _, risk = id.partition("/")
            return Place(programme=programme, risk=risk)
        case "indicator":
            programme, _, indicator = id.partition("/")
            return Place(programme=programme, indicator=indicator)
        case "fund" | "case" | "attempts" | "replays":
            return Place(programme=id)
        case _:
            raise ValueError(f"no aggregate is recorded in {stream}")
