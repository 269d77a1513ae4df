"""What a benefit's workflow has done outside itself."""

from dataclasses import replace

from temporalio import activity

from activities.door import Door
from activities.envelope import CommandEnvelope, opened
from activities.messages import BenefitAsk, BenefitOutlook
from domain.aggregate import BENEFIT, RELEASE
from domain.benefit.agenda import next_alarm
from domain.benefit.commands import ReviseForecast, benefit_stream
from domain.benefit.state import Benefit
from domain.release.commands import release_stream
from domain.release.state import Release


class Benefits:
    """Reviews, measurements and the end of a benefit."""

    def __init__(self, door: Door) -> None:
        self._door = door

    @activity.defn
    async def benefit_outlook(self, ask: BenefitAsk) -> BenefitOutlook:
        """How the benefit stands."""
        return _outlook(await self._door.look(BENEFIT, benefit_stream(ask.programme, ask.benefit)))

    async def revise_forecast(self, command: ReviseForecast) -> None:
        """Records another forecast, in the knowledge of what the experiment that it names measured.

        :raises Rejected: when it is not theirs to make, or the experiment measured nothing.
        """
        benefit: Benefit = await self._door.look(BENEFIT, command.stream)
        measured = None
        if benefit.profile:
            stream = release_stream(command.programme, benefit.profile.release)
            release: Release = await self._door.look(RELEASE, stream)
            measured = release.learning.result(command.experiment)
        await self._door.settle(replace(command, measured=measured))

    @activity.defn
    async def tend_benefit(self, envelope: CommandEnvelope) -> BenefitOutlook:
        """Records a command to the benefit, and tells how it stands then."""
        (settled,) = await self._door.settle(opened(envelope))
        return _outlook(settled.state)


def _outlook(benefit: Benefit) -> BenefitOutlook:
    assert benefit.profile is not None
    return BenefitOutlook(
        alarm=next_alarm(benefit),
        owner=benefit.profile.owner,
        name=benefit.profile.name,
        ended=benefit.has_ended,
    )
