"""What happened at a gate, in plain English."""

from collections.abc import Iterable
from typing import assert_never

from domain.gate.aftermath import (
    CallInAnswered,
    CallInWaived,
    ConditionDischarged,
    ConditionFoundOverdue,
    DecisionCalledIn,
    DecisionLapsed,
    DecisionRatified,
    OutcomeTookEffect,
    OverrideReviewed,
)
from domain.gate.condition import Condition
from domain.gate.events import (
    DeciderRecused,
    DecisionRefused,
    DecisionTaken,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateFactsChanged,
    GateFoundUnsatisfiable,
    GateOpened,
    GateOverridden,
    GateReminded,
    OverrideProposed,
    PolicyRebased,
    RosterRebased,
    VotesCounted,
)
from domain.gate.outcome import Choice, Outcome
from readmodels.aftermath_sentences import override_sentence, scrutiny_sentence
from readmodels.scene import Scene, day, ended, instant, listed, plain_words


def gate_sentence(event: GateEvent, scene: Scene) -> str:
    """One sentence for each event of a gate."""
    match event:
        case DecisionTaken() | DecisionRefused():
            return _decision_sentence(event, scene)
        case OutcomeTookEffect() | DecisionCalledIn() | CallInAnswered() | CallInWaived():
            return scrutiny_sentence(event, scene)
        case OverrideProposed() | GateOverridden() | OverrideReviewed():
            return override_sentence(event, scene)
        case PolicyRebased() | RosterRebased():
            return _rebasing_sentence(event, scene)
        case ConditionDischarged() | ConditionFoundOverdue():
            return _condition_sentence(event, scene)
        case GateOpened():
            asker = scene.name(event.requested_by)
            return f"{asker} asked for the gate of {scene.work}; the answer is due by {instant(event.due)}."
        case GateFoundUnsatisfiable():
            seats = listed(event.empty_seats)
            return f"The gate of {scene.work} cannot open as things stand: nobody can decide as {seats}."
        case GateEvidenceChanged():
            pieces = listed(piece.name for piece in event.evidence) or "nothing"
            return f"The evidence for {scene.work} is now {pieces}; decisions on other evidence have lapsed."
        case GateFactsChanged():
            return f"What the gate of {scene.work} knows of its subject changed."
        case GateReminded():
            asked = scene.everybody(event.asked)
            return f"Reminder {event.number} of the gate of {scene.work} went to {asked}."
        case GateEscalated():
            above = f"{event.to.role} ({scene.everybody(event.to.holders)})"
            return f"The gate of {scene.work} was escalated to {above}; due by {instant(event.due)}."
        case GateClosed(outcome=Outcome.WITHDRAWN):
            return f"{scene.actor} withdrew the gate of {scene.work}: {ended(' '.join(event.reasons))}"
        case GateClosed():
            until = f" until {day(event.until)}" if event.until else ""
            effect = f"; it takes effect on {instant(event.takes_effect)}" if event.takes_effect else ""
            return f"The gate of {scene.work} closed: {plain_words(event.outcome)}{until}{effect}."
        case DeciderRecused():
            return f"{scene.name(event.by)} stood aside from {scene.work}: {ended(event.reason)}"
        case VotesCounted():
            return f"The time to vote in the step {event.step} of {scene.work} ended; the votes were counted."
        case DecisionRatified():
            return f"The decision on {scene.work} was ratified."
        case DecisionLapsed():
            why = " ".join((*event.reasons, event.released)).strip()
            return f"The decision on {scene.work} lapsed: {ended(why)}"
        case _:
            assert_never(event)


def _decision_sentence(event: DecisionTaken | DecisionRefused, scene: Scene) -> str:
    who = scene.name(event.by)
    match event:
        case DecisionTaken():
            done = _DONE[event.choice]
            role = f" as {scene.role}" if scene.role else ""
            conditions = _on_condition(event.conditions, scene)
            if event.for_:
                who = f"{who}, for {scene.name(event.for_)},"
            until = f" until {day(event.until)}" if event.until else ""
            said = f"{who} {done} {scene.work}{until}{role}{conditions}"
            return ended(f"{said}: {event.reason}" if event.reason else said)
        case DecisionRefused():
            return f"{who} tried to {event.choice} {scene.work} and was refused: {ended(event.sentence)}"
        case _:
            assert_never(event)


_DONE = {
    Choice.APPROVE: "approved",
    Choice.REJECT: "rejected",
    Choice.ABSTAIN: "abstained from",
    Choice.DEFER: "deferred",
    Choice.STOP: "stopped",
}


def _rebasing_sentence(event: PolicyRebased | RosterRebased, scene: Scene) -> str:
    who = scene.name(event.by)
    match event:
        case PolicyRebased():
            return f"{who} put {scene.work} under the policy in force: {ended(event.reason)}"
        case RosterRebased():
            left = f" Left since they spoke: {scene.everybody(event.leavers)}." if event.leavers else ""
            return f"{who} put {scene.work} before the people in office: {ended(event.reason)}{left}"
        case _:
            assert_never(event)


def _on_condition(conditions: Iterable[Condition], scene: Scene) -> str:
    asked = [f"“{each.text}” ({scene.name(each.owner)}, by {day(each.due)})" for each in conditions]
    return f", on condition of {listed(asked)}" if asked else ""


def _condition_sentence(event: ConditionDischarged | ConditionFoundOverdue, scene: Scene) -> str:
    condition = f"condition {event.condition} of {scene.work}"
    match event:
        case ConditionDischarged():
            return f"{scene.name(event.by)} showed that {condition} is met: {ended(event.note)}"
        case ConditionFoundOverdue():
            owner = scene.name(event.owner)
            return f"{owner} is late with {condition}, which was due by {day(event.due)}."
        case _:
            assert_never(event)
