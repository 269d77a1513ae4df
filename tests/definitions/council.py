"""The people of a shipped policy at its gate."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from definitions.policy_file import load_policy
from definitions.shipped import shipped_policy_path
from domain.evidence import Evidence, evidence_digest
from domain.gate.commands import AnyGateCommand, Decide, OpenGate
from domain.gate.decide import decide
from domain.gate.events import DecisionRefused, GateEvent
from domain.gate.evolving import fold
from domain.gate.facts import NO_FACTS, SubjectFacts
from domain.gate.outcome import Choice, Outcome
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.gate.turns import waiting_for
from domain.identity import Actor, Identity, service
from domain.stage import Stage
from tests.domain.calendars import ENGLAND

NOON = datetime(2018, 5, 14, 12, tzinfo=UTC)
LOCKGATE = service("lockgate")
SUBJECT = GateSubject(programme="p", release="1A", stage=Stage.DESIGN, round=1)


@dataclass
class Council:
    """A gate with its evidence handed in; whoever speaks, speaks an hour after the last."""

    name: str
    facts: SubjectFacts = NO_FACTS
    events: list[GateEvent] = field(default_factory=list)
    now: datetime = NOON

    def __post_init__(self) -> None:
        read = load_policy(shipped_policy_path(self.name))
        self.issuer = read.requested_by.issuer
        clerk = Identity(issuer=self.issuer, subject="clerk")
        pieces = [
            Evidence(name=name, digest=f"sha256:{nth}", author=clerk, submitted_by=clerk)
            for nth, name in enumerate(read.policy.evidence)
        ]
        self.seen = evidence_digest(pieces)
        opening = OpenGate(
            subject=SUBJECT,
            policy=read.policy,
            roster=read.roster,
            calendar=ENGLAND,
            evidence=tuple(pieces),
            requested_by=read.requested_by,
            facts=self.facts,
            by=LOCKGATE,
            at=NOON,
        )
        self.does(opening)

    @property
    def gate(self) -> Gate:
        return fold(self.events)

    @property
    def outcome(self) -> Outcome | None:
        return self.gate.outcome

    @property
    def asked(self) -> list[str]:
        return [who.subject for who in waiting_for(self.gate)]

    def does(self, command: AnyGateCommand) -> None:
        self.events += decide(self.gate, command)

    def says(self, who: str, choice: Choice = Choice.APPROVE) -> str:
        """Somebody speaks; why it does not count, if it does not."""
        self.now += timedelta(hours=1)
        word = Decide(
            subject=SUBJECT,
            submission=f"{who}-{self.now}",
            choice=choice,
            evidence_digest=self.seen,
            reason="Because.",
            by=Actor(identity=Identity(issuer=self.issuer, subject=who), checked=()),
            at=self.now,
        )
        self.does(word)
        last = self.events[-1]
        return last.refusal if isinstance(last, DecisionRefused) else ""

    def say(self, *people: str) -> list[str]:
        return [self.says(who) for who in people]
