"""Everything needed to decide one gate."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from sqlalchemy import Connection

from domain.gate.aftermath import ConditionDischarged
from domain.gate.condition import Condition
from domain.gate.events import GateEscalated, GateEvent, GateOpened
from domain.gate.evolving import fold
from domain.gate.explaining import inputs_of, reasons_for, why_uncounted
from domain.gate.obstacles import checks_of, missing_evidence
from domain.gate.panel import OpenStep, Panel
from domain.gate.seats import fill
from domain.gate.state import Gate
from domain.gate.subject import GateSubject, subject_of
from domain.gate.tally import fills_seats, seats_taken
from domain.gate.turns import waiting_for
from domain.gate.verdict import answers_to
from domain.identity import Identity
from readmodels.asking import Answers
from readmodels.attempts import attempts_at
from readmodels.gate_aftermath import aftermath_of
from readmodels.gate_break_point import break_point_at
from readmodels.gate_money import money_at
from readmodels.gate_page_lines import ConditionLine, ConditionState, DecisionLine, GatePage, SeatLine
from readmodels.gate_preview import GateUnknown, preview
from readmodels.gate_rounds import GateRound, gate_rounds
from readmodels.people import names
from readmodels.recorded import recorded_in


async def read_gate_page(answers: Answers, gate: str, *, round: int | None = None) -> GatePage:
    """The page of a gate's newest round, or of another; from the record as it is, or as of some moment.

    :raises GateUnknown: when no release of a programme has such a gate.
    """
    return await answers.query(partial(gate_page, gate=gate, round=round))


def gate_page(connection: Connection, gate: str, *, round: int | None = None) -> GatePage:
    """The same, over a connection.

    :raises GateUnknown: when no release of a programme has such a gate.
    """
    rounds = gate_rounds(connection, gate)
    wanted = round or (rounds[-1].round if rounds else 1)
    try:
        subject = subject_of(gate, wanted)
    except ValueError as error:
        raise GateUnknown(gate) from error
    earlier = tuple(each for each in rounds if each.round < wanted)
    events = [each.event for each in recorded_in(connection, subject.stream)]
    at_gate = [event for event in events if isinstance(event, GateEvent)]
    so_far = fold(at_gate)
    if so_far.opened is None:
        # Somebody may have tried to decide before the round began; that is shown, and opens nothing.
        page = replace(preview(connection, subject, earlier), refused=so_far.refusals)
    else:
        page = page_of(subject, at_gate, earlier, names(connection, subject.programme))
    return replace(page, attempts=attempts_at(connection, subject.programme, subject.stream))


def page_of(
    subject: GateSubject,
    events: Sequence[GateEvent],
    earlier: tuple[GateRound, ...],
    names: Mapping[Identity, str],
) -> GatePage:
    """The page that the events of one round make.

    :raises GateUnknown: when they do not begin with its opening.
    """
    gate = fold(events)
    if gate.opened is None:
        raise GateUnknown(subject.gate)
    return _page(subject, gate, gate.opened, events, earlier, names)


def _page(
    subject: GateSubject,
    gate: Gate,
    opened: GateOpened,
    events: Sequence[GateEvent],
    earlier: tuple[GateRound, ...],
    names: Mapping[Identity, str],
) -> GatePage:
    return GatePage(
        subject=subject,
        policy=opened.policy,
        policy_digest=opened.policy_digest,
        state="open" if gate.is_open else "closed",
        outcome=gate.outcome,
        reasons=reasons_for(gate),
        seats=_seats(gate),
        asked=waiting_for(gate),
        barred=tuple(sorted(gate.barred)),
        empty_seats=gate.unsatisfiable,
        evidence=gate.evidence,
        missing=missing_evidence(gate),
        evidence_digest=gate.evidence_digest,
        requested_by=opened.requested_by,
        opened_at=opened.at,
        due=gate.due,
        closed_at=gate.closed.at if gate.closed else None,
        escalations=tuple(event for event in events if isinstance(event, GateEscalated)),
        reminders=gate.reminders,
        decisions=tuple(
            DecisionLine(decision=each, counts=not why_uncounted(gate, each)) for each in gate.decisions
        ),
        refused=gate.refusals,
        conditions=_conditions(gate, events),
        ratify_by=gate.closed.ratify_by if gate.closed and gate.to_ratify else None,
        checks=checks_of(gate),
        musts_given_up=gate.facts.musts_given_up,
        money=money_at(gate),
        aftermath=aftermath_of(gate),
        break_point=break_point_at(gate),
        lessons=gate.facts.lessons,
        inputs=inputs_of(gate),
        earlier=earlier,
        names=names,
    )


def _seats(gate: Gate) -> tuple[SeatLine, ...]:
    taken = [
        (each, seat) for each in gate.steps for seat in seats_taken(each, answers_to(each, gate.standing))
    ]
    filled = fill([seat for _, seat in taken], {who for _, seat in taken for who in seat.holders})
    seated: dict[tuple[str, str], list[Identity]] = {}
    for place, (each, seat) in enumerate(taken):
        if place in filled:
            seated.setdefault((each.step.id, seat.role), []).append(filled[place])
    return tuple(_seat(gate, each, panel, seated) for each in gate.steps for panel in each.panels)


def _seat(
    gate: Gate, each: OpenStep, panel: Panel, seated: Mapping[tuple[str, str], Sequence[Identity]]
) -> SeatLine:
    spoken = answers_to(each, gate.standing)
    heard = [who for who in panel.members if who in spoken]
    return SeatLine(
        step=each.step.id,
        kind=each.step.kind,
        method=each.step.method,
        role=panel.role,
        needed=panel.needed,
        holders=panel.people,
        filled_by=tuple(seated.get((each.step.id, panel.role), ()) if fills_seats(each) else heard),
    )


def _conditions(gate: Gate, events: Sequence[GateEvent]) -> tuple[ConditionLine, ...]:
    met = {event.condition: event for event in events if isinstance(event, ConditionDischarged)}
    return tuple(_condition(gate, each, met.get(each.id)) for each in gate.conditions)


def _condition(gate: Gate, condition: Condition, met: ConditionDischarged | None) -> ConditionLine:
    if met is None:
        return ConditionLine(condition=condition, state=_condition_state(gate, condition))
    return ConditionLine(
        condition=condition,
        state="discharged",
        discharged_by=met.by,
        discharged_at=met.at,
        note=met.note,
    )


def _condition_state(gate: Gate, condition: Condition) -> ConditionState:
    if condition not in gate.outstanding:
        return "proposed"
    return "overdue" if condition.id in gate.overdue else "outstanding"
