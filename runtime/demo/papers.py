"""What people of a demonstration write and hand in."""

from io import BytesIO

from domain.evidence import Evidence
from domain.gate.policy import PolicyId
from domain.identity import Identity
from domain.programme.plan import ProgrammePlan
from runtime.evidence.folder import EvidenceFolder


class Papers:
    """One author writes them all; they are kept as evidence is."""

    def __init__(self, plan: ProgrammePlan, author: Identity, folder: EvidenceFolder) -> None:
        self._plan = plan
        self._author = author
        self._folder = folder

    def asked_by(self, policy: PolicyId) -> tuple[str, ...]:
        """The names of what a gate asks for."""
        return next(each.evidence for each in self._plan.policies if each.id == policy)

    def paper(self, name: str, about: str, submitted_by: Identity) -> Evidence:
        """One of them, about something."""
        text = f"{name}\n\n{about}\n"
        kept = self._folder.keep(BytesIO(text.encode()), most_bytes=self._plan.evidence.most_bytes)
        return Evidence(
            name=name,
            digest=kept.digest,
            author=self._author,
            submitted_by=submitted_by,
            media_type="text/plain",
            size=kept.size,
        )
