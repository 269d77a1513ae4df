"""How the backlog of a release is built, sprint by sprint, and accepted by its product owner."""

from datetime import datetime

from domain.release.build.commands import DeliverRequirements, PlanIntoSprint
from domain.release.build.events import SprintEnded, SprintStarted
from domain.release.build.requirement import Delivery, Moscow, Requirement
from domain.release.commands import ReportReadiness
from domain.release.plan import ReleaseId, ReleasePlan
from domain.release.readiness import Measure
from runtime.demo import script
from runtime.demo.at_work.company import Company

DONE_IN_TIME = (Moscow.MUST, Moscow.SHOULD)
MUSTS_WITHOUT_A_LIST = 8


class Building:
    """Musts and Shoulds are done in their sprint; what one could have is carried over and left at the end."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def read(self, release: ReleaseId, event: SprintStarted | SprintEnded) -> None:
        """Takes note of a sprint, and plans what is built in it."""
        planned = self._company.planned(release)
        if isinstance(event, SprintStarted):
            self._plan_sprint(planned, event)
        elif event.number == event.of and not planned.build.requirements:
            self._report(planned, event.at)

    def _plan_sprint(self, planned: ReleasePlan, started: SprintStarted) -> None:
        share = _share(planned, started.number)
        done = tuple(each.id for each in share if each.moscow in DONE_IN_TIME)
        owner = next(iter(planned.build.product_owners), planned.lead)
        asked = self._company.asked(planned.id, owner, started.at)
        if share:
            wanted = tuple(each.id for each in share)
            into = PlanIntoSprint(**asked, number=started.number, requirements=wanted)
            self._company.later(script.DAYS_TO_FILL_A_SPRINT, into)
        if done:
            built_by = self._company.papers.author
            if built_by == owner:
                built_by = self._company.somebody_but(owner)
            deliveries = tuple(Delivery(requirement=each, built_by=built_by) for each in done)
            self._company.later(script.DAYS_TO_BUILD, DeliverRequirements(**asked, deliveries=deliveries))

    def _report(self, planned: ReleasePlan, at: datetime) -> None:
        """A release without a backlog reports its Musts as one number."""
        report = ReportReadiness(
            **self._company.asked(planned.id, planned.lead, at),
            measure=Measure.MUSTS,
            done=MUSTS_WITHOUT_A_LIST,
            of=MUSTS_WITHOUT_A_LIST,
        )
        self._company.later(1, report)


def _share(planned: ReleasePlan, sprint: int) -> list[Requirement]:
    """What is planned into a sprint: the backlog in turn, but for what one would like to have."""
    wanted = [each for each in planned.build.requirements if each.moscow is not Moscow.WOULD_LIKE]
    return wanted[sprint - 1 :: planned.sprints]
