"""Ways that each aggregate can be taken: commands, sensible and not, over few people and few names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain import aggregate
from domain.aggregate import Aggregate, Command, Event
from domain.benefit import commands as benefit
from domain.evidence import evidence_digest
from domain.fund import commands as fund
from domain.gate import commands as gate
from domain.gate.outcome import Choice, Outcome
from domain.gate.step import Ask, Method, Step, StepKind, decided_by
from domain.money import Pence
from domain.programme import commands as programme
from domain.refusal import Rejected
from domain.release import commands as release
from domain.release.plan import ReleaseId, ReleasePlan
from domain.release.readiness import Measure
from domain.roster import Roster, held_by
from domain.stage import STAGES, Stage
from tests.domain.benefit import scene as benefit_scene
from tests.domain.fund import scene as fund_scene
from tests.domain.gate.scene import (
    BOARD,
    BUDGET,
    COUNCIL,
    DESIGN,
    FINANCE,
    OPEN_GATE,
    POLICY,
    REDESIGN,
    ROSTER,
    TRAIN,
    approve,
    discharge,
)
from tests.domain.people import ASHA, BEN, CHLOE, DINA, EMIL, FARAH, GITA, HANA, LOCKGATE, NOON
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A, STAGE_GATE, START, with_holders
from tests.domain.release import scene as release_scene

Commands: TypeAlias = SearchStrategy[list[Command]]

DECIDERS = (BEN, CHLOE, DINA, FARAH)
TIMES = st.integers(0, 40).map(lambda days: NOON + timedelta(days=days))
BENS_DESIGN = replace(DESIGN, author=BEN.identity)
EVIDENCE_SETS = ((DESIGN,), (REDESIGN,), (BENS_DESIGN,), (DESIGN, BUDGET), ())
EVIDENCE = st.sampled_from(EVIDENCE_SETS)
SEEN = st.sampled_from([evidence_digest(pieces) for pieces in (*EVIDENCE_SETS[:1] * 5, *EVIDENCE_SETS)])
HOLDERS = st.lists(st.sampled_from([who.identity for who in DECIDERS]), unique=True, max_size=3).map(tuple)
LEVELS = st.integers(0, 3)
UNTIL = st.sampled_from([None, (NOON + timedelta(days=9)).date()])


HEARD_FIRST = (Step(id="hear", kind=StepKind.CONSULT, asks=(Ask(role=FINANCE),)), *decided_by(BOARD))
VOTED = (Step(id="vote", kind=StepKind.DECIDE, asks=(Ask(role=BOARD),), method=Method.MAJORITY),)
RATIFIED = (
    *decided_by(BOARD),
    Step(id="ratify", kind=StepKind.RATIFY, asks=(Ask(role=FINANCE),), within_days=5),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """One command of a walk: where it was asked, and what followed; None when it was refused."""

    before: Any
    command: Command
    told: tuple[Event, ...] | None
    after: Any


def answer(kind: Aggregate, state: Any, command: Command) -> tuple[Event, ...] | None:
    try:
        return tuple(kind.decide(state, command))
    except Rejected:
        return None


def steps(kind: Aggregate, commands: Sequence[Command]) -> Iterator[Taken]:
    """What becomes of an aggregate that is asked all this; it is left as it was by what it refuses."""
    state = kind.fold(())
    for command in commands:
        told = answer(kind, state, command)
        after = state
        for event in told or ():
            after = kind.evolve(after, event)
        yield Taken(before=state, command=command, told=told, after=after)
        state = after


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    return replace(
        ROSTER, roles=tuple(replace(role, holdings=held_by(*draw(HOLDERS))) for role in ROSTER.roles)
    )


def gates_opened() -> SearchStrategy[gate.OpenGate]:
    plain = st.sampled_from([(BOARD,), (BOARD, FINANCE), (BOARD, FINANCE), (BOARD, BOARD), ()])
    asked = plain.map(lambda roles: decided_by(*roles)) | st.sampled_from([HEARD_FIRST, VOTED, RATIFIED])
    return st.builds(
        lambda roster, evidence, asked, wanted, requester: replace(
            OPEN_GATE,
            roster=roster,
            evidence=evidence,
            policy=replace(POLICY, steps=asked, evidence=wanted),
            requested_by=requester.identity,
        ),
        st.just(ROSTER) | rosters(),
        st.just((DESIGN,)) | EVIDENCE,
        asked,
        st.sampled_from([("design",), ("design", "budget"), ()]),
        st.sampled_from([ASHA, ASHA, BEN]),
    )


def decisions() -> SearchStrategy[gate.Decide]:
    return st.builds(
        gate.Decide,
        subject=st.just(OPEN_GATE.subject),
        by=st.sampled_from([*DECIDERS, *DECIDERS, ASHA, HANA]),
        at=st.sampled_from([*[NOON] * 5, NOON + timedelta(days=20)]),
        submission=st.sampled_from("abcd"),
        choice=st.sampled_from([*[Choice.APPROVE] * 7, Choice.REJECT, Choice.ABSTAIN]),
        evidence_digest=SEEN,
        reason=st.sampled_from(["", "Costs are missing."]),
        conditions=st.sampled_from([(), (), (TRAIN,), (replace(TRAIN, id="C-2"),), (TRAIN, TRAIN)]),
    )


def other_gate_commands() -> SearchStrategy[Command]:
    asked = {"subject": st.just(OPEN_GATE.subject), "by": st.just(LOCKGATE), "at": TIMES}
    words = st.sampled_from(["", "Done."])
    return st.one_of(
        st.builds(gate.ChangeEvidence, **asked, evidence=EVIDENCE),
        st.builds(gate.RemindDeciders, **asked, number=LEVELS),
        st.builds(gate.EscalateGate, **asked, level=LEVELS),
        st.builds(gate.FlagOverdueConditions, **asked),
        st.builds(gate.CountVotes, **asked, step=st.sampled_from(["decide", "vote", "ratify"])),
        st.builds(gate.LapseDecision, **asked),
        st.builds(gate.Recuse, **{**asked, "by": st.sampled_from(DECIDERS)}, reason=words),
        st.builds(
            gate.DischargeCondition,
            **{**asked, "by": st.sampled_from([HANA, BEN, ASHA])},
            condition=st.sampled_from(["C-1", "C-2", "C-3"]),
            note=words,
        ),
    )


def gate_walks() -> Commands:
    withdrawn = st.builds(
        gate.WithdrawGate,
        subject=st.just(OPEN_GATE.subject),
        by=st.just(ASHA),
        at=TIMES,
        reason=st.sampled_from(["", "No longer needed."]),
    )
    anything = st.one_of(decisions(), decisions(), decisions(), other_gate_commands(), gates_opened())
    middle = st.lists(anything, min_size=4, max_size=14)
    way: list[Command] = [OPEN_GATE, approve(BEN, TRAIN), approve(DINA), discharge(HANA)]
    late = gate.FlagOverdueConditions(subject=OPEN_GATE.subject, by=LOCKGATE, at=NOON + timedelta(days=60))
    lapsed = gate.LapseDecision(subject=OPEN_GATE.subject, by=LOCKGATE, at=NOON + timedelta(days=60))
    over = NOON + timedelta(days=60)
    counted = gate.CountVotes(subject=OPEN_GATE.subject, by=LOCKGATE, at=over, step="vote")
    heard, voted, ratified = (
        replace(OPEN_GATE, policy=replace(POLICY, steps=each)) for each in (HEARD_FIRST, VOTED, RATIFIED)
    )
    sensible: list[list[Command]] = [
        [heard, approve(DINA), approve(BEN)],
        [voted, approve(BEN), counted],
        [ratified, approve(BEN), lapsed],
        [ratified, approve(BEN), approve(DINA)],
        [*way[:3], late],
    ]
    started = st.one_of(st.lists(gates_opened(), max_size=1), _part_of(way), *map(st.just, sensible))
    return _joined(started, middle, st.lists(withdrawn, max_size=1), middle)


def release_walks() -> Commands:
    asked = {
        "programme": st.just(release_scene.PROGRAMME),
        "release": st.just(release_scene.RELEASE_1A),
        "by": st.just(LOCKGATE),
        "at": TIMES,
    }
    here = {**asked, "stage": st.sampled_from(STAGES), "round": st.sampled_from([0, 1, 1, 1, 2, 3])}
    papers = (release_scene.DESIGN_PAPER, release_scene.SECOND_DRAFT)
    plans = (release_scene.PLAN, release_scene.NOBODY_AFFECTED)
    anything = st.one_of(
        st.builds(release.RegisterRelease, **asked, plan=st.sampled_from(plans)),
        st.builds(release.EnterStage, **here),
        st.builds(release.BeginConsultation, **asked),
        st.builds(release.CloseConsultation, **asked),
        st.builds(release.StartSprint, **asked, number=LEVELS),
        st.builds(release.EndSprint, **asked, number=LEVELS),
        st.builds(
            release.OfferEvidence,
            **{**asked, "by": st.just(HANA)},
            stage=st.sampled_from(STAGES),
            evidence=st.sampled_from(papers),
        ),
        st.builds(
            release.ReportReadiness,
            **asked,
            measure=st.sampled_from(Measure),
            done=st.sampled_from([1, 1, 2, -1]),
            of=st.sampled_from([2, 2, 1]),
            outstanding=st.sampled_from([(), (), ("Portal",), ("Portal", "Portal")]),
        ),
        st.builds(release.SubmitStage, **here),
        st.builds(release.TakeOutcome, **here, outcome=st.sampled_from(Outcome), until=UNTIL),
    )
    ways = _part_of(_release_way(plans[0])) | _part_of(_release_way(plans[1]))
    ways = ways | st.sampled_from(
        [
            [*_release_way(plans[0])[:3], release_scene.take(Outcome.REJECTED)],
            [*_release_way(plans[0])[:3], release_scene.put_off()],
            [*_release_way(plans[0])[:3], release_scene.take(Outcome.STOPPED)],
        ]
    )
    return _joined(ways, st.lists(anything, max_size=20))


def _release_way(plan: ReleasePlan) -> list[Command]:
    asked, late = release_scene.ASKED, release_scene.asked_on(release_scene.PLAN.ends)
    work: Mapping[Stage, list[Command]] = {
        Stage.CONSULTATION: [release.BeginConsultation(**asked), release.CloseConsultation(**late)],
        Stage.BUILD_SPRINTS: [release.StartSprint(number=1, **asked), release.EndSprint(number=1, **asked)],
    }
    way: list[Command] = [replace(release_scene.REGISTER, plan=plan)]
    for stage in STAGES:
        way.append(release.EnterStage(stage=stage, round=1, **asked))
        way += work.get(stage, [])
        way += [release_scene.submit(stage), release_scene.take(Outcome.APPROVED, stage)]
    return way


def _part_of(way: list[Command]) -> Commands:
    """The sensible way, left somewhere, so that walks begin at every place along it."""
    return st.integers(0, len(way)).map(lambda end: way[:end])


def benefit_walks() -> Commands:
    asked = {
        "programme": st.just(benefit_scene.PROGRAMME),
        "benefit": st.just(benefit_scene.B_1A),
        "by": st.sampled_from([BEN, BEN, CHLOE, DINA]),
        "at": TIMES,
    }
    review = {**asked, "review": st.sampled_from([0, 1, 1, 2, 2, 3])}
    other = replace(benefit_scene.PROFILE, reviews=1)
    anything = st.one_of(
        st.builds(benefit.RegisterBenefit, **asked, profile=st.sampled_from([benefit_scene.PROFILE, other])),
        st.builds(benefit.PostBenefit, **asked),
        st.builds(benefit.AskForMeasurement, **review),
        st.builds(benefit.FlagLateMeasurement, **review),
        st.builds(benefit.MeasureBenefit, **review, annual=st.sampled_from([-1, 0, 5]).map(Pence)),
        st.builds(benefit.ConfirmMeasurement, **review),
    )
    reasons = st.sampled_from(["", "The posts stay."])
    given_up = st.builds(benefit.WriteOffBenefit, **asked, reason=reasons) | st.builds(
        benefit.WithdrawBenefit, **asked, reason=reasons
    )
    way: list[Command] = [benefit_scene.REGISTER]
    way.append(benefit.PostBenefit(by=LOCKGATE, **benefit_scene.ASKED))
    for nth in (1, 2):
        way.append(benefit.AskForMeasurement(review=nth, by=LOCKGATE, **benefit_scene.ASKED))
        way += [benefit_scene.measure(nth), benefit_scene.confirm(nth)]
    return _joined(
        _part_of(way),
        st.lists(anything, max_size=25),
        st.lists(given_up, max_size=2),
        st.lists(anything, max_size=5),
    )


def fund_walks() -> Commands:
    asked = {"programme": st.just(fund_scene.PROGRAMME), "at": TIMES}
    standing = st.sampled_from([(), fund_scene.AS_BOARD, fund_scene.AS_GUARDIAN])
    by = {**asked, "by": st.sampled_from([ASHA, ASHA, BEN, DINA])}
    of = {**asked, "by": st.just(LOCKGATE), "ask": st.sampled_from(fund_scene.ASKS)}
    in_round = {**of, "round": st.sampled_from([1, 1, 1, 2])}
    standing_by = {**by, "standing": standing}
    amounts = st.sampled_from([-1, 1, 30_000_00, 60_000_00, 999_999_99]).map(Pence)
    lines = st.sampled_from(["", *fund_scene.LINES])
    anything = st.one_of(
        st.builds(
            fund.AskForMoney,
            **{**in_round, **standing_by},
            year=st.sampled_from([2017, 2018, 2018, 2019]),
            amount=amounts,
            gate=st.just(fund_scene.MONEY_GATE),
            requested_by=st.sampled_from([ASHA.identity, ASHA.identity, DINA.identity]),
            line=lines,
            from_line=lines,
            increases=st.sampled_from(["", "", *fund_scene.ASKS]),
            deciders=st.just((BOARD,)),
            release=st.sampled_from(["", fund_scene.R1A]),
        ),
        st.builds(
            fund.OfferAskEvidence,
            **{**of, **by},
            evidence=st.sampled_from([fund_scene.CASE, fund_scene.BETTER_CASE]),
        ),
        st.builds(
            fund.GrantMoney,
            **in_round,
            capability=st.sampled_from(fund_scene.CAPABILITIES),
            under=st.sampled_from([(BOARD,), (BOARD,), (FINANCE,)]),
            valid_until=st.none() | TIMES,
        ),
        st.builds(fund.CloseAsk, **in_round, outcome=st.just(Outcome.REJECTED), reason=st.just("No.")),
        st.builds(
            fund.DrawDown,
            **standing_by,
            capability=st.sampled_from(fund_scene.CAPABILITIES),
            amount=amounts,
            reference=st.sampled_from(["", "J-1", "J-1"]),
        ),
        st.builds(
            fund.Vire,
            **standing_by,
            from_line=lines,
            to_line=lines,
            amount=amounts,
            role=st.sampled_from([BOARD, BOARD, FINANCE]),
            reference=st.sampled_from(["", "V-1", "V-2", "V-3"]),
            reason=st.sampled_from(["", "Specialists.", "Specialists."]),
        ),
    )
    seldom = st.one_of(
        st.builds(
            fund.RevokeCapability,
            **{**asked, "by": st.just(LOCKGATE)},
            capability=st.sampled_from(fund_scene.CAPABILITIES),
            reason=st.just("It was not ratified."),
        ),
        st.builds(fund.FreezeMoney, **standing_by, reason=st.sampled_from(["", "Section 114."])),
        st.just(fund_scene.GIVE_BACK),
        st.builds(fund.LiftFreeze, **standing_by, reason=st.sampled_from(["", "It balances."])),
    )
    ways = st.sampled_from(fund_scene.WAYS).flatmap(_part_of)
    rest = st.lists(anything, max_size=12)
    return _joined(ways, rest, st.lists(seldom, max_size=2), rest)


def programme_walks() -> Commands:
    plans = (PLAN, replace(PLAN, blueprint_digest="sha256:b2"), replace(PLAN, policies=()))
    releases = st.sampled_from([PLAN_1A.id, PLAN_2A.id, ReleaseId("9Z")])
    days = st.integers(-60, 400).map(lambda days: NOON + timedelta(days=days))
    asked = {"programme": st.just(PLAN.id), "by": st.just(LOCKGATE), "at": days}
    adopted = {**asked, "by": st.sampled_from([GITA, GITA, BEN]), "reason": st.sampled_from(["", "Why."])}
    people = (ROSTER, with_holders(BOARD, BEN, EMIL), with_holders(FINANCE), with_holders(COUNCIL, GITA, BEN))
    rules = [replace(STAGE_GATE, answer_within_days=days) for days in (10, 5, 0)]
    anything = st.one_of(
        st.builds(programme.StartProgramme, **asked, plan=st.sampled_from(plans)),
        st.builds(programme.ClearRelease, **asked, release=releases),
        st.builds(programme.CompleteRelease, **asked, release=releases),
        st.builds(programme.DropRelease, **asked, release=releases),
        st.builds(programme.AdoptRoster, **adopted, roster=st.sampled_from(people)),
        st.builds(programme.AdoptPolicy, **adopted, policy=st.sampled_from(rules)),
    )
    way: list[Command] = [START]
    for each in (PLAN_1A.id, PLAN_2A.id):
        at = NOON + timedelta(days=400)
        way.append(programme.ClearRelease(programme=PLAN.id, by=LOCKGATE, at=at, release=each))
        way.append(programme.CompleteRelease(programme=PLAN.id, by=LOCKGATE, at=at, release=each))
    return _joined(_part_of(way), st.lists(anything, max_size=15))


def _joined(*parts: SearchStrategy[Any]) -> Commands:
    return st.tuples(*parts).map(lambda lists: [command for each in lists for command in each])


WALKS: Mapping[str, tuple[Aggregate, Commands]] = {
    "programme": (aggregate.PROGRAMME, programme_walks()),
    "release": (aggregate.RELEASE, release_walks()),
    "gate": (aggregate.GATE, gate_walks()),
    "benefit": (aggregate.BENEFIT, benefit_walks()),
    "fund": (aggregate.FUND, fund_walks()),
}
