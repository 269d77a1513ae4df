"""Who besides whoever asked takes a question back."""

from dataclasses import replace

from domain.gate.events import GateClosed
from domain.gate.outcome import Outcome
from domain.gate.refusals import NotForYouToWithdraw
from tests.domain.gate.scene import OPENED
from tests.domain.gate.test_deciding import WITHDRAW
from tests.domain.people import BEN, LATER, LOCKGATE
from tests.domain.spec import GATE


def test_lockgate_takes_back_a_question_whose_subject_is_no_more() -> None:
    closed = GateClosed(outcome=Outcome.WITHDRAWN, reasons=(WITHDRAW.reason,), at=LATER)
    GATE.given(OPENED).when(replace(WITHDRAW, by=LOCKGATE)).then(closed)
    GATE.given(OPENED).when(replace(WITHDRAW, by=BEN)).then_refused(NotForYouToWithdraw)
