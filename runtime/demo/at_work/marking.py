"""How a release is rated, and which of its milestones are reached, as it goes on or back."""

from domain.release.events import StageEntered
from domain.release.milestone.commands import ReachMilestone
from domain.release.plan import ReleaseId
from domain.release.rating.commands import RateRelease
from domain.stage import STAGES, Stage, preceding
from runtime.demo import script
from runtime.demo.at_work.company import Company

# The stages that show that milestones are reached, by how many a release has.
SHOWN_BY = {
    1: (Stage.DESIGN,),
    2: (Stage.DESIGN, Stage.TRAINING),
    3: (Stage.DESIGN, Stage.BUILD_SPRINTS, Stage.TRAINING),
    4: STAGES[:-1],
}
# Places in a legend, which begins with the worst.
OFF_TRACK, ON_TRACK = 1, 2


class Marking:
    """The lead of a release tells what everybody can see."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._off_track: set[ReleaseId] = set()

    def read(self, release: ReleaseId, entered: StageEntered) -> None:
        """Takes note of a stage that begins, and plans what to say of the one before it."""
        if entered.round > 1:
            self._off_track.add(release)
            self._rate(release, entered, OFF_TRACK, f"{entered.stage} has come back from its gate")
        elif entered.stage is not Stage.DESIGN:
            self._reach(release, entered, preceding(entered.stage))
            if release in self._off_track:
                self._off_track.remove(release)
                self._rate(release, entered, ON_TRACK, f"{entered.stage} has begun")

    def _rate(self, release: ReleaseId, entered: StageEntered, nth: int, why: str) -> None:
        colours = self._company.plan.legend.colours
        if colours:
            asked = self._company.asked(release, self._company.planned(release).lead, entered.at)
            rate = RateRelease(**asked, colour=colours[nth].name, comment=why)
            self._company.later(script.DAYS_TO_HAND_IN, rate)

    def _reach(self, release: ReleaseId, entered: StageEntered, passed: Stage) -> None:
        planned = self._company.planned(release)
        shown_by = SHOWN_BY.get(len(planned.milestones), ())
        for milestone, stage in zip(planned.milestones, shown_by, strict=False):
            if stage is passed:
                asked = self._company.asked(release, planned.lead, entered.at)
                reach = ReachMilestone(**asked, milestone=milestone.id, on=entered.at.date())
                self._company.later(script.DAYS_TO_HAND_IN, reach)
