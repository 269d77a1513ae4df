"""What is kept of what people tried and were refused."""

from dataclasses import replace

from domain.attempt.commands import RecordAttempt
from domain.attempt.events import AttemptRefused
from domain.gate.refusals import NotForYouToWithdraw
from tests.domain.gate.scene import SUBJECT
from tests.domain.people import BEN, IVO, LATER, LOCKGATE, NEXT_DAY
from tests.domain.spec import ATTEMPT

TRIED = RecordAttempt(
    programme=SUBJECT.programme,
    tried_at=SUBJECT.stream,
    attempt="withdraw-gate",
    who=IVO.identity,
    refusal=NotForYouToWithdraw.__name__,
    sentence=NotForYouToWithdraw("It was asked for by asha.").sentence,
    by=LOCKGATE,
    at=LATER,
)
REFUSED = AttemptRefused(
    stream=SUBJECT.stream,
    attempt=TRIED.attempt,
    by=IVO.identity,
    refusal=TRIED.refusal,
    sentence=TRIED.sentence,
    at=LATER,
)


def test_an_attempt_that_was_refused_is_kept_with_its_reason() -> None:
    ATTEMPT.given().when(TRIED).then(REFUSED)


def test_the_same_attempt_is_kept_once() -> None:
    ATTEMPT.given(REFUSED).when(TRIED).then_nothing()


def test_trying_again_another_day_is_another_attempt() -> None:
    ATTEMPT.given(REFUSED).when(replace(TRIED, at=NEXT_DAY)).then(replace(REFUSED, at=NEXT_DAY))
    other = replace(TRIED, who=BEN.identity)
    ATTEMPT.given(REFUSED).when(other).then(replace(REFUSED, by=BEN.identity))
