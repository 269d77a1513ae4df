"""How something is tried out in a release, measured and scaled, and what is forecast then."""

from datetime import datetime
from functools import partial

from domain.benefit.commands import ReviseForecast
from domain.benefit.forecast import Confidence, Forecast
from domain.benefit.profile import BenefitId
from domain.release.learning.commands import MeasureExperiment, ScaleExperiment, StartExperiment
from domain.release.learning.experiment import Experiment, ExperimentId
from domain.release.plan import ReleaseId
from runtime.demo import script
from runtime.demo.answering import actor
from runtime.demo.at_work.company import Company
from runtime.demo.front import Front
from runtime.demo.intentions import Intentions
from runtime.demo.script import TryPlayed


class Trying:
    """What a script has tried out; the owner of a benefit is surer of it afterwards."""

    def __init__(
        self, company: Company, front: Front, intentions: Intentions, tried: tuple[TryPlayed, ...]
    ) -> None:
        self._company = company
        self._front = front
        self._intentions = intentions
        self._tried = tried

    def begin(self, release: ReleaseId, at: datetime) -> None:
        """Plans what is tried out in a release, when its build begins."""
        for each in self._tried:
            if each.release == release:
                self._plan(release, each, at)

    def _plan(self, release: ReleaseId, tried: TryPlayed, at: datetime) -> None:
        asked, id = (
            self._company.asked(release, self._company.planned(release).lead, at),
            ExperimentId(tried.id),
        )
        experiment = Experiment(
            id=id,
            area=tried.area,
            hypothesis=tried.hypothesis,
            measure=tried.measure,
            baseline=tried.before,
        )
        self._company.later(script.DAYS_TO_TRY, StartExperiment(**asked, experiment=experiment))
        self._company.later(
            script.DAYS_TO_TRY_IT_OUT,
            MeasureExperiment(**asked, experiment=id, result=tried.after),
            ScaleExperiment(**asked, experiment=id, reason=tried.why_scaled),
        )
        forecast = partial(self._forecast, tried)
        self._intentions.plan(at, f"forecast of {tried.benefit}", forecast, days=script.DAYS_TO_FORECAST)

    async def _forecast(self, tried: TryPlayed, now: datetime) -> None:
        profile = next(each for each in self._company.plan.benefits if each.id == tried.benefit)
        await self._front.revise_forecast(
            ReviseForecast(
                programme=self._company.plan.id,
                benefit=BenefitId(tried.benefit),
                by=actor(profile.owner),
                at=now,
                forecast=Forecast(
                    low=profile.annual,
                    likely=profile.annual,
                    high=profile.annual,
                    confidence=Confidence.HIGH,
                ),
                experiment=tried.id,
            )
        )
