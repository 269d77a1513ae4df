"""How an approval is taken back whose condition was not met by its day."""

from dataclasses import replace

from domain.gate.aftermath import DecisionLapsed
from domain.gate.commands import FlagOverdueConditions, RecallApproval
from domain.gate.conditions import end_of
from domain.gate.events import GateEvent
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.refusals import NothingToRecall, NotYourApproval, ReasonMissing
from domain.identity import Actor
from tests.domain.gate.rounds import begun, going_on
from tests.domain.gate.scene import POLICY, SUBJECT, TRAIN, approve, discharge
from tests.domain.people import BEN, CHLOE, DINA, HANA, LOCKGATE
from tests.domain.spec import GATE

OVERDUE = end_of(TRAIN)


def passed() -> list[GateEvent]:
    """Approved with a condition by Ben, and by Dina without one."""
    return going_on(begun(POLICY), approve(BEN, TRAIN), approve(DINA))


def late() -> list[GateEvent]:
    return going_on(passed(), FlagOverdueConditions(subject=SUBJECT, by=LOCKGATE, at=OVERDUE))


def recall(who: Actor, reason: str = "Nobody was trained.") -> RecallApproval:
    return RecallApproval(subject=SUBJECT, reason=reason, by=who, at=OVERDUE)


def recalled(who: Actor) -> DecisionLapsed:
    told = f"{who.identity.subject} recalled the approval: Nobody was trained."
    return DecisionLapsed(
        reasons=(told,),
        released="1A went on after design.",
        at=OVERDUE,
        recalled_for="Nobody was trained.",
    )


def test_an_approver_takes_back_an_approval_whose_condition_is_past_its_day() -> None:
    GATE.given(*late()).when(recall(BEN)).then(recalled(BEN))
    gate = fold([*late(), recalled(BEN)])
    assert gate.outcome is Outcome.LAPSED
    assert gate.outstanding == ()


def test_any_of_those_who_approved_may_recall() -> None:
    GATE.given(*late()).when(recall(DINA)).then(recalled(DINA))


def test_nobody_else_recalls() -> None:
    for who in (CHLOE, HANA):
        GATE.given(*late()).when(recall(who)).then_refused(NotYourApproval)


def test_nothing_is_recalled_before_the_day_is_over() -> None:
    GATE.given(*passed()).when(recall(BEN)).then_refused(NothingToRecall)


def test_nothing_is_recalled_once_the_condition_is_met() -> None:
    met = going_on(late(), replace(discharge(HANA), at=OVERDUE))
    GATE.given(*met).when(recall(BEN)).then_refused(NothingToRecall)


def test_recalling_needs_a_reason() -> None:
    GATE.given(*late()).when(recall(BEN, " ")).then_refused(ReasonMissing)


def test_what_was_recalled_is_not_recalled_again() -> None:
    GATE.given(*late(), recalled(BEN)).when(recall(DINA)).then_refused(NothingToRecall)
