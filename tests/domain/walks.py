"""Ways that each aggregate can be taken: commands, sensible and not, over few people and few names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain import aggregate
from domain.aggregate import Aggregate, Command, Event
from domain.attempt.commands import RecordAttempt
from domain.benefit import commands as benefit
from domain.fund import commands as fund
from domain.gate.outcome import Outcome
from domain.log_key import commands as log_key
from domain.money import Pence
from domain.person import commands as person
from domain.refusal import Rejected
from domain.release import commands as release
from domain.release.consultation import commands as consultation
from domain.release.deliverables import commands as deliverables
from domain.release.deliverables.items import Acceptance, Assignment
from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable
from domain.release.plan import ReleasePlan
from domain.release.readiness import Measure
from domain.replay.commands import Difference, RecordReplay
from domain.stage import STAGES, Stage
from tests.domain.benefit import scene as benefit_scene
from tests.domain.build_walks import build_ways, sensible_build
from tests.domain.business_case import scene as business_case_scene
from tests.domain.business_case_walks import business_case_walks
from tests.domain.consultation_walks import consultation_ways, heard_way
from tests.domain.fund import scene as fund_scene
from tests.domain.gate.scene import (
    BOARD,
    FINANCE,
)
from tests.domain.gate_walks import gate_walks, sensible_ways
from tests.domain.indicator import scene as indicator_scene
from tests.domain.log_key import scene as log_key_scene
from tests.domain.people import ASHA, BEN, CHLOE, DINA, EMIL, HANA, LOCKGATE
from tests.domain.person import scene as person_scene
from tests.domain.programme.scene import later
from tests.domain.programme_walks import programme_walks, programme_ways
from tests.domain.release import after_build, standing
from tests.domain.release import scene as release_scene
from tests.domain.release.deliverables import scene as deliverables_scene
from tests.domain.risk import scene as risk_scene
from tests.domain.training_walks import training_commands, training_walks, training_way
from tests.domain.walking import LEVELS, TIMES, UNTIL, Commands, joined, part_of
from tests.domain.watched_walks import indicator_walks, risk_walks


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


def release_walks() -> Commands:
    asked = {
        "programme": st.just(release_scene.PROGRAMME),
        "release": st.just(release_scene.RELEASE_1A),
        "by": st.just(LOCKGATE),
        "at": TIMES,
    }
    here = {**asked, "stage": st.sampled_from(STAGES), "round": st.sampled_from([0, 1, 1, 1, 2, 3])}
    anew = (later(release_scene.PLAN, 91), replace(release_scene.PLAN, sprints=1))
    papers = (release_scene.DESIGN_PAPER, release_scene.SECOND_DRAFT)
    plans = (release_scene.PLAN, release_scene.NOBODY_AFFECTED)
    anything = st.one_of(
        st.builds(release.RegisterRelease, **asked, plan=st.sampled_from(plans)),
        st.builds(release.EnterStage, **here),
        st.builds(release.BeginStageAhead, **asked, stage=st.sampled_from(STAGES)),
        st.builds(consultation.BeginConsultation, **asked),
        st.builds(consultation.CloseConsultation, **asked),
        *consultation_ways(asked),
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
        st.builds(
            release.AdoptPlan, **asked, plan=st.sampled_from(anew), baseline=st.sampled_from([1, 2, 3])
        ),
        *_deliverable_commands(asked),
        *build_ways(asked),
        st.builds(release.SubmitStage, **here),
        st.builds(release.TakeOutcome, **here, outcome=st.sampled_from(Outcome), until=UNTIL),
        st.sampled_from(standing.WAY[1:]),
    )
    rest = anything | training_commands() | st.sampled_from(after_build.whole_way())
    ways = part_of(_release_way(plans[0])) | part_of(_release_way(plans[1]))
    ways = ways | part_of(deliverables_scene.DELIVERED) | part_of(after_build.whole_way())
    ways = ways | st.sampled_from(
        [
            _planned_anew(),
            [*_release_way(plans[0])[:3], release_scene.take(Outcome.REJECTED)],
            [*_release_way(plans[0])[:3], release_scene.put_off()],
            [*_release_way(plans[0])[:3], release_scene.take(Outcome.STOPPED)],
        ]
    )
    ways = ways | part_of(standing.WAY)
    return joined(ways, st.lists(rest, max_size=20)) | training_walks()


def _planned_anew() -> list[Command]:
    """Planned for later, and then taken out."""
    return [
        release_scene.REGISTER,
        release.AdoptPlan(plan=later(release_scene.PLAN, 91), baseline=2, **release_scene.ASKED),
        release.WithdrawRelease(baseline=3, reason="No.", **release_scene.ASKED),
    ]


def _deliverable_commands(asked: dict[str, Any]) -> list[SearchStrategy[Command]]:
    by = {**asked, "by": st.sampled_from([BEN, EMIL, HANA])}
    ids = st.sampled_from([*deliverables_scene.DELIVERABLES, DeliverableId("DD-99")])
    one, reasons = {**by, "deliverable": ids}, st.sampled_from(["", "The figures of March are missing."])
    more = st.builds(
        PlannedDeliverable,
        id=ids,
        name=st.sampled_from(["", "easy read version"]),
        stage=st.none() | st.sampled_from(STAGES),
    )
    assignments = st.builds(
        Assignment,
        deliverable=ids,
        owner=st.sampled_from([None, BEN.identity]),
        due=st.none() | TIMES.map(datetime.date),
    )
    acceptances = st.builds(Acceptance, deliverable=ids, version=LEVELS)
    return [
        st.builds(
            deliverables.AddDeliverables,
            **by,
            deliverables=st.lists(more, max_size=2).map(tuple),
            reason=reasons,
        ),
        st.builds(
            deliverables.AssignDeliverables,
            **by,
            assignments=st.lists(assignments, max_size=2).map(tuple),
        ),
        st.builds(
            deliverables.DraftDeliverable,
            **one,
            evidence=st.sampled_from(["", "detailed-design"]),
            note=st.sampled_from(["", "In the shared folder."]),
        ),
        st.builds(
            deliverables.AcceptDeliverables,
            **by,
            acceptances=st.lists(acceptances, max_size=2).map(tuple),
        ),
        st.builds(deliverables.SendDeliverableBack, **one, version=LEVELS, reason=reasons),
        st.builds(deliverables.DispenseWithDeliverable, **one, reason=reasons),
        st.builds(deliverables.ReopenDeliverable, **one, reason=reasons),
    ]


def _release_way(plan: ReleasePlan) -> list[Command]:
    asked, late = release_scene.ASKED, release_scene.asked_on(release_scene.PLAN.ends)
    work: Mapping[Stage, list[Command]] = {
        Stage.CONSULTATION: [consultation.BeginConsultation(**asked), consultation.CloseConsultation(**late)],
        Stage.BUILD_SPRINTS: sensible_build(),
    }
    if plan.overlaps(Stage.TRAINING):
        work[Stage.BUILD_SPRINTS].append(release.BeginStageAhead(stage=Stage.TRAINING, **asked))
    way: list[Command] = [replace(release_scene.REGISTER, plan=plan)]
    for stage in STAGES:
        way.append(release.EnterStage(stage=stage, round=1, **asked))
        way += work.get(stage, [])
        way += [release_scene.submit(stage), release_scene.take(Outcome.APPROVED, stage)]
    return way


def _reported() -> Command:
    return release.ReportReadiness(**release_scene.ASKED, measure=Measure.RISKS, done=1, of=2)


def _sent_back() -> list[Command]:
    return [release_scene.submit(Stage.DESIGN), release_scene.take(Outcome.REJECTED)]


def benefit_walks() -> Commands:
    asked = {
        "programme": st.just(benefit_scene.PROGRAMME),
        "benefit": st.just(benefit_scene.B_1A),
        "by": st.sampled_from([BEN, BEN, CHLOE, DINA]),
        "at": TIMES,
    }
    review = {**asked, "review": st.sampled_from([0, 1, 1, 2, 2, 3])}
    other = replace(benefit_scene.PROFILE, reviews=1, baseline_measured=None)
    anything = st.one_of(
        st.builds(benefit.RegisterBenefit, **asked, profile=st.sampled_from([benefit_scene.PROFILE, other])),
        st.builds(benefit.PostBenefit, **asked),
        st.builds(
            benefit.MeasureBaseline,
            **asked,
            annual=st.sampled_from([-1, 5, 5]).map(Pence),
            method=st.sampled_from(["", "Payroll.", "Payroll."]),
            measured_on=TIMES.map(datetime.date),
        ),
        st.builds(
            benefit.ReviseForecast,
            **asked,
            forecast=st.sampled_from(benefit_scene.FORECASTS),
            experiment=st.sampled_from(["", "T-1"]),
            reason=st.sampled_from(["", "Calls are shorter."]),
            measured=st.sampled_from([None, 59]),
        ),
        st.builds(benefit.AskForMeasurement, **review),
        st.builds(benefit.FlagLateMeasurement, **review),
        st.builds(
            benefit.MeasureBenefit,
            **review,
            annual=st.sampled_from([-1, 0, 5]).map(Pence),
            measured_on=st.none() | TIMES.map(datetime.date),
            reason=st.sampled_from(["", "A post is kept."]),
        ),
        st.builds(benefit.ConfirmMeasurement, **review),
    )
    reasons = st.sampled_from(["", "The posts stay."])
    handed = st.builds(
        benefit.HandOverBenefit, **asked, to=st.sampled_from([who.identity for who in (BEN, CHLOE, DINA)])
    ) | st.builds(benefit.TakeOverBenefit, **asked)
    given_up = st.builds(benefit.WriteOffBenefit, **asked, reason=reasons) | st.builds(
        benefit.WithdrawBenefit, **asked, reason=reasons
    )
    way: list[Command] = [benefit_scene.REGISTER, benefit_scene.BASELINE]
    way.append(benefit.PostBenefit(by=LOCKGATE, **benefit_scene.ASKED))
    for nth in (1, 2):
        way.append(benefit.AskForMeasurement(review=nth, by=LOCKGATE, **benefit_scene.ASKED))
        way += [benefit_scene.measure(nth), benefit_scene.confirm(nth)]
    return joined(
        part_of(way),
        st.lists(anything | handed, max_size=25),
        st.lists(given_up, max_size=2),
        st.lists(anything, max_size=5),
    )


def _withdrawn() -> list[Command]:
    """A benefit that is forecast anew and then taken back."""
    asked: Any = {**benefit_scene.ASKED, "by": benefit_scene.OWNER}
    return [
        benefit_scene.REGISTER,
        benefit.ReviseForecast(forecast=benefit_scene.LESS, reason="Calls are shorter.", **asked),
        benefit.WithdrawBenefit(reason="Its release was stopped.", **asked),
    ]


def _measured_late() -> list[Command]:
    """A benefit that nobody measures in time."""
    asked: Any = {**benefit_scene.ASKED, "by": LOCKGATE}
    return [
        benefit_scene.REGISTER,
        benefit.PostBenefit(**asked),
        benefit.AskForMeasurement(review=1, **asked),
        benefit.FlagLateMeasurement(review=1, **asked),
    ]


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
    ways = st.sampled_from(fund_scene.WAYS).flatmap(part_of)
    rest = st.lists(anything, max_size=12)
    return joined(ways, rest, st.lists(seldom, max_size=2), rest)


def replay_walks() -> Commands:
    difference = Difference(position=3, place="people", what="A row is not what the record makes of it.")
    return st.lists(
        st.builds(
            RecordReplay,
            programme=st.just("shepway-fom"),
            until=st.integers(1, 9),
            facts=st.integers(1, 9),
            rounds=st.integers(0, 3),
            rows=st.integers(0, 30),
            difference=st.sampled_from([None, difference]),
            by=st.just(LOCKGATE),
            at=TIMES,
        ),
        max_size=6,
    )


def attempt_walks() -> Commands:
    return st.lists(
        st.builds(
            RecordAttempt,
            programme=st.just("shepway-fom"),
            tried_at=st.just("gate-shepway-fom/1A/design-1"),
            attempt=st.sampled_from(["withdraw-gate", "recuse"]),
            who=st.sampled_from([ASHA.identity, BEN.identity]),
            refusal=st.just("GateNotOpen"),
            sentence=st.just("This gate is not open for decisions."),
            by=st.just(LOCKGATE),
            at=TIMES,
        ),
        max_size=6,
    )


def person_walks() -> Commands:
    about = {"person": st.just(person_scene.PERSON), "at": TIMES, "by": st.just(DINA)}
    return st.lists(
        st.one_of(
            st.builds(person.HoldPerson, **about, reason=st.sampled_from(["", "A claim."])),
            st.builds(person.LiftHold, **about, reason=st.sampled_from(["", "Settled."])),
            st.builds(
                person.ErasePerson,
                **about,
                legal_basis=st.sampled_from(["", "Article 17"]),
                who=st.sampled_from([None, BEN.identity, DINA.identity]),
            ),
        ),
        max_size=6,
    )


def log_key_walks() -> Commands:
    keys = st.sampled_from([log_key_scene.FORMER, log_key_scene.NEXT, log_key_scene.LAST])
    return st.lists(
        st.builds(
            log_key.AnnounceLogKey,
            former=keys,
            key=keys,
            reason=st.sampled_from(["", "It is old."]),
            by=st.just(DINA),
            at=TIMES,
        ),
        max_size=6,
    )


WALKS: Mapping[str, tuple[Aggregate, Commands]] = {
    "programme": (aggregate.PROGRAMME, programme_walks()),
    "release": (aggregate.RELEASE, release_walks()),
    "gate": (aggregate.GATE, gate_walks()),
    "benefit": (aggregate.BENEFIT, benefit_walks()),
    "fund": (aggregate.FUND, fund_walks()),
    "risk": (aggregate.RISK, risk_walks()),
    "indicator": (aggregate.INDICATOR, indicator_walks()),
    "business_case": (aggregate.BUSINESS_CASE, business_case_walks()),
    "attempt": (aggregate.ATTEMPT, attempt_walks()),
    "person": (aggregate.PERSON, person_walks()),
    "log_key": (aggregate.LOG_KEY, log_key_walks()),
    "replay": (aggregate.REPLAY, replay_walks()),
}
# Ways to ends that chance would seldom find, each taken whole on every run.
WHOLE_WAYS: Mapping[str, Sequence[Sequence[Command]]] = {
    "programme": programme_ways(),
    "release": (
        _release_way(release_scene.PLAN),
        _release_way(release_scene.NOBODY_AFFECTED),
        _release_way(release_scene.SIDE_BY_SIDE),
        deliverables_scene.DELIVERED,
        heard_way(_release_way(release_scene.PLAN)[1:4]),
        training_way(),
        after_build.whole_way(),
        [*_release_way(release_scene.PLAN)[:3], release_scene.put_off()],
        [*_release_way(release_scene.PLAN)[:3], release_scene.take(Outcome.STOPPED)],
        [*_release_way(release_scene.PLAN)[:2], _reported(), *_sent_back()],
        _planned_anew(),
        standing.WAY,
    ),
    "gate": sensible_ways(),
    "benefit": (
        _withdrawn(),
        _measured_late(),
        benefit_scene.HANDED_OVER,
        benefit_scene.realised_way(),
        benefit_scene.part_realised_way(),
    ),
    "fund": fund_scene.WAYS,
    "risk": (risk_scene.TENDED, risk_scene.SPLIT),
    "indicator": (indicator_scene.READ_ON,),
    "business_case": business_case_scene.WAYS,
    "person": (person_scene.WAY,),
    "log_key": (log_key_scene.WAY,),
}
