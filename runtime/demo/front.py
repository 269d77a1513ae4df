"""What a performance needs around it: somewhere to send what people ask for, and clocks to move."""

from datetime import datetime
from typing import Protocol

from domain.benefit.commands import (
    ConfirmMeasurement,
    HandOverBenefit,
    MeasureBenefit,
    ReviseForecast,
    TakeOverBenefit,
)
from domain.fund.people import PeoplesCommand
from domain.gate.commands import Decide
from domain.gate.commands import FromPeople as ForGate
from domain.gate.receipt import Receipt
from domain.identity import Actor
from domain.programme.commands import FromPeople as ForProgramme
from domain.programme.plan import ProgrammePlan
from domain.release.commands import FromPeople as ForRelease
from eventstore.store import EventStore


class Front(Protocol):
    """Takes what people ask for; an `Office` does."""

    store: EventStore

    async def start_programme(
        self, plan: ProgrammePlan, by: Actor, *, simulated_from: datetime | None = None
    ) -> None: ...

    async def decide(self, command: Decide) -> Receipt: ...

    async def tend_gate(self, command: ForGate) -> None: ...

    async def tend_release(self, command: ForRelease) -> None: ...

    async def tend_benefit(self, command: MeasureBenefit | ConfirmMeasurement) -> None: ...

    async def tend_programme(self, command: ForProgramme) -> None: ...

    async def call_review(self, programme: str) -> None: ...

    async def hand_over_benefit(self, command: HandOverBenefit | TakeOverBenefit) -> None: ...

    async def revise_forecast(self, command: ReviseForecast) -> None: ...

    async def tend_fund(self, command: PeoplesCommand) -> None: ...


class Clocks(Protocol):
    """Moves everybody's time; a `Lockstep` does."""

    async def settle(self) -> None:
        """Returns when nobody has anything left to do at their time."""

    async def move_to(self, moment: datetime) -> None:
        """Moves everybody to this moment, and lets them do what is due."""
