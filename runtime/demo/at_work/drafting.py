"""How the deliverables of a release are drafted, and accepted by somebody else."""

from datetime import datetime

from domain.release.deliverables.commands import AcceptDeliverables, DraftDeliverable
from domain.release.deliverables.items import Acceptance
from domain.release.deliverables.plan import PlannedDeliverable
from domain.release.plan import ReleaseId
from domain.stage import Stage
from runtime.demo import script
from runtime.demo.at_work.company import Company

FIRST_VERSION = 1


class Drafting:
    """Whoever answers for a deliverable drafts it; of what the gate asks for, the evidence is the draft."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def begin(self, release: ReleaseId, stage: Stage, at: datetime) -> None:
        """Plans those of a stage, when its work begins."""
        gate = self._company.planned(release).stage(stage).gate
        self._plan(release, stage, at, handed_in=self._company.papers.asked_by(gate))

    def go_on(self, release: ReleaseId, at: datetime) -> None:
        """Plans those that come after sign-off."""
        self._plan(release, None, at, handed_in=())

    def _plan(
        self, release: ReleaseId, stage: Stage | None, at: datetime, *, handed_in: tuple[str, ...]
    ) -> None:
        listed = [each for each in self._company.planned(release).deliverables if each.stage is stage]
        if not listed:
            return
        for each in listed:
            self._company.later(script.DAYS_TO_DRAFT, self._draft(release, each, handed_in, at))
        self._company.later(script.DAYS_TO_ACCEPT, self._accept(release, listed, at))

    def _draft(
        self, release: ReleaseId, each: PlannedDeliverable, handed_in: tuple[str, ...], at: datetime
    ) -> DraftDeliverable:
        by = each.owner or self._company.planned(release).lead
        is_evidence = each.name in handed_in
        return DraftDeliverable(
            **self._company.asked(release, by, at),
            deliverable=each.id,
            evidence=each.name if is_evidence else "",
            note="" if is_evidence else f"{release}, {each.id}: in the shared folder of the programme",
        )

    def _accept(
        self, release: ReleaseId, listed: list[PlannedDeliverable], at: datetime
    ) -> AcceptDeliverables:
        owners = [each.owner for each in listed if each.owner]
        others = (self._company.planned(release).lead, self._company.papers.author, *owners)
        named = listed[0].acceptors
        by = next((who for who in named if who not in others), None)
        return AcceptDeliverables(
            **self._company.asked(release, by or self._company.somebody_but(*others), at),
            acceptances=tuple(Acceptance(deliverable=each.id, version=FIRST_VERSION) for each in listed),
        )
