"""How a release goes live, is handed over to the service, and is closed."""

from datetime import datetime

from domain.benefit.commands import HandOverBenefit, TakeOverBenefit
from domain.benefit.profile import BenefitProfile
from domain.identity import Identity
from domain.release.closing.commands import CloseRelease
from domain.release.going_live.commands import AcceptHandover, GoLive, OfferHandover
from domain.release.plan import ReleaseId
from domain.stage import Stage
from runtime.demo import script
from runtime.demo.answering import actor
from runtime.demo.at_work.company import Company
from runtime.demo.at_work.stopping import Stopping
from runtime.demo.team import team_of


class GoingLive:
    """The lead of a release; where a programme has roles of its own, people close what it built."""

    def __init__(self, company: Company, stopping: Stopping) -> None:
        self._company = company
        self._stopping = stopping
        self._team = team_of(company.plan)

    def begin(self, release: ReleaseId, stage: Stage, at: datetime) -> None:
        """Plans going live and handing over, when only the sign-off is left."""
        if stage is not Stage.SIGN_OFF or not self._team:
            return
        planned = self._company.planned(release)
        service = self._in_the_service(planned.lead)
        lead, part = self._company.asked(release, planned.lead, at), planned.name
        accepted = AcceptHandover(**self._company.asked(release, service, at), part=part)
        offered = OfferHandover(**lead, part=part, to=service)
        self._company.later(script.DAYS_TO_HAND_IN, GoLive(**lead), offered, accepted)
        self._stopping.begin(release, at)
        for benefit in self._company.plan.benefits:
            if benefit.release == release and benefit.owner in self._team:
                self._hand_over(benefit, at)

    def close(self, release: ReleaseId, at: datetime) -> None:
        """Plans the closing of a release that was signed off."""
        if self._team:
            planned = self._company.planned(release)
            close = CloseRelease(**self._company.asked(release, planned.lead, at))
            days = max(planned.after_go_live.days, script.DAYS_TO_CLOSE)
            self._company.later(days, close)

    def _hand_over(self, benefit: BenefitProfile, at: datetime) -> None:
        """Whoever owns a benefit and goes with the programme leaves it to somebody who stays."""
        programme, service = self._company.plan.id, self._in_the_service(*benefit.confirmers)
        self._company.later_of_benefit(
            script.DAYS_TO_HAND_IN,
            HandOverBenefit(
                programme=programme, benefit=benefit.id, by=actor(benefit.owner), at=at, to=service
            ),
            TakeOverBenefit(programme=programme, benefit=benefit.id, by=actor(service), at=at),
        )

    def _in_the_service(self, *others: Identity) -> Identity:
        return self._company.somebody_but(self._company.papers.author, *others, *self._team)
