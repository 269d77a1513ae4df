"""The gate that the rules are told about: a board and finance decide on a design, with two levels above."""

from dataclasses import replace
from datetime import date, datetime

from domain.digest import digest
from domain.evidence import Evidence, evidence_digest
from domain.gate.commands import ChangeEvidence, Decide, DischargeCondition, EscalateGate, OpenGate
from domain.gate.condition import Condition
from domain.gate.events import DecisionRefused, DecisionTaken, GateClosed, GateEvidenceChanged, GateOpened
from domain.gate.outcome import Choice, Outcome
from domain.gate.panel import OpenStep, Panel
from domain.gate.policy import GatePolicy, PolicyId
from domain.gate.seats import Seat
from domain.gate.step import decided_by
from domain.gate.subject import GateSubject
from domain.identity import Actor
from domain.refusal import Rejected
from domain.roster import Person, Role, RoleId, Roster, held_by
from domain.stage import Stage
from tests.domain.calendars import ENGLAND
from tests.domain.people import (
    ASHA,
    BEN,
    CHLOE,
    DINA,
    EMIL,
    EVERYBODY,
    FARAH,
    GITA,
    HANA,
    IN_TEN_DAYS,
    LATER,
    LOCKGATE,
    NEXT_DAY,
    NOON,
)

BOARD, FINANCE, CABINET, COUNCIL = RoleId("board"), RoleId("finance"), RoleId("cabinet"), RoleId("council")
ROSTER = Roster(
    people=tuple(Person(identity=who.identity, name=who.identity.subject.title()) for who in EVERYBODY),
    roles=(
        Role(
            id=BOARD,
            name="Programme board",
            holdings=held_by(BEN.identity, CHLOE.identity),
            escalates_to=CABINET,
        ),
        Role(id=FINANCE, name="Finance", holdings=held_by(CHLOE.identity, DINA.identity)),
        Role(id=CABINET, name="Cabinet", holdings=held_by(FARAH.identity), escalates_to=COUNCIL),
        Role(id=COUNCIL, name="Council", holdings=held_by(GITA.identity)),
    ),
)
POLICY = GatePolicy(
    id=PolicyId("design-gate"),
    title="Detailed design is ready",
    steps=decided_by(BOARD, FINANCE),
    evidence=("design",),
    answer_within_days=10,
    remind_every_days=3,
)
SUBJECT = GateSubject(programme="shepway-fom", release="1A", stage=Stage.DESIGN, round=1)

DESIGN = Evidence(name="design", digest="sha256:11", author=EMIL.identity, submitted_by=HANA.identity)
REDESIGN = replace(DESIGN, digest="sha256:22")
BUDGET = replace(DESIGN, name="budget", digest="sha256:33")
SEEN = evidence_digest([DESIGN])
SEEN_AGAIN = evidence_digest([REDESIGN])

BOARD_SEAT = Seat(role=BOARD, holders=(BEN.identity, CHLOE.identity))
FINANCE_SEAT = Seat(role=FINANCE, holders=(CHLOE.identity, DINA.identity))
CABINET_SEAT = Seat(role=CABINET, holders=(FARAH.identity,))
COUNCIL_SEAT = Seat(role=COUNCIL, holders=(GITA.identity,))


def decision(*seats: Seat) -> OpenStep:
    """The one step that decides, with a seat for each role."""
    (step,) = decided_by(*(seat.role for seat in seats))
    panels = (Panel(role=seat.role, members=seat.holders, needed=1) for seat in seats)
    return OpenStep(step=step, panels=tuple(panels))


OPEN_GATE = OpenGate(
    subject=SUBJECT,
    policy=POLICY,
    roster=ROSTER,
    calendar=ENGLAND,
    evidence=(DESIGN,),
    requested_by=ASHA.identity,
    by=LOCKGATE,
    at=NOON,
)
OPENED = GateOpened(
    subject=SUBJECT,
    policy=POLICY,
    policy_digest=POLICY.digest,
    steps=(decision(BOARD_SEAT, FINANCE_SEAT),),
    way_up=(CABINET_SEAT, COUNCIL_SEAT),
    roster_digest=digest("roster/1", ROSTER),
    evidence=(DESIGN,),
    evidence_digest=SEEN,
    requested_by=ASHA.identity,
    calendar=ENGLAND,
    due=IN_TEN_DAYS,
    at=NOON,
)
CHANGED = GateEvidenceChanged(evidence=(REDESIGN,), evidence_digest=SEEN_AGAIN, at=LATER)
TRAIN = Condition(id="C-1", text="Train the case team.", owner=HANA.identity, due=date(2018, 6, 1))


def approve(who: Actor, *conditions: Condition, seen: str = SEEN, at: datetime = LATER) -> Decide:
    """Somebody says yes; each person sends one submission for each set of evidence."""
    return Decide(
        subject=SUBJECT,
        submission=f"{who.identity.subject}-{seen}",
        choice=Choice.APPROVE,
        evidence_digest=seen,
        conditions=conditions,
        by=who,
        at=at,
    )


def reject(who: Actor, reason: str = "Costs are missing.") -> Decide:
    return replace(approve(who), choice=Choice.REJECT, reason=reason)


def taken(command: Decide) -> DecisionTaken:
    """The decision as it is recorded when it counts."""
    return DecisionTaken(
        submission=command.submission,
        step="decide",
        by=command.by.identity,
        choice=command.choice,
        reason=command.reason,
        conditions=command.conditions,
        evidence_digest=command.evidence_digest,
        at=command.at,
    )


def approved(who: Actor, *conditions: Condition, seen: str = SEEN) -> DecisionTaken:
    return taken(approve(who, *conditions, seen=seen))


def refused(command: Decide, reason: type[Rejected], detail: str = "") -> DecisionRefused:
    """The decision as it is recorded when it does not count."""
    return DecisionRefused(
        submission=command.submission,
        by=command.by.identity,
        choice=command.choice,
        refusal=reason.__name__,
        sentence=reason(detail).sentence,
        at=command.at,
    )


def closed(outcome: Outcome, *reasons: str, at: datetime = LATER) -> GateClosed:
    return GateClosed(outcome=outcome, reasons=reasons, at=at)


def change_evidence(*evidence: Evidence) -> ChangeEvidence:
    return ChangeEvidence(subject=SUBJECT, evidence=evidence, by=LOCKGATE, at=LATER)


def escalate(level: int) -> EscalateGate:
    return EscalateGate(subject=SUBJECT, level=level, by=LOCKGATE, at=IN_TEN_DAYS)


def discharge(who: Actor, condition: str = TRAIN.id, note: str = "All were trained.") -> DischargeCondition:
    return DischargeCondition(subject=SUBJECT, condition=condition, note=note, by=who, at=NEXT_DAY)


def opened_for(*seats: Seat) -> GateOpened:
    """A gate whose policy asks these seats."""
    policy = replace(POLICY, steps=decided_by(*(seat.role for seat in seats)))
    return replace(OPENED, policy=policy, policy_digest=policy.digest, steps=(decision(*seats),))
