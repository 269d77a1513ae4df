"""Nobody gets a gate past its policy, whatever they try: told again from the record alone."""

from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import product

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.evidence import Evidence, evidence_digest
from domain.gate.commands import (
    AnyGateCommand,
    ChangeEvidence,
    CountVotes,
    Decide,
    EscalateGate,
    LapseDecision,
    Recuse,
    RemindDeciders,
)
from domain.gate.decide import decide
from domain.gate.events import (
    DeciderRecused,
    DecisionRatified,
    DecisionTaken,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateOpened,
    VotesCounted,
)
from domain.gate.outcome import Choice
from domain.gate.panel import OpenStep, Panel
from domain.gate.seats import Seat
from domain.gate.state import fold
from domain.gate.step import Ask, Method, Step, StepKind
from domain.gate.turns import waiting_for
from domain.identity import Identity
from domain.refusal import Rejected
from domain.roster import RoleId
from tests.domain.gate.scene import DESIGN, OPENED, POLICY, REDESIGN, SUBJECT
from tests.domain.people import ASHA, BEN, CHLOE, DINA, EMIL, FARAH, GITA, HANA, LOCKGATE, NOON

TRYING = (ASHA, BEN, CHLOE, DINA, EMIL, FARAH, GITA, HANA)
IDENTITIES = tuple(who.identity for who in TRYING)
ACTOR_OF = {who.identity: who for who in TRYING}
DECIDERS = tuple(who.identity for who in (BEN, CHLOE, DINA, FARAH))
WORDS = st.sampled_from([*[Choice.APPROVE] * 9, Choice.ABSTAIN, Choice.REJECT])
CHOICES = st.lists(WORDS, min_size=2, max_size=10)
ACTORS = st.sampled_from(TRYING)
# With two digests, and an author who changes while the digest stays.
EVIDENCE = st.sampled_from(
    [
        (DESIGN,),
        (REDESIGN,),
        (replace(DESIGN, author=BEN.identity),),
        (replace(REDESIGN, author=DINA.identity),),
    ]
)
PEOPLE = st.lists(st.sampled_from([*DECIDERS * 3, *IDENTITIES]), min_size=2, max_size=4, unique=True).map(
    tuple
)
SITTING = PEOPLE | st.just(DECIDERS) | st.just(())


@st.composite
def panels(draw: st.DrawFn, role: str) -> Panel:
    members = draw(st.one_of(PEOPLE, PEOPLE, PEOPLE, PEOPLE, SITTING))
    chair = draw(st.sampled_from([None, *members]))
    return Panel(role=RoleId(role), members=members, needed=draw(st.sampled_from([1, 1, 1, 2])), chair=chair)


@st.composite
def asked(draw: st.DrawFn, number: int, kinds: Sequence[StepKind]) -> OpenStep:
    sitting = tuple(draw(panels(f"role-{number}-{nth}")) for nth in range(draw(st.sampled_from([1, 1, 2]))))
    kind = draw(st.sampled_from(kinds))
    rules = Step(
        id=f"step-{number}",
        kind=kind,
        asks=tuple(Ask(role=panel.role) for panel in sitting),
        method=draw(st.sampled_from(Method)),
        blocks=draw(st.booleans()),
        within_days=5 if kind is StepKind.RATIFY else None,
    )
    return OpenStep(step=rules, panels=sitting)


@st.composite
def gates(draw: st.DrawFn) -> GateOpened:
    kinds = [kind for kind in StepKind if kind is not StepKind.RATIFY]
    before = [draw(asked(number, kinds)) for number in range(draw(st.integers(0, 2)))]
    middle = [draw(asked(len(before), [StepKind.DECIDE]))] if draw(st.integers(0, 9)) else []
    last = [draw(asked(9, [StepKind.RATIFY]))] if draw(st.booleans()) else []
    steps = (*before, *middle, *last)
    policy = replace(POLICY, steps=tuple(each.step for each in steps))
    way_up = tuple(Seat(role=RoleId(f"above-{level}"), holders=draw(PEOPLE)) for level in (1, 2))
    return replace(OPENED, policy=policy, policy_digest=policy.digest, steps=steps, way_up=way_up)


class Attempts(RuleBasedStateMachine):
    """People, and Lockgate itself, ask whatever they like of one gate."""

    @initialize(opened=gates())
    def open(self, opened: GateOpened) -> None:
        self.opened = opened
        self.events: list[GateEvent] = [opened]
        self.clock, self.submissions = NOON, 0

    @rule(
        by=ACTORS,
        choice=st.sampled_from([*[Choice.APPROVE] * 5, Choice.ABSTAIN, Choice.REJECT]),
        is_stale=st.integers(0, 9).map(lambda dice: dice == 0),
    )
    def speak(self, by: object, choice: Choice, is_stale: bool) -> None:
        self.submissions += 1
        self._ask(
            Decide,
            by=by,
            submission=f"{self.submissions}",
            choice=choice,
            evidence_digest="sha256:00" if is_stale else evidence_digest(_evidence(self.events)),
            reason="Costs are missing.",
        )

    @rule(choices=CHOICES)
    def those_awaited_speak(self, choices: list[Choice]) -> None:
        for choice in choices:
            awaited = waiting_for(fold(self.events))
            if awaited:
                self.speak(ACTOR_OF[awaited[self.submissions % len(awaited)]], choice, is_stale=False)

    @rule(choices=CHOICES)
    def they_speak_again(self, choices: list[Choice]) -> None:
        self.those_awaited_speak(choices)

    @rule(evidence=EVIDENCE)
    def change_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        self._ask(ChangeEvidence, evidence=evidence)

    @rule(by=ACTORS)
    def stand_aside(self, by: object) -> None:
        self._ask(Recuse, by=by, reason="An interest.")

    @rule(level=st.integers(1, 2))
    def escalate(self, level: int) -> None:
        self._ask(EscalateGate, level=level)

    @rule(number=st.sampled_from([0, 0, 0, 1, 2, 9]))
    def count_votes(self, number: int) -> None:
        self._ask(CountVotes, step=f"step-{number}")

    @rule(number=st.integers(1, 3))
    def remind(self, number: int) -> None:
        self._ask(RemindDeciders, number=number)

    @rule()
    def lapse(self) -> None:
        self._ask(LapseDecision)

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        self.clock += timedelta(days=days)

    @invariant()
    def a_gate_passes_only_as_its_policy_says(self) -> None:
        for place, event in enumerate(self.events):
            if isinstance(event, GateClosed) and event.outcome.opens_the_way:
                assert _is_earned(self.events[:place])
                assert isinstance(self.events[place - 1], DecisionTaken | VotesCounted)
            if isinstance(event, DecisionRatified):
                assert _is_ratified(self.events[:place])

    @invariant()
    def a_gate_ends_once(self) -> None:
        assert sum(isinstance(event, GateClosed) for event in self.events) <= 1

    def _ask(self, command: type[AnyGateCommand], **words: object) -> None:
        asked = {"subject": SUBJECT, "by": LOCKGATE, "at": self.clock, **words}
        with suppress(Rejected):
            self.events += decide(fold(self.events), command(**asked))  # type: ignore[arg-type]


def _is_earned(events: Sequence[GateEvent]) -> bool:
    """Whether every binding step was met, each seat by somebody of its own who was entitled to it."""
    opened = _opened(events)
    above = {who for event in events if isinstance(event, GateEscalated) for who in event.to.holders}
    binding = [
        each
        for each in opened.steps
        if each.step.kind in (StepKind.CONSULT, StepKind.DECIDE)
        or (each.step.blocks and each.step.kind is not StepKind.RATIFY)
    ]
    rooms = [
        (each, [{*panel.members, *_those(above, each)} - _barred(events) for panel in each.panels])
        for each in binding
    ]
    return (
        any(each.step.kind is StepKind.DECIDE for each in binding)
        and {piece.name for piece in _evidence(events)} >= set(opened.policy.evidence)
        and all(_is_met(each, sitting, events) for each, sitting in rooms)
        and _are_seated([seat for each, sitting in rooms for seat in _seats(each, sitting, events)])
    )


def _is_ratified(events: Sequence[GateEvent]) -> bool:
    """Whether those asked to confirm did, none of them among those who had spoken before."""
    step = next(each for each in _opened(events).steps if each.step.kind is StepKind.RATIFY)
    spoke = {event.by for event in events if isinstance(event, DecisionTaken) and event.step != step.step.id}
    sitting = [{*panel.members} - _barred(events) - spoke for panel in step.panels]
    return _is_met(step, sitting, events) and _are_seated(_seats(step, sitting, events))


def _is_met(step: OpenStep, sitting: Sequence[Set[Identity]], events: Sequence[GateEvent]) -> bool:
    """Whether a step is met, but for its seats."""
    said = _said(step, sitting, events)
    yes, no = (sum(word is choice for word in said.values()) for choice in (Choice.APPROVE, Choice.REJECT))
    silent = len(set().union(*sitting)) - len(said)
    is_heard = all(
        sum(who in said for who in people) >= panel.needed
        for people, panel in zip(sitting, step.panels, strict=True)
    )
    if step.step.kind is StepKind.CONSULT:
        return is_heard
    match step.step.method:
        case Method.VETO:
            return no == 0
        case Method.THRESHOLD:
            return True
        case Method.CONSENSUS:
            return is_heard and no == 0 and silent == 0 and yes > 0
        case Method.MAJORITY | Method.CASTING_VOTE:
            is_over = silent == 0 or step.step.id in _counted(events)
            is_cast = step.step.method is Method.CASTING_VOTE and _is_cast(step, said)
            is_carried = yes > no or (is_cast and yes == no > 0)
            return is_heard and (yes > no + silent or (is_over and is_carried))


def _is_cast(step: OpenStep, said: Mapping[Identity, Choice]) -> bool:
    chairs = [panel.chair for panel in step.panels if panel.chair]
    return bool(chairs) and all(said.get(chair) is Choice.APPROVE for chair in chairs)


def _seats(
    step: OpenStep, sitting: Sequence[Set[Identity]], events: Sequence[GateEvent]
) -> list[Set[Identity]]:
    """For each seat of a step, those who said yes to it."""
    if step.step.kind is StepKind.CONSULT or step.step.method not in (Method.VETO, Method.THRESHOLD):
        return []
    yes = {who for who, word in _said(step, sitting, events).items() if word is Choice.APPROVE}
    return [
        people & yes for people, panel in zip(sitting, step.panels, strict=True) for _ in range(panel.needed)
    ]


def _are_seated(seats: Sequence[Set[Identity]]) -> bool:
    """Whether each seat has a person of its own, by trying every seating."""
    return any(len(set(seating)) == len(seats) for seating in product(*seats))


def _said(
    step: OpenStep, sitting: Sequence[Set[Identity]], events: Sequence[GateEvent]
) -> dict[Identity, Choice]:
    seen = evidence_digest(_evidence(events))
    return {
        event.by: event.choice
        for event in events
        if isinstance(event, DecisionTaken)
        and (event.step, event.evidence_digest) == (step.step.id, seen)
        and any(event.by in people for people in sitting)
    }


def _barred(events: Sequence[GateEvent]) -> set[Identity]:
    wrote = {who for piece in _evidence(events) for who in (piece.author, piece.submitted_by)}
    aside = {event.by for event in events if isinstance(event, DeciderRecused)}
    return {_opened(events).requested_by, *wrote, *aside}


def _counted(events: Sequence[GateEvent]) -> set[str]:
    """The votes that were counted since the evidence last changed."""
    changed = max((n for n, event in enumerate(events) if isinstance(event, GateEvidenceChanged)), default=0)
    return {event.step for event in events[changed:] if isinstance(event, VotesCounted)}


def _evidence(events: Sequence[GateEvent]) -> tuple[Evidence, ...]:
    return [event.evidence for event in events if isinstance(event, GateOpened | GateEvidenceChanged)][-1]


def _opened(events: Sequence[GateEvent]) -> GateOpened:
    return next(event for event in events if isinstance(event, GateOpened))


TestNeverPasses = Attempts.TestCase
TestNeverPasses.settings = settings(max_examples=300, stateful_step_count=15)


def _those(above: set[Identity], step: OpenStep) -> set[Identity]:
    """Those above may fill seats and be heard; a body's vote stays the body's own."""
    is_vote = step.step.method in (Method.MAJORITY, Method.CASTING_VOTE, Method.CONSENSUS)
    return set() if is_vote and step.step.kind is not StepKind.CONSULT else above
