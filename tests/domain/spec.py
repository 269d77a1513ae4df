"""How a rule is told: given what has happened, when somebody asks, then this follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import ndiff
from pprint import pformat
from typing import Generic, TypeVar, cast

import pytest

from domain import aggregate
from domain.aggregate import Aggregate
from domain.attempt.commands import AnyAttemptCommand
from domain.attempt.events import AttemptEvent
from domain.benefit.commands import AnyBenefitCommand
from domain.benefit.events import BenefitEvent
from domain.business_case.commands import AnyBusinessCaseCommand
from domain.business_case.events import BusinessCaseEvent
from domain.fund.commands import AnyFundCommand
from domain.fund.events import FundEvent
from domain.gate.commands import AnyGateCommand
from domain.gate.events import GateEvent
from domain.indicator.commands import AnyIndicatorCommand
from domain.indicator.events import IndicatorEvent
from domain.log_key.commands import AnyLogKeyCommand
from domain.log_key.events import LogKeyEvent
from domain.person.commands import AnyPersonCommand
from domain.person.events import PersonEvent
from domain.programme.commands import AnyProgrammeCommand
from domain.programme.events import ProgrammeEvent
from domain.refusal import Rejected
from domain.release.commands import AnyReleaseCommand
from domain.release.events import ReleaseEvent
from domain.replay.commands import AnyReplayCommand
from domain.replay.events import ReplayEvent
from domain.risk.commands import AnyRiskCommand
from domain.risk.events import RiskEvent

E = TypeVar("E")
C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Spec(Generic[E, C]):
    """The rules of one aggregate."""

    aggregate: Aggregate

    def given(self, *events: E) -> "Given[E, C]":
        """What has happened so far."""
        return Given(self.aggregate, events)


@dataclass(frozen=True, slots=True)
class Given(Generic[E, C]):
    """An aggregate with a past."""

    aggregate: Aggregate
    events: tuple[E, ...]

    def when(self, command: C) -> "When[E, C]":
        """What is asked of it."""
        return When(self.aggregate, self.events, command)


@dataclass(frozen=True, slots=True)
class When(Generic[E, C]):
    """A question put to an aggregate, to be followed by the answer that is right."""

    aggregate: Aggregate
    events: tuple[E, ...]
    command: C

    def then(self, *expected: E) -> None:
        """Exactly these events follow, and asking again adds nothing."""
        __tracebackhide__ = True
        told = self._answer()
        if isinstance(told, Rejected):
            pytest.fail(f"{self._asked}was refused: {told.reason}. {told.sentence}", pytrace=False)
        if told != expected:
            pytest.fail(f"{self._asked}had other consequences:\n{_difference(expected, told)}", pytrace=False)
        again = self._answer(after=told)
        if again != ():
            pytest.fail(f"{self._asked}is not free to repeat: the second time brought {again}", pytrace=False)

    def then_nothing(self) -> None:
        """It is so already: no event follows, and nothing is refused."""
        __tracebackhide__ = True
        self.then()

    def then_refused(self, reason: type[Rejected], *, saying: str = "") -> None:
        """The command is refused for this reason, with these words in the sentence people see."""
        __tracebackhide__ = True
        told = self._answer()
        if not isinstance(told, Rejected):
            pytest.fail(f"{self._asked}was granted with {_lines(told)}", pytrace=False)
        if type(told) is not reason:
            pytest.fail(f"{self._asked}was refused, but as {told.reason}: {told.sentence}", pytrace=False)
        if saying not in told.sentence:
            pytest.fail(f"{told.reason} says {told.sentence!r}, without {saying!r}", pytrace=False)

    @property
    def _asked(self) -> str:
        return f"{pformat(self.command, width=100)}\n"

    def _answer(self, after: Sequence[E] = ()) -> tuple[E, ...] | Rejected:
        state = self.aggregate.fold((*self.events, *after))
        try:
            return tuple(cast(Sequence[E], self.aggregate.decide(state, self.command)))
        except Rejected as refusal:
            return refusal


def _difference(expected: Sequence[object], told: Sequence[object]) -> str:
    """Lines with `-` were expected and did not come; lines with `+` came unexpected."""
    return "\n".join(ndiff(_lines(expected).splitlines(), _lines(told).splitlines()))


def _lines(events: Sequence[object]) -> str:
    return "\n".join(pformat(event, width=100) for event in events) or "(nothing)"


PROGRAMME: Spec[ProgrammeEvent, AnyProgrammeCommand] = Spec(aggregate.PROGRAMME)
RELEASE: Spec[ReleaseEvent, AnyReleaseCommand] = Spec(aggregate.RELEASE)
GATE: Spec[GateEvent, AnyGateCommand] = Spec(aggregate.GATE)
BENEFIT: Spec[BenefitEvent, AnyBenefitCommand] = Spec(aggregate.BENEFIT)
FUND: Spec[FundEvent, AnyFundCommand] = Spec(aggregate.FUND)
RISK: Spec[RiskEvent, AnyRiskCommand] = Spec(aggregate.RISK)
INDICATOR: Spec[IndicatorEvent, AnyIndicatorCommand] = Spec(aggregate.INDICATOR)
BUSINESS_CASE: Spec[BusinessCaseEvent, AnyBusinessCaseCommand] = Spec(aggregate.BUSINESS_CASE)
PERSON: Spec[PersonEvent, AnyPersonCommand] = Spec(aggregate.PERSON)
LOG_KEY: Spec[LogKeyEvent, AnyLogKeyCommand] = Spec(aggregate.LOG_KEY)
REPLAY: Spec[ReplayEvent, AnyReplayCommand] = Spec(aggregate.REPLAY)
ATTEMPT: Spec[AttemptEvent, AnyAttemptCommand] = Spec(aggregate.ATTEMPT)
