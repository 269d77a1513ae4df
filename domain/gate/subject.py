"""What a gate is about: a stage of a release or an ask for money, in which round."""

from dataclasses import dataclass

from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class GateSubject:
    """The stage of a release, or the `ask` of a programme's fund, that waits at the gate.

    What is sent back comes again as the next round. A gate for money has an ask, and no release and stage.
    """

    programme: str
    release: str = ""
    stage: Stage | None = None
    ask: str = ""
    round: int

    @property
    def gate(self) -> str:
        """The gate's id, the same in every round: `shepway-fom/1A/design`, or for money `surrey/2025-26`."""
        return f"{self.programme}/{self.ask or f'{self.release}/{self.stage}'}"

    @property
    def stream(self) -> str:
        """Where this round is recorded: `gate-shepway-fom/1A/design-2`."""
        return f"gate-{self.gate}-{self.round}"

    @property
    def is_for_money(self) -> bool:
        return bool(self.ask)

    @property
    def the_stage(self) -> Stage:
        """The stage that waits.

        :raises ValueError: when it is an ask that waits.
        """
        if self.stage is None:
            raise ValueError(f"{self.gate} is a gate for money")
        return self.stage

    @property
    def matter(self) -> str:
        """What waits, in words: `design of 1A`, or `the ask 2025-26`."""
        return f"the ask {self.ask}" if self.ask else f"{self.stage} of {self.release}"


def subject_of(gate: str, round: int) -> GateSubject:
    """The subject that a gate's id names.

    :raises ValueError: when the id is of neither form, programme/release/stage or programme/ask.
    """
    match gate.split("/"):
        case [programme, release, stage]:
            return GateSubject(programme=programme, release=release, stage=Stage(stage), round=round)
        case [programme, ask]:
            return GateSubject(programme=programme, ask=ask, round=round)
        case _:
            raise ValueError(f"{gate} names no gate")
