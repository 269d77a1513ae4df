"""What people of a demonstration write and hand in."""

from datetime import date
from io import BytesIO

from domain.assessment import Assessment, AssessmentKind, ResidualRisk
from domain.evidence import Evidence
from domain.gate.policy import PolicyId
from domain.identity import Identity
from domain.programme.plan import ProgrammePlan
from runtime.evidence.folder import EvidenceFolder

ASSESSMENTS = {
    "equality impact assessment": AssessmentKind.EQUALITY_IMPACT,
    "data protection impact assessment": AssessmentKind.DATA_PROTECTION_IMPACT,
}


class Papers:
    """One author writes them all; they are kept as evidence is."""

    def __init__(self, plan: ProgrammePlan, author: Identity, folder: EvidenceFolder) -> None:
        self._plan = plan
        self.author = author
        self._folder = folder

    def asked_by(self, policy: PolicyId) -> tuple[str, ...]:
        """The names of what a gate asks for."""
        return next(each.evidence for each in self._plan.policies if each.id == policy)

    def paper(self, name: str, about: str, submitted_by: Identity, day: date | None = None) -> Evidence:
        """One of them, about something; an assessment is made on a day."""
        text = f"{name}\n\n{about}\n"
        kept = self._folder.keep(BytesIO(text.encode()), most_bytes=self._plan.evidence.most_bytes)
        return Evidence(
            name=name,
            digest=kept.digest,
            author=self.author,
            submitted_by=submitted_by,
            media_type="text/plain",
            size=kept.size,
            assessment=_assessment(name, day),
        )


def _assessment(name: str, day: date | None) -> Assessment | None:
    kind = ASSESSMENTS.get(name)
    if kind is None or day is None:
        return None
    if kind is AssessmentKind.EQUALITY_IMPACT:
        return Assessment(kind=kind, day=day)
    return Assessment(kind=kind, day=day, advice="Agreed, as described.", residual_risk=ResidualRisk.LOW)
