"""How quickly a large gate is judged and explained: 50 people, 8 steps, 12 seats and a vote."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from time import perf_counter

from bench.figures import Spread, spread
from domain.gate.events import DecisionTaken
from domain.gate.outcome import Choice
from domain.gate.panel import OpenStep, Panel
from domain.gate.satisfying import smallest_sets
from domain.gate.step import Ask, Method, Step, StepKind
from domain.gate.verdict import verdict
from domain.identity import Identity
from domain.roster import RoleId

PEOPLE = tuple(Identity(issuer="urn:bench", subject=f"person-{number:02}") for number in range(50))
SEATS = (2, 2, 2, 2, 2, 2)
NOON = datetime(2018, 5, 14, 12, tzinfo=UTC)
TIMES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictLine:
    """How long one question takes about a gate of which so many people have spoken."""

    question: str
    spoken: int
    time: Spread
    per_second: float


def verdicts() -> list[VerdictLine]:
    """The verdict, and the smallest sets of people who would open the gate: before, halfway and decided."""
    steps = _steps()
    lines = []
    for spoken in (0, 25, 50):
        decisions = _decisions(steps, spoken)
        lines.append(_line("verdict", spoken, partial(verdict, steps, decisions)))
        lines.append(_line("whose yes would open it", spoken, partial(smallest_sets, steps, decisions)))
    return lines


def _line(question: str, spoken: int, ask: Callable[[], object]) -> VerdictLine:
    seconds = []
    for _ in range(TIMES):
        began = perf_counter()
        ask()
        seconds.append(perf_counter() - began)
    return VerdictLine(
        question=question, spoken=spoken, time=spread(seconds), per_second=round(TIMES / sum(seconds))
    )


def _steps() -> tuple[OpenStep, ...]:
    """Six steps of two seats each among 30 people who share them, a consultation and a vote of ten each."""
    deciding = [
        _step(f"decide-{nth}", StepKind.DECIDE, PEOPLE[nth * 4 : nth * 4 + 10], needed, Method.VETO)
        for nth, needed in enumerate(SEATS)
    ]
    heard = _step("consult", StepKind.CONSULT, PEOPLE[30:40], 3, Method.VETO)
    voted = _step("vote", StepKind.DECIDE, PEOPLE[40:], 6, Method.MAJORITY)
    return (heard, *deciding, voted)


def _step(id: str, kind: StepKind, people: tuple[Identity, ...], needed: int, method: Method) -> OpenStep:
    role = RoleId(id)
    step = Step(id=id, kind=kind, asks=(Ask(role=role),), method=method)
    return OpenStep(step=step, panels=(Panel(role=role, members=people, needed=needed),))


def _decisions(steps: tuple[OpenStep, ...], spoken: int) -> tuple[DecisionTaken, ...]:
    return tuple(
        DecisionTaken(
            submission=f"{each.step.id}-{who.subject}",
            step=each.step.id,
            by=who,
            choice=Choice.APPROVE,
            reason="",
            conditions=(),
            evidence_digest="",
            at=NOON,
        )
        for who in PEOPLE[50 - spoken :]
        for each in steps
        if who in each.members
    )
