"""The deliverables that the rules are told about: two of design, one of the build, one after sign-off."""

from dataclasses import replace
from datetime import date

from domain.aggregate import Command
from domain.identity import Actor
from domain.release.commands import EnterStage
from domain.release.deliverables.commands import (
    AcceptDeliverables,
    AddDeliverables,
    AssignDeliverables,
    DispenseWithDeliverable,
    DraftDeliverable,
    ReopenDeliverable,
    SendDeliverableBack,
)
from domain.release.deliverables.events import (
    DeliverableAccepted,
    DeliverableAdded,
    DeliverableAssigned,
    DeliverableDrafted,
    DeliverableFoundUnneeded,
    DeliverableReopened,
    DeliverableReturned,
)
from domain.release.deliverables.items import Acceptance, Assignment
from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable, Strand
from domain.stage import Stage
from tests.domain.people import BEN, CHLOE, DINA, EMIL, HANA, NOON
from tests.domain.release.scene import (
    ASKED,
    DESIGN_PAPER,
    PLAN,
    REGISTER,
    REGISTERED,
    Asked,
    entered,
    offer,
)

SPRINT_PLAN, BUDGET = DeliverableId("DD-08"), DeliverableId("DD-11")
BUILD, SAVINGS = DeliverableId("technology-2.1"), DeliverableId("process-3.4")
DUE = date(2018, 4, 27)
PLANNED = (
    PlannedDeliverable(id=SPRINT_PLAN, name="sprint plan", stage=Stage.DESIGN, number="8"),
    PlannedDeliverable(
        id=BUDGET,
        name="detailed phase budget",
        stage=Stage.DESIGN,
        number="11",
        owner=BEN.identity,
        due=DUE,
        acceptors=(CHLOE.identity,),
    ),
    PlannedDeliverable(
        id=BUILD,
        name="build iteratively",
        stage=Stage.BUILD_SPRINTS,
        number="2.1",
        strand=Strand.TECHNOLOGY,
    ),
    PlannedDeliverable(id=SAVINGS, name="monitor benefits", stage=None, number="3.4", strand=Strand.PROCESS),
)
EASY_READ = PlannedDeliverable(
    id=DeliverableId("DD-13"), name="easy read version", stage=Stage.DESIGN, owner=BEN.identity, due=DUE
)
LISTED = replace(PLAN, deliverables=PLANNED)
DELIVERABLES = tuple(each.id for each in PLANNED)
BEGUN = (replace(REGISTERED, plan=LISTED), entered(Stage.DESIGN))
REASON = "The figures of March are missing."


def _by(who: Actor) -> Asked:
    return {**ASKED, "by": who}


def add(*deliverables: PlannedDeliverable, reason: str = REASON) -> AddDeliverables:
    return AddDeliverables(deliverables=deliverables, reason=reason, **_by(HANA))


def added(deliverable: PlannedDeliverable = EASY_READ) -> DeliverableAdded:
    return DeliverableAdded(plan=deliverable, reason=REASON, by=HANA.identity, at=NOON)


def assign(*assignments: Assignment, by: Actor = HANA) -> AssignDeliverables:
    return AssignDeliverables(assignments=assignments, **_by(by))


def assigned(
    id: DeliverableId = SPRINT_PLAN, owner: Actor = BEN, due: date | None = DUE
) -> DeliverableAssigned:
    return DeliverableAssigned(deliverable=id, owner=owner.identity, due=due, by=HANA.identity, at=NOON)


def draft(
    id: DeliverableId = SPRINT_PLAN, *, evidence: str = "", note: str = "In the folder.", by: Actor = EMIL
) -> DraftDeliverable:
    return DraftDeliverable(deliverable=id, evidence=evidence, note=note, **_by(by))


def drafted(
    version: int = 1, id: DeliverableId = SPRINT_PLAN, note: str = "In the folder."
) -> DeliverableDrafted:
    return DeliverableDrafted(
        deliverable=id,
        version=version,
        evidence="",
        digest="",
        note=note,
        author=EMIL.identity,
        by=EMIL.identity,
        at=NOON,
    )


def accept(version: int = 1, id: DeliverableId = SPRINT_PLAN, *, by: Actor = CHLOE) -> AcceptDeliverables:
    return AcceptDeliverables(acceptances=(Acceptance(deliverable=id, version=version),), **_by(by))


def accepted(version: int = 1, id: DeliverableId = SPRINT_PLAN) -> DeliverableAccepted:
    return DeliverableAccepted(deliverable=id, version=version, by=CHLOE.identity, at=NOON)


def send_back(version: int = 1, reason: str = REASON) -> SendDeliverableBack:
    return SendDeliverableBack(deliverable=SPRINT_PLAN, version=version, reason=reason, **_by(CHLOE))


def returned(version: int = 1) -> DeliverableReturned:
    return DeliverableReturned(
        deliverable=SPRINT_PLAN, version=version, reason=REASON, by=CHLOE.identity, at=NOON
    )


def dispense_with(
    id: DeliverableId = SPRINT_PLAN, reason: str = REASON, by: Actor = DINA
) -> DispenseWithDeliverable:
    return DispenseWithDeliverable(deliverable=id, reason=reason, **_by(by))


def unneeded(id: DeliverableId = SPRINT_PLAN) -> DeliverableFoundUnneeded:
    return DeliverableFoundUnneeded(deliverable=id, reason=REASON, by=DINA.identity, at=NOON)


def reopen(reason: str = REASON) -> ReopenDeliverable:
    return ReopenDeliverable(deliverable=SPRINT_PLAN, reason=reason, **_by(DINA))


def reopened() -> DeliverableReopened:
    return DeliverableReopened(deliverable=SPRINT_PLAN, reason=REASON, by=DINA.identity, at=NOON)


# Each deliverable of design on its way through everything that can become of one.
DELIVERED: list[Command] = [
    replace(REGISTER, plan=LISTED),
    EnterStage(stage=Stage.DESIGN, round=1, **ASKED),
    offer(DESIGN_PAPER),
    add(EASY_READ),
    assign(Assignment(deliverable=SPRINT_PLAN, owner=BEN.identity, due=DUE)),
    draft(evidence="detailed-design"),
    send_back(),
    draft(note="With March."),
    accept(2),
    reopen(),
    dispense_with(BUDGET),
]
