"""How a gate stands, why, and what would open it; with what people are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain.attempt.events import AttemptRefused
from domain.gate.abilities import Ability, WhyNot, abilities
from domain.gate.abilities import why_not as why_they_cannot
from domain.gate.agenda import Duty, GateAlarm
from domain.gate.check import Checked
from domain.gate.difference import EvidenceDifference
from domain.gate.events import DecisionRefused, DecisionTaken, GateEvent
from domain.gate.evolving import fold
from domain.gate.explaining import (
    GateStanding,
    StepExplained,
    due_of,
    evidence_since,
    falls_due,
    inputs_of,
    opening_sets,
    reasons_for,
    standing_of,
    steps_of,
    why_uncounted,
)
from domain.gate.facts import LessonsHeard
from domain.gate.obstacles import checks_of
from domain.gate.since import SinceTheirWord, since_their_word
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.identity import Identity
from readmodels.gate_aftermath import Aftermath, aftermath_of
from readmodels.gate_break_point import BreakPoint, break_point_at
from readmodels.gate_money import MoneyLine, money_at
from readmodels.gate_page import gate_page
from readmodels.gate_page_lines import GatePage
from readmodels.people import names
from readmodels.recorded import newest_moment, recorded_in
from readmodels.scene import instant


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionExplained:
    """A decision, why it does not count if so, and what became of the evidence since."""

    decision: DecisionTaken
    why_not: str
    since: EvidenceDifference


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonExplained:
    """What somebody who has a part can do now, why not say yes; and what changed since their last word."""

    who: Identity
    can: tuple[Ability, ...]
    why_not: WhyNot | None
    since: SinceTheirWord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateExplained:
    """Why a round of a gate stands as it does, and what it would take to open it."""

    subject: GateSubject
    title: str
    state: GateStanding
    reasons: tuple[str, ...]
    steps: tuple[StepExplained, ...]
    opening_sets: tuple[tuple[Identity, ...], ...]
    decisions: tuple[DecisionExplained, ...]
    refused: tuple[DecisionRefused, ...]
    attempts: tuple[AttemptRefused, ...]
    checks: tuple[Checked, ...]
    money: MoneyLine | None
    aftermath: Aftermath
    break_point: BreakPoint | None
    lessons: LessonsHeard | None
    people: tuple[PersonExplained, ...]
    due: datetime | None
    then: tuple[str, ...]
    inputs: Mapping[str, str]
    names: Mapping[Identity, str]


def explain(connection: Connection, gate: str, *, round: int | None = None) -> GateExplained:
    """Everything that can be said about why a gate is open or shut; its newest round, or another.

    :raises GateUnknown: when no release of a programme has such a gate.
    """
    page = gate_page(connection, gate, round=round)
    events = _events(connection, page.subject)
    now = fold(events)
    at = newest_moment(connection)
    return GateExplained(
        subject=page.subject,
        title=page.title,
        state=standing_of(now),
        reasons=reasons_for(now),
        steps=steps_of(now),
        opening_sets=opening_sets(now),
        decisions=tuple(
            DecisionExplained(
                decision=each,
                why_not=why_uncounted(now, each),
                since=evidence_since(now, each.evidence_digest),
            )
            for each in now.decisions
        ),
        refused=now.refusals,
        attempts=page.attempts,
        checks=checks_of(now),
        money=money_at(now),
        aftermath=aftermath_of(now),
        break_point=break_point_at(now),
        lessons=now.facts.lessons,
        people=tuple(_person(events, now, page.subject, who, at) for who in sorted(_concerned(now, page))),
        due=due_of(now),
        then=tuple(_told(now, each) for each in falls_due(now)),
        inputs=inputs_of(now),
        names=names(connection, page.programme),
    )


def why_not(connection: Connection, gate: str, who: Identity) -> WhyNot | None:
    """Why somebody's yes would be refused in the newest round, and what would help; None if it would count.

    :raises GateUnknown: when no release of a programme has such a gate.
    """
    subject = gate_page(connection, gate).subject
    gate_now = fold(_events(connection, subject))
    return why_they_cannot(gate_now, subject, who, newest_moment(connection))


def _events(connection: Connection, subject: GateSubject) -> list[GateEvent]:
    found = (each.event for each in recorded_in(connection, subject.stream))
    return [each for each in found if isinstance(each, GateEvent)]


def _concerned(gate: Gate, page: GatePage) -> set[Identity]:
    """Everybody who has a part in the round, whether they may speak now or not."""
    found = {who for seat in page.seats for who in seat.holders}
    if gate.opened is None:
        return found
    opened = gate.opened
    beyond = [panel for panel in (opened.scrutiny, opened.glass, opened.reviewers) if panel]
    found |= {who for each in (*opened.steps, *gate.steps) for who in each.people}
    found |= {who for panel in beyond for who in panel.members}
    found |= {taken.by for taken in gate.decisions}
    return found | {opened.requested_by, *opened.stewards, *(each.owner for each in gate.outstanding)}


def _person(
    events: Sequence[GateEvent], gate: Gate, subject: GateSubject, who: Identity, at: datetime
) -> PersonExplained:
    return PersonExplained(
        who=who,
        can=abilities(gate, subject, who, at),
        why_not=why_they_cannot(gate, subject, who, at),
        since=since_their_word(events, who),
    )


def _told(gate: Gate, alarm: GateAlarm) -> str:
    match alarm.duty:
        case Duty.REMIND:
            what = "those who are awaited are reminded"
        case Duty.ESCALATE:
            to = gate.opened.way_up[alarm.number - 1] if gate.opened else None
            what = f"it is escalated to {to.role}" if to else "it is escalated"
        case Duty.COUNT_VOTES:
            what = f"the votes in the step {alarm.step} are counted as they stand"
        case Duty.LAPSE_DECISION:
            what = "the decision lapses unless it is ratified"
        case Duty.TAKE_EFFECT:
            what = "the decision takes effect"
        case Duty.FLAG_CONDITIONS:
            what = "a condition that is not met becomes overdue"
    return f"On {instant(alarm.at)} {what}."
