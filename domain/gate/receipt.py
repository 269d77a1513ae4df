"""What somebody who decided is told at once."""

from dataclasses import dataclass

from domain.gate.outcome import Outcome
from domain.gate.state import Gate
from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Whether the decision counts, or the refusal and why; and how the gate stands now.

    `outcome` is None while the gate is still shut, and `reasons` then say what it waits for.
    """

    gate: str
    round: int
    submission: str
    refusal: str
    sentence: str
    outcome: Outcome | None
    reasons: tuple[str, ...]

    @property
    def counts(self) -> bool:
        return not self.refusal


def receipt(gate: Gate, *, of: str, name: str, round: int, reasons: tuple[str, ...], by: Identity) -> Receipt:
    """The receipt of a submission, the same however often it is asked for.

    Name who it is `by`: a key that two people happen to share must not tell one of the other's refusal.
    """
    refusal = next((each for each in gate.refusals if each.submission == of and each.by == by), None)
    return Receipt(
        gate=name,
        round=round,
        submission=of,
        refusal=refusal.refusal if refusal else "",
        sentence=refusal.sentence if refusal else "Recorded.",
        outcome=gate.outcome,
        reasons=reasons,
    )
