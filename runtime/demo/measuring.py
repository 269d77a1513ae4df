"""How the owners of benefits measure them, and others confirm it."""

from datetime import datetime
from functools import partial

from domain.benefit.commands import ConfirmMeasurement, MeasureBenefit
from domain.benefit.events import BenefitEvent, BenefitMeasured, BenefitTakenOver, MeasurementAsked
from domain.benefit.profile import BenefitProfile
from domain.identity import Identity
from domain.programme.plan import ProgrammePlan
from runtime.demo import script
from runtime.demo.answering import actor
from runtime.demo.front import Front
from runtime.demo.intentions import Intentions


class Measuring:
    """Everything comes out as it was promised."""

    def __init__(self, front: Front, plan: ProgrammePlan, intentions: Intentions) -> None:
        self._front = front
        self._plan = plan
        self._intentions = intentions
        self._owners: dict[str, Identity] = {each.id: each.owner for each in plan.benefits}

    def read(self, benefit: str, event: BenefitEvent) -> None:
        """Takes note of what happened to a benefit, and plans what to do about it."""
        profile = next(each for each in self._plan.benefits if each.id == benefit)
        match event:
            case BenefitTakenOver(by=by):
                self._owners[benefit] = by
            case MeasurementAsked(review=review, at=at):
                self._plan_measurement(profile, review, at)
            case BenefitMeasured(review=review, at=at):
                self._plan_confirmation(profile, review, at)
            case _:
                pass

    def _plan_measurement(self, profile: BenefitProfile, review: int, at: datetime) -> None:
        measure = MeasureBenefit(
            programme=self._plan.id,
            benefit=profile.id,
            by=actor(self._owners[profile.id]),
            at=at,
            review=review,
            annual=profile.annual,
        )
        self._later(at, script.DAYS_TO_MEASURE, measure)

    def _plan_confirmation(self, profile: BenefitProfile, review: int, at: datetime) -> None:
        other = next(who for who in profile.confirmers if who != self._owners[profile.id])
        confirm = ConfirmMeasurement(
            programme=self._plan.id, benefit=profile.id, by=actor(other), at=at, review=review
        )
        self._later(at, script.DAYS_TO_CONFIRM, confirm)

    def _later(self, at: datetime, days: int, command: MeasureBenefit | ConfirmMeasurement) -> None:
        self._intentions.plan(at, command.stream, partial(self._tend, command), days=days)

    async def _tend(self, command: MeasureBenefit | ConfirmMeasurement, _: datetime) -> None:
        await self._front.tend_benefit(command)
