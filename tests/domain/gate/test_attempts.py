"""What is kept of what people tried and were refused, other than to decide."""

from dataclasses import replace

from domain.gate.commands import RecordAttempt
from domain.gate.events import AttemptRefused
from domain.gate.outcome import Outcome
from domain.gate.refusals import NotForYouToWithdraw
from domain.gate.state import fold
from tests.domain.gate.scene import OPENED, SUBJECT, closed
from tests.domain.people import BEN, IVO, LATER, LOCKGATE, NEXT_DAY
from tests.domain.spec import GATE

TRIED = RecordAttempt(
    subject=SUBJECT,
    attempt="withdraw-gate",
    who=IVO.identity,
    refusal=NotForYouToWithdraw.__name__,
    sentence=NotForYouToWithdraw("It was asked for by asha.").sentence,
    by=LOCKGATE,
    at=LATER,
)
REFUSED = AttemptRefused(
    attempt=TRIED.attempt, by=IVO.identity, refusal=TRIED.refusal, sentence=TRIED.sentence, at=LATER
)


def test_an_attempt_that_was_refused_is_kept_with_its_reason() -> None:
    GATE.given(OPENED).when(TRIED).then(REFUSED)


def test_it_changes_nothing_else() -> None:
    assert fold([OPENED, REFUSED]) == replace(fold([OPENED]), attempts=(REFUSED,))


def test_trying_again_another_day_is_another_attempt() -> None:
    again = replace(TRIED, at=NEXT_DAY)
    GATE.given(OPENED, REFUSED).when(again).then(replace(REFUSED, at=NEXT_DAY))
    other = replace(TRIED, who=BEN.identity)
    GATE.given(OPENED, REFUSED).when(other).then(replace(REFUSED, by=BEN.identity))


def test_attempts_at_a_gate_that_has_ended_or_never_began_are_kept_too() -> None:
    GATE.given(OPENED, closed(Outcome.WITHDRAWN, "Too early.")).when(TRIED).then(REFUSED)
    GATE.given().when(TRIED).then(REFUSED)
