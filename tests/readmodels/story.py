"""One short story of a programme, chapter by chapter."""

from collections.abc import Iterator
from dataclasses import replace

from domain.aggregate import Command
from domain.benefit.commands import (
    AskForMeasurement,
    ConfirmMeasurement,
    FlagLateMeasurement,
    MeasureBenefit,
    PostBenefit,
    RegisterBenefit,
    WithdrawBenefit,
    WriteOffBenefit,
)
from domain.gate.commands import (
    ChangeEvidence,
    CountVotes,
    DischargeCondition,
    EscalateGate,
    FlagOverdueConditions,
    LapseDecision,
    Recuse,
    RemindDeciders,
    WithdrawGate,
)
from domain.gate.outcome import Choice, Outcome
from domain.money import Pence
from domain.programme.commands import ClearRelease, CompleteRelease, DropRelease, StartProgramme
from domain.release.commands import (
    RegisterRelease,
    ReportReadiness,
    StartSprint,
)
from domain.release.consultation.commands import BeginConsultation
from domain.release.readiness import Measure
from domain.release.terms import Terms
from domain.stage import Stage
from tests.domain.law import LAW
from tests.readmodels import money
from tests.readmodels.cast import (
    ASHA,
    B1,
    B2,
    BEN,
    BOARDS_OWN_CASE,
    CASE,
    CHLOE,
    DEV,
    EVE,
    NEW_CASE,
    PLAN,
    PROGRAMME,
    R1A,
    R2A,
    TRAIN_DESK,
    VOTED,
    actor,
    at,
)
from tests.readmodels.steps import (
    CLOCK,
    approve,
    ask,
    build,
    consult,
    decide,
    enter,
    gate,
    offer,
    pass_stage,
    take,
)

DESIGN, DESIGN_AGAIN = gate(R1A, Stage.DESIGN), gate(R1A, Stage.DESIGN, 2)
VOTED_ON, COUNTED = gate(R2A, Stage.DESIGN, 2), gate(R2A, Stage.TRAINING)
TERMS = Terms(law=LAW)


def programme_starts() -> Iterator[Command]:
    start = at(3, 1)
    yield StartProgramme(programme=PROGRAMME, plan=PLAN, by=actor(ASHA), at=start)
    for plan in PLAN.releases:
        yield RegisterRelease(
            programme=PROGRAMME, release=plan.id, plan=plan, terms=TERMS, by=CLOCK, at=start
        )
    for profile in PLAN.benefits:
        yield RegisterBenefit(programme=PROGRAMME, benefit=profile.id, profile=profile, by=CLOCK, at=start)
    yield ClearRelease(programme=PROGRAMME, release=R1A, by=CLOCK, at=at(4, 1))
    yield enter(R1A, Stage.DESIGN, at(4, 3))


def design_goes_to_its_gate() -> Iterator[Command]:
    yield offer(R1A, Stage.DESIGN, CASE, at(4, 10))
    yield from ask(DESIGN, CASE, at(4, 20))


def ben_rejects() -> Iterator[Command]:
    yield decide(DESIGN, ASHA, Choice.APPROVE, at(4, 21))
    yield decide(DESIGN, BEN, Choice.REJECT, at(4, 25), reason="No 'plan B' & no costs")
    yield take(DESIGN, Outcome.REJECTED, at(4, 25))
    yield enter(R1A, Stage.DESIGN, at(4, 26), round=2)


def nobody_answers_the_second_round() -> Iterator[Command]:
    yield from ask(DESIGN_AGAIN, CASE, at(5, 10))
    yield RemindDeciders(subject=DESIGN_AGAIN, number=1, by=CLOCK, at=at(5, 17))
    yield EscalateGate(subject=DESIGN_AGAIN, level=1, by=CLOCK, at=at(5, 24))


def dev_approves_on_condition() -> Iterator[Command]:
    yield decide(DESIGN_AGAIN, DEV, Choice.APPROVE, at(5, 28), reason="Fine by me", conditions=(TRAIN_DESK,))
    yield take(DESIGN_AGAIN, Outcome.APPROVED_WITH_CONDITIONS, at(5, 28))


def the_condition_is_met_late() -> Iterator[Command]:
    yield FlagOverdueConditions(subject=DESIGN_AGAIN, by=CLOCK, at=at(9, 1))
    yield DischargeCondition(
        subject=DESIGN_AGAIN, condition="c1", note="All twelve trained", by=actor(EVE), at=at(9, 3)
    )


def first_release_is_signed_off() -> Iterator[Command]:
    yield from consult(R1A, at(6, 1))
    yield from build(R1A, at(6, 25))
    yield from pass_stage(R1A, Stage.TRAINING, at(7, 20))
    yield from pass_stage(R1A, Stage.SIGN_OFF, at(8, 24))
    yield CompleteRelease(programme=PROGRAMME, release=R1A, by=CLOCK, at=at(8, 24))
    yield PostBenefit(programme=PROGRAMME, benefit=B1, by=CLOCK, at=at(8, 24))


def until_the_consultation() -> Iterator[Command]:
    yield from approve(DESIGN, at(5, 1))
    yield enter(R1A, Stage.CONSULTATION, at(6, 1))
    yield BeginConsultation(programme=PROGRAMME, release=R1A, by=CLOCK, at=at(6, 1))


def until_the_first_sprint() -> Iterator[Command]:
    """Repeats what was told before: a command already satisfied leaves no fact."""
    yield from until_the_consultation()
    yield from consult(R1A, at(6, 1))
    yield enter(R1A, Stage.BUILD_SPRINTS, at(6, 25))
    yield StartSprint(programme=PROGRAMME, release=R1A, number=1, by=CLOCK, at=at(6, 25))


def benefit_is_asked_for() -> Iterator[Command]:
    yield AskForMeasurement(programme=PROGRAMME, benefit=B1, review=1, by=CLOCK, at=at(2, 24, year=2019))
    yield FlagLateMeasurement(programme=PROGRAMME, benefit=B1, review=1, by=CLOCK, at=at(3, 24, year=2019))


def eve_measures() -> Iterator[Command]:
    yield MeasureBenefit(
        programme=PROGRAMME,
        benefit=B1,
        review=1,
        annual=Pence(90_000_00),
        reason="A post is kept.",
        by=actor(EVE),
        at=at(3, 25, year=2019),
    )


def dev_confirms() -> Iterator[Command]:
    yield ConfirmMeasurement(
        programme=PROGRAMME, benefit=B1, review=1, by=actor(DEV), at=at(3, 26, year=2019)
    )


def second_release_ends_the_programme() -> Iterator[Command]:
    first = gate(R2A, Stage.DESIGN)
    yield ClearRelease(programme=PROGRAMME, release=R2A, by=CLOCK, at=at(10, 1))
    yield enter(R2A, Stage.DESIGN, at(10, 1))
    yield from ask(first, BOARDS_OWN_CASE, at(10, 20))
    yield ChangeEvidence(subject=first, evidence=(NEW_CASE,), by=actor(ASHA), at=at(10, 21))
    yield WithdrawGate(subject=first, reason="The grant fell through", by=actor(ASHA), at=at(10, 22))
    yield take(first, Outcome.WITHDRAWN, at(10, 22))
    yield enter(R2A, Stage.DESIGN, at(10, 23), round=2)
    yield from chloe_approves_and_nobody_ratifies()
    yield from consult(R2A, at(11, 1))
    yield from build(R2A, at(12, 1))
    yield enter(R2A, Stage.TRAINING, at(1, 20, year=2019))
    yield from chloes_vote_is_counted()
    yield from dev_ratifies()
    yield from pass_stage(R2A, Stage.SIGN_OFF, at(2, 20, year=2019))
    yield CompleteRelease(programme=PROGRAMME, release=R2A, by=CLOCK, at=at(2, 20, year=2019))
    yield PostBenefit(programme=PROGRAMME, benefit=B2, by=CLOCK, at=at(2, 20, year=2019))


def chloe_approves_and_nobody_ratifies() -> Iterator[Command]:
    yield from chloe_approves_alone()
    yield LapseDecision(subject=VOTED_ON, by=CLOCK, at=at(11, 1))


def chloe_approves_alone() -> Iterator[Command]:
    yield from ask(VOTED_ON, CASE, at(10, 24), policy=VOTED)
    yield Recuse(subject=VOTED_ON, reason="My firm built it", by=actor(BEN), at=at(10, 24))
    yield decide(VOTED_ON, CHLOE, Choice.APPROVE, at(10, 24))
    yield take(VOTED_ON, Outcome.APPROVED, at(10, 24))


def chloes_vote_is_counted() -> Iterator[Command]:
    yield from ask(COUNTED, CASE, at(1, 20, year=2019), policy=VOTED)
    yield decide(COUNTED, CHLOE, Choice.APPROVE, at(1, 21, year=2019))
    yield CountVotes(subject=COUNTED, step="vote", by=CLOCK, at=at(2, 8, year=2019))
    yield take(COUNTED, Outcome.APPROVED, at(2, 8, year=2019))


def dev_ratifies() -> Iterator[Command]:
    yield decide(COUNTED, DEV, Choice.APPROVE, at(2, 11, year=2019))


def second_benefit_is_written_off() -> Iterator[Command]:
    yield WriteOffBenefit(
        programme=PROGRAMME, benefit=B2, reason="Visits rose!", by=actor(EVE), at=at(4, 2, year=2019)
    )


def design_is_put_off() -> Iterator[Command]:
    yield replace(take(DESIGN, Outcome.DEFERRED, at(4, 25)), until=at(6, 4).date())


def design_comes_again() -> Iterator[Command]:
    yield enter(R1A, Stage.DESIGN, at(6, 4), round=2)


def eve_reports() -> Iterator[Command]:
    for measure, done, left in (
        (Measure.RISKS, 2, ()),
        (Measure.MUSTS, 3, ()),
        (Measure.MUSTS, 4, ("Portal",)),
    ):
        yield ReportReadiness(
            programme=PROGRAMME,
            release=R1A,
            measure=measure,
            done=done,
            of=5,
            outstanding=left,
            by=actor(EVE),
            at=at(6, 5),
        )


def first_release_is_stopped() -> Iterator[Command]:
    yield from ask(DESIGN_AGAIN, CASE, at(6, 10))
    yield replace(take(DESIGN_AGAIN, Outcome.STOPPED, at(6, 12)), reason="The grant fell through")
    yield WithdrawBenefit(programme=PROGRAMME, benefit=B1, reason="1A was stopped", by=CLOCK, at=at(6, 12))
    yield DropRelease(programme=PROGRAMME, release=R1A, by=CLOCK, at=at(6, 12))


def story_of_a_stop() -> Iterator[Command]:
    yield from programme_starts()
    yield from design_goes_to_its_gate()
    yield from design_is_put_off()
    yield from design_comes_again()
    yield from eve_reports()
    yield from first_release_is_stopped()


def whole_story() -> Iterator[Command]:
    yield from until_measured()
    yield from dev_confirms()
    yield from money.whole_money()
    yield from second_benefit_is_written_off()


def until_measured() -> Iterator[Command]:
    yield from programme_starts()
    yield from design_goes_to_its_gate()
    yield from ben_rejects()
    yield from nobody_answers_the_second_round()
    yield from dev_approves_on_condition()
    yield from first_release_is_signed_off()
    yield from the_condition_is_met_late()
    yield from second_release_ends_the_programme()
    yield from benefit_is_asked_for()
    yield from eve_measures()
