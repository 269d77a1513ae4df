"""What a gate is about: which release and stage, in which round."""

from dataclasses import dataclass

from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class GateSubject:
    """The stage of a release that waits at the gate; a rejected stage comes back as the next round."""

    programme: str
    release: str
    stage: Stage
    round: int

    @property
    def gate(self) -> str:
        """The gate's id, the same in every round: `shepway-fom/1A/design`."""
        return f"{self.programme}/{self.release}/{self.stage}"

    @property
    def stream(self) -> str:
        """Where this round is recorded: `gate-shepway-fom/1A/design-2`."""
        return f"gate-{self.gate}-{self.round}"


def subject_of(gate: str, round: int) -> GateSubject:
    """The subject that a gate's id names.

    :raises ValueError: when the id is not of the form programme/release/stage.
    """
    programme, release, stage = gate.split("/")
    return GateSubject(programme=programme, release=release, stage=Stage(stage), round=round)
