"""How the transition of a release is planned with its build, and delivered before it is signed off."""

from datetime import datetime, timedelta

from domain.release.plan import ReleaseId
from domain.release.transition.commands import DeliverTransitionElement, PlannedElement, PlanTransition
from domain.stage import Stage
from runtime.demo import script
from runtime.demo.at_work.company import Company


class Moving:
    """The lead of a release plans every element, and says when it is delivered."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def begin(self, release: ReleaseId, stage: Stage, at: datetime) -> None:
        """Plans the elements with the build, and their delivery with the sign-off."""
        planned, elements = self._company.planned(release), self._company.plan.transition
        asked = self._company.asked(release, planned.lead, at)
        if elements and stage is Stage.BUILD_SPRINTS:
            due = max(planned.ends, at.date() + timedelta(days=script.DAYS_A_CONDITION_MAY_TAKE))
            each = tuple(PlannedElement(element=one.id, owner=planned.lead, due=due) for one in elements)
            self._company.later(script.DAYS_TO_HAND_IN, PlanTransition(**asked, elements=each))
        if stage is Stage.SIGN_OFF:
            for one in elements:
                note = f"{release}, {one.name}: in the shared folder of the programme"
                deliver = DeliverTransitionElement(**asked, element=one.id, note=note)
                self._company.later(script.DAYS_TO_HAND_IN, deliver)
