"""How quickly a large gate is judged and explained: 50 people, 12 seats, 8 rules."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from time import perf_counter

from rich.console import Console

from bench.figures import Spread, spread
from domain.calendar import Calendar
from domain.evidence import evidence_digest
from domain.gate.check import Check, CheckKind
from domain.gate.events import DecisionTaken, GateOpened
from domain.gate.evolving import fold
from domain.gate.explaining import opening_sets, reasons_for, steps_of
from domain.gate.facts import SubjectFacts
from domain.gate.outcome import Choice
from domain.gate.panel import OpenStep, Panel
from domain.gate.policy import GatePolicy, PolicyId
from domain.gate.state import Gate
from domain.gate.step import Ask, Method, Step, StepKind
from domain.gate.subject import GateSubject
from domain.gate.turns import verdict_on
from domain.identity import Identity
from domain.release.readiness import Portion
from domain.roster import RoleId

PEOPLE = tuple(Identity(issuer="urn:bench", subject=f"person-{number:02}") for number in range(50))
SEATS = (3, 3, 3, 3)
CHECKS = (Check(kind=CheckKind.MUSTS), Check(kind=CheckKind.TRAINING, share=80))
FACTS = SubjectFacts(musts=Portion(done=20, of=20), training=Portion(done=45, of=50))
NOON = datetime(2018, 5, 14, 12, tzinfo=UTC)
NOTHING_HANDED_IN = evidence_digest(())
TIMES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictLine:
    """How long one question takes about a gate of which so many people have spoken."""

    question: str
    spoken: int
    time: Spread
    per_second: float


def verdicts() -> list[VerdictLine]:
    """The verdict, why it is so, and whose yes would open the gate: before, halfway and decided."""
    lines = []
    for spoken in (0, 25, 50):
        gate = _gate(spoken)
        lines.append(_line("verdict", spoken, partial(verdict_on, gate)))
        lines.append(_line("why it stands so", spoken, partial(_why, gate)))
        lines.append(_line("whose yes would open it", spoken, partial(opening_sets, gate)))
    return lines


def _why(gate: Gate) -> object:
    return reasons_for(gate), steps_of(gate)


def _line(question: str, spoken: int, ask: Callable[[], object]) -> VerdictLine:
    seconds = []
    for _ in range(TIMES):
        began = perf_counter()
        ask()
        seconds.append(perf_counter() - began)
    return VerdictLine(
        question=question, spoken=spoken, time=spread(seconds), per_second=round(TIMES / sum(seconds))
    )


def _gate(spoken: int) -> Gate:
    steps = _steps()
    policy = GatePolicy(
        id=PolicyId("large"),
        title="A large gate",
        steps=tuple(each.step for each in steps),
        evidence=(),
        answer_within_days=10,
        remind_every_days=3,
        checks=CHECKS,
    )
    opened = GateOpened(
        subject=GateSubject(programme="bench", release="1A", stage=None, round=1),
        policy=policy,
        policy_digest=policy.digest,
        steps=steps,
        way_up=(),
        roster_digest="",
        evidence=(),
        evidence_digest=NOTHING_HANDED_IN,
        requested_by=Identity(issuer="urn:bench", subject="requester"),
        calendar=Calendar(id="none", version="", first=date(2018, 1, 1), last=date(2018, 12, 31), closed=()),
        due=NOON,
        at=NOON,
        facts=FACTS,
    )
    return fold((opened, *_decisions(steps, spoken)))


def _steps() -> tuple[OpenStep, ...]:
    """Four steps of three seats each among people whom they share, a consultation and a vote of ten each."""
    deciding = [
        _step(f"decide-{nth}", StepKind.DECIDE, PEOPLE[nth * 6 : nth * 6 + 12], needed, Method.VETO)
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
            evidence_digest=NOTHING_HANDED_IN,
            at=NOON,
        )
        for who in PEOPLE[50 - spoken :]
        for each in steps
        if who in each.members
    )


def main() -> None:
    """Prints them; whatever else the machine does is in the figures."""
    console = Console(width=110, highlight=False)
    for line in verdicts():
        half, most = f"{line.time.p50_ms:.2f} ms", f"{line.time.p95_ms:.2f} ms"
        console.print(
            f"{line.question:25} {line.spoken:2} spoke {half:>12} {most:>12} {line.per_second:>8} a second"
        )


if __name__ == "__main__":
    main()
