"""What holds whatever happens, in whatever order."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import chain, permutations, product
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import aggregate
from domain.aggregate import Event
from domain.attempt.events import AttemptRefused
from domain.benefit.events import BenefitEvent
from domain.benefit.phasing import annualised, in_year
from domain.business_case.events import BusinessCaseEvent
from domain.catalogue import EVENT_CLASSES
from domain.evidence import Evidence, evidence_digest
from domain.financial_year import Quarter
from domain.fund.events import FundEvent
from domain.gate.commands import ConfirmOverride, CountVotes, Decide, LapseDecision, OpenGate, Reaffirm
from domain.gate.events import (
    DeciderRecused,
    DecisionTaken,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateOpened,
    VotesCounted,
)
from domain.gate.obstacles import obstacles
from domain.gate.outcome import Choice, Outcome
from domain.gate.seats import Seat, fill, unfillable
from domain.gate.step import Method, Step, StepKind
from domain.identity import Identity
from domain.indicator.events import IndicatorEvent
from domain.log_key.events import LogKeyAnnounced
from domain.money import Pence
from domain.person.events import PersonEvent
from domain.programme.events import ProgrammeEvent
from domain.refusal import Rejected
from domain.release.events import ReleaseEvent
from domain.replay.events import ReplayEvent
from domain.risk.events import RiskEvent
from domain.roster import RoleId
from domain.sharing import equal_parts
from tests.domain.gate_walks import gate_walks, plain_gate_walks
from tests.domain.golden_events import GOLDEN
from tests.domain.people import ISSUER
from tests.domain.walks import WALKS, WHOLE_WAYS, Taken, answer, steps
from tests.repetition import often

KINDS = tuple(WALKS)
EVENTS_OF: dict[str, tuple[type[Event], ...]] = {
    "programme": get_args(ProgrammeEvent),
    "release": get_args(ReleaseEvent),
    "gate": get_args(GateEvent),
    "benefit": get_args(BenefitEvent),
    "fund": get_args(FundEvent),
    "risk": get_args(RiskEvent),
    "indicator": get_args(IndicatorEvent),
    "business_case": get_args(BusinessCaseEvent),
    "attempt": (AttemptRefused,),
    "person": get_args(PersonEvent),
    "log_key": (LogKeyAnnounced,),
    "replay": get_args(ReplayEvent),
}
PEOPLE = st.sampled_from([Identity(issuer=ISSUER, subject=name) for name in "abcde"])
SEATS = st.lists(
    st.lists(PEOPLE, max_size=3, unique=True).map(lambda who: Seat(role=RoleId("role"), holders=tuple(who))),
    max_size=4,
)
AMOUNTS = st.integers(0, 10**12).map(Pence)
QUARTERS = st.builds(Quarter, year=st.integers(2000, 2100), number=st.integers(1, 4))


@pytest.mark.parametrize("kind", KINDS)
def test_a_command_repeated_brings_nothing_new(kind: str) -> None:
    rules = WALKS[kind][0]
    for taken in chain.from_iterable(_walked(kind)):
        assert not answer(rules, taken.after, taken.command), taken.command


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_question_has_the_same_answer(kind: str) -> None:
    rules = WALKS[kind][0]
    for walk in _walked(kind):
        history: list[Event] = []
        for taken in walk:
            assert rules.fold(history) == taken.before
            assert answer(rules, rules.fold(history), taken.command) == taken.told
            history.extend(taken.told or ())


@pytest.mark.parametrize("kind", KINDS)
def test_a_refusal_gives_the_same_reason_again(kind: str) -> None:
    rules = WALKS[kind][0]
    for taken in chain.from_iterable(_walked(kind)):
        if taken.told is None:
            with pytest.raises(Rejected) as first:
                rules.decide(taken.before, taken.command)
            with pytest.raises(Rejected) as second:
                rules.decide(taken.before, taken.command)
            assert first.value.sentence == second.value.sentence


@pytest.mark.parametrize("kind", KINDS)
def test_every_event_comes_about_on_some_walk(kind: str) -> None:
    met = {type(event) for history in _histories(kind) for event in history}
    assert met == set(EVENTS_OF[kind])


def test_every_aggregate_is_walked() -> None:
    assert {id(rules) for rules, _ in WALKS.values()} == {
        id(each)
        for each in (
            aggregate.PROGRAMME,
            aggregate.RELEASE,
            aggregate.GATE,
            aggregate.BENEFIT,
            aggregate.FUND,
            aggregate.RISK,
            aggregate.INDICATOR,
            aggregate.BUSINESS_CASE,
            aggregate.ATTEMPT,
            aggregate.PERSON,
            aggregate.LOG_KEY,
            aggregate.REPLAY,
        )
    }
    assert {event for events in EVENTS_OF.values() for event in events} == set(EVENT_CLASSES)


@pytest.mark.parametrize("kind", KINDS)
def test_evolve_believes_every_event_in_any_order(kind: str) -> None:
    rules = WALKS[kind][0]
    for history in _histories(kind):
        _believes(rules, [*reversed(history), *(GOLDEN[event] for event in EVENTS_OF[kind])])


def _believes(rules: aggregate.Aggregate, said: Sequence[Event]) -> None:
    state = rules.fold(())
    for event in said:
        state = rules.evolve(state, event)
    assert state == rules.fold(said)


@settings(max_examples=often(80))
@given(walk=plain_gate_walks())
def test_no_gate_passes_without_a_person_of_its_own_in_every_seat(walk: list[aggregate.Command]) -> None:
    history: list[Event] = []
    for taken in steps(aggregate.GATE, walk):
        history.extend(taken.told or ())
        if _passed(taken):
            assert _may_pass(history, walk)


@settings(max_examples=often(80))
@given(walk=plain_gate_walks())
def test_a_decision_that_suffices_passes_the_gate_at_once(walk: list[aggregate.Command]) -> None:
    history: list[Event] = []
    for taken in steps(aggregate.GATE, walk):
        history.extend(taken.told or ())
        if taken.told and isinstance(taken.told[-1], DecisionTaken):
            assert not _may_pass(history, walk)


@settings(max_examples=often(80))
@given(walk=gate_walks())
def test_nothing_passes_but_by_a_persons_word_by_two_or_by_a_rule_of_its_own(
    walk: list[aggregate.Command],
) -> None:
    for taken in steps(aggregate.GATE, walk):
        for event in taken.told or ():
            if isinstance(event, GateClosed) and event.outcome.opens_the_way:
                _requires_what_it_rests_on(event.outcome, taken)


def _requires_what_it_rests_on(outcome: Outcome, taken: Taken) -> None:
    policy = taken.before.opened.policy
    match outcome:
        case Outcome.OVERRIDDEN:
            assert isinstance(taken.command, ConfirmOverride)
            assert policy.break_glass
            assert len(set(taken.after.overridden.by)) == 2
        case Outcome.DEEMED_CONSENT:
            assert isinstance(taken.command, LapseDecision)
            assert policy.deemed_consent
            assert not any(word.choice.is_a_no for word in taken.before.standing)
        case _:
            assert isinstance(taken.command, Decide | Reaffirm | CountVotes)
            assert obstacles(taken.before) == ()


def _histories(kind: str) -> list[list[Event]]:
    return [[event for taken in walk for event in taken.told or ()] for walk in _walked(kind)]


@cache
def _walked(kind: str) -> list[list[Taken]]:
    """The walks that the properties take, the same on every run."""
    rules, walks = WALKS[kind]
    walked = [list(steps(rules, way)) for way in WHOLE_WAYS.get(kind, ())]

    @settings(max_examples=often(150))
    @given(walk=walks)
    def take(walk: list[aggregate.Command]) -> None:
        walked.append(list(steps(rules, walk)))

    take()
    return walked


def _opens_the_way(event: Event) -> bool:
    return isinstance(event, GateClosed) and event.outcome.opens_the_way


def _passed(taken: Taken) -> bool:
    return any(map(_opens_the_way, taken.told or ()))


def _may_pass(history: Sequence[Event], walk: Sequence[aggregate.Command]) -> bool:
    """Whether a gate may pass, told again from the first command and the record by trying every seating."""
    opening = next(command for command in walk if isinstance(command, OpenGate))
    evidence = _evidence_now(history)
    wrote = {who for piece in evidence for who in (piece.author, piece.submitted_by)}
    aside = {event.by for event in history if isinstance(event, DeciderRecused)}
    barred = {*wrote, *aside, opening.requested_by}
    seen = evidence_digest(evidence)
    said = [event for event in history if isinstance(event, DecisionTaken) and event.evidence_digest == seen]
    above = {who for event in history if isinstance(event, GateEscalated) for who in event.to.holders}
    counted = {event.step for event in history if isinstance(event, VotesCounted)}
    binding = [step for step in opening.policy.steps if step.kind is not StepKind.RATIFY]
    return (
        bool(opening.policy.deciders)
        and set(opening.policy.evidence) <= {piece.name for piece in evidence}
        and all(
            _is_met(
                step,
                [
                    above.union(opening.roster.holders_of(role, opening.at.date())) - barred
                    for role in step.roles
                ],
                {each.by: each.choice for each in said if each.step == step.id and each.by not in barred},
                is_counted=step.id in counted,
            )
            for step in binding
        )
    )


def _is_met(
    step: Step, panels: Sequence[set[Identity]], said: Mapping[Identity, Choice], *, is_counted: bool
) -> bool:
    asked = set().union(*panels)
    heard = {who: choice for who, choice in said.items() if who in asked}
    yes = [who for who, choice in heard.items() if choice is Choice.APPROVE]
    no = [who for who, choice in heard.items() if choice is Choice.REJECT]
    if step.kind is StepKind.CONSULT:
        return all(panel & heard.keys() for panel in panels)
    if step.method is Method.MAJORITY:
        silent = len(asked) - len(heard)
        over = is_counted or not silent
        return bool(heard) and (len(yes) > len(no) + silent or (over and len(yes) > len(no)))
    seatings = permutations(sorted(yes), len(panels))
    return not no and any(
        all(who in panel for who, panel in zip(seating, panels, strict=True)) for seating in seatings
    )


def _evidence_now(history: Sequence[Event]) -> tuple[Evidence, ...]:
    return [e.evidence for e in history if isinstance(e, GateOpened | GateEvidenceChanged)][-1]


@given(seats=SEATS, people=st.frozensets(PEOPLE))
def test_as_many_seats_are_filled_as_can_be(seats: list[Seat], people: frozenset[Identity]) -> None:
    filled = fill(seats, people)
    assert all(who in people and who in seats[place].holders for place, who in filled.items())
    assert len(set(filled.values())) == len(filled) == _most(seats, people)
    assert len(unfillable(seats, people)) == len(seats) - len(filled)


def _most(seats: Sequence[Seat], people: Collection[Identity]) -> int:
    """How many seats can be filled at once, by trying every seating."""
    choices = [[None, *(who for who in seat.holders if who in people)] for seat in seats]
    seatings = ([who for who in seating if who] for seating in product(*choices))
    return max(len(seated) for seated in seatings if len(seated) == len(set(seated)))


@given(whole=st.integers(-(10**9), 10**9), parts=st.integers(1, 60))
def test_parts_sum_to_the_whole(whole: int, parts: int) -> None:
    split = equal_parts(whole, parts)
    assert sum(split) == whole
    assert len(split) == parts
    assert max(split) - min(split) <= 1


@given(annual=AMOUNTS, posted=QUARTERS)
def test_no_penny_is_lost_between_the_year_of_posting_and_the_rest(annual: Pence, posted: Quarter) -> None:
    first = in_year(annual, posted, posted.year)
    assert sum(equal_parts(annual, 4)[: posted.number]) + first == annual
    assert abs(4 * first - annual * (4 - posted.number)) < 4
    assert in_year(annual, posted, posted.year - 1) == 0


@given(annual=AMOUNTS, posted=QUARTERS, years=st.integers(0, 30))
def test_later_years_bring_the_whole_each(annual: Pence, posted: Quarter, years: int) -> None:
    span = range(posted.year - 2, posted.year + years + 1)
    first = in_year(annual, posted, posted.year)
    assert sum(in_year(annual, posted, year) for year in span) == first + years * annual
    assert all(in_year(annual, posted, year) <= annualised(annual, posted, year) for year in span)


@given(amounts=st.lists(AMOUNTS, min_size=1, max_size=6), posted=QUARTERS)
def test_phasing_benefits_together_differs_by_pence_only(amounts: list[Pence], posted: Quarter) -> None:
    together = in_year(Pence(sum(amounts)), posted, posted.year)
    apart = sum(in_year(annual, posted, posted.year) for annual in amounts)
    assert abs(together - apart) <= len(amounts)
