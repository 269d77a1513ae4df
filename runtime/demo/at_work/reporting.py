"""What the lead of a release reports as one number, where a gate asks for it and there is no list."""

from datetime import datetime

from domain.gate.check import CheckKind
from domain.release.commands import ReportReadiness
from domain.release.plan import ReleaseId, ReleasePlan
from domain.release.readiness import Measure
from domain.stage import Stage
from runtime.demo import script
from runtime.demo.at_work.company import Company

REPORTED = {
    CheckKind.DELIVERABLES: Measure.DELIVERABLES,
    CheckKind.TRAINING: Measure.TRAINING,
    CheckKind.TRANSITION: Measure.TRANSITION,
    CheckKind.RISKS: Measure.RISKS,
}
ALL_OF_THEM = 12


class Reporting:
    """Everything is done, says the lead."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def begin(self, release: ReleaseId, stage: Stage, at: datetime) -> None:
        """Plans the reports that the gate of a stage asks for, when its work begins."""
        planned = self._company.planned(release)
        gate = planned.stage(stage).gate
        policy = next(each for each in self._company.plan.policies if each.id == gate)
        for measure in (REPORTED[check.kind] for check in policy.checks if check.kind in REPORTED):
            if not self._is_listed(planned, measure):
                report = ReportReadiness(
                    **self._company.asked(release, planned.lead, at),
                    measure=measure,
                    done=ALL_OF_THEM,
                    of=ALL_OF_THEM,
                )
                self._company.later(script.DAYS_TO_HAND_IN, report)

    def _is_listed(self, planned: ReleasePlan, measure: Measure) -> bool:
        match measure:
            case Measure.DELIVERABLES:
                return bool(planned.deliverables)
            case Measure.TRAINING:
                return bool(planned.training)
            case Measure.TRANSITION:
                return bool(self._company.plan.transition)
            case _:
                return False
