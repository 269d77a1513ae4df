"""One benefit, from its release's sign-off until it is realised or written off."""

from dataclasses import replace
from datetime import datetime
from typing import TypedDict, assert_never

from temporalio import workflow

from workflows.asking import ask, notify
from workflows.clock import BusinessClock
from workflows.story import show

with workflow.unsafe.imports_passed_through():
    from activities.benefits import Benefits
    from activities.envelope import sealed
    from activities.messages import BenefitAsk, BenefitOutlook, Notice
    from activities.runs import BenefitRun
    from domain.benefit.agenda import BenefitAlarm, BenefitDuty
    from domain.benefit.commands import (
        AnyBenefitCommand,
        AskForMeasurement,
        ConfirmMeasurement,
        FlagLateMeasurement,
        MeasureBenefit,
        WriteOffBenefit,
        benefit_stream,
    )
    from domain.benefit.profile import BenefitId
    from domain.identity import Actor, service

ME = service("benefit-realisation")


class Occasion(TypedDict):
    """What every command of this benefit has in common."""

    programme: str
    benefit: BenefitId
    by: Actor
    at: datetime


@workflow.defn
class BenefitRealisation:
    """Asks for measurements at each review, flags what is late, and outlives the release."""

    @workflow.init
    def __init__(self, run: BenefitRun) -> None:
        self._run = run
        self._clock = BusinessClock(run.clock)
        self._outlook: BenefitOutlook | None = None

    @workflow.run
    async def run(self, run: BenefitRun) -> None:
        await self._look()
        while not self._stands.ended:
            await self._wait_for_the_next_review()
            await self._make_room()
        await workflow.wait_condition(workflow.all_handlers_finished)

    @workflow.update
    async def measure(self, command: MeasureBenefit) -> None:
        """Takes the owner's measurement of a review."""
        await self._tend(replace(command, at=self._clock.now()), f"Measured at review {command.review}")

    @workflow.update
    async def confirm(self, command: ConfirmMeasurement) -> None:
        """Takes somebody else's confirmation of it."""
        await self._tend(replace(command, at=self._clock.now()), f"Confirmed at review {command.review}")

    @workflow.update
    async def write_off(self, command: WriteOffBenefit) -> None:
        """Gives the benefit up."""
        await self._tend(replace(command, at=self._clock.now()), "Written off")

    @workflow.signal
    async def look_again(self) -> None:
        """The record may say more than this workflow has heard, as after a loss of Temporal's data."""
        await self._look()

    async def _wait_for_the_next_review(self) -> None:
        seen, alarm = self._stands, self._stands.alarm
        until, why = (alarm.at, f"until {alarm.duty}, review {alarm.review}") if alarm else (None, "")
        if not await self._clock.wait(until, unless=lambda: self._outlook is not seen, summary=why):
            assert alarm is not None
            await self._do(alarm)

    async def _look(self) -> None:
        asked = BenefitAsk(programme=self._run.programme, benefit=self._run.benefit)
        self._see(await ask(Benefits.benefit_outlook, asked, summary="How does the benefit stand?"))

    async def _do(self, alarm: BenefitAlarm) -> None:
        match alarm.duty:
            case BenefitDuty.ASK:
                ask_for_it = AskForMeasurement(**self._now(), review=alarm.review)
                await self._tend(ask_for_it, f"Ask for review {alarm.review}")
                await self._notify(f"review-{alarm.review}", "Please measure")
            case BenefitDuty.FLAG_LATE:
                await self._tend(
                    FlagLateMeasurement(**self._now(), review=alarm.review), f"Review {alarm.review} is late"
                )
                await self._notify(f"late-{alarm.review}", "The measurement is late")
            case _:
                assert_never(alarm.duty)

    async def _tend(self, command: AnyBenefitCommand, summary: str) -> None:
        self._see(await ask(Benefits.tend_benefit, sealed(command), summary=summary))

    async def _notify(self, what: str, sentence: str) -> None:
        key = f"{benefit_stream(self._run.programme, self._run.benefit)}/{what}"
        text = f"{sentence}: {self._stands.name}."
        await notify(Notice(key=key, to=(self._stands.owner,), sentence=text))

    async def _make_room(self) -> None:
        if workflow.info().is_continue_as_new_suggested():
            await workflow.wait_condition(workflow.all_handlers_finished)
            workflow.continue_as_new(replace(self._run, clock=self._clock.carried()))

    def _see(self, outlook: BenefitOutlook) -> None:
        self._outlook = outlook
        due = outlook.alarm.at if outlook.alarm else None
        show(outlook.name, state="ended" if outlook.ended else "awaited", due=due)

    @property
    def _stands(self) -> BenefitOutlook:
        assert self._outlook is not None
        return self._outlook

    def _now(self) -> Occasion:
        return {
            "programme": self._run.programme,
            "benefit": BenefitId(self._run.benefit),
            "by": ME,
            "at": self._clock.now(),
        }
