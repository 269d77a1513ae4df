"""The consultation that the rules are told about: 36 heads of 1A, in a programme that took the law on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from domain.legal_pack import LegalPack
from domain.release.consultation.affected import ANYWHERE, Affected, Establishment
from domain.release.consultation.commands import BeginConsultation, GiveNoticeCopy, NotifyRedundancies
from domain.release.consultation.events import (
    ConsultationClosed,
    ConsultationOpened,
    NoticeCopied,
    RedundanciesNotified,
    Representatives,
    RepresentativesRegistered,
    Representing,
)
from domain.release.consultation.plan import ConsultationPlan
from domain.release.decide import decide
from domain.release.events import ReleaseEvent
from domain.release.evolving import fold
from domain.release.plan import ReleasePlan
from domain.release.terms import Terms
from domain.stage import Stage
from tests.domain.law import LAW
from tests.domain.people import BEN, NOON
from tests.domain.release.scene import ASKED, PLAN, REGISTERED, Asked, asked_on, reached

TODAY = NOON.date()
CIVIC, DEPOT = Establishment("Civic Centre"), Establishment("Depot")
HEARD = (Affected(establishment=ANYWHERE, heads=36),)
COPY = "sha256:" + "c0" * 32
FIRST_DISMISSAL = date(2018, 7, 2)
COPY_DAY = date(2018, 5, 17)

BEGIN = BeginConsultation(**ASKED)
BY_BEN: Asked = {**ASKED, "by": BEN}


def by_ben(day: date) -> Asked:
    return {**asked_on(day), "by": BEN}


def planned(plan: ReleasePlan = PLAN, law: LegalPack | None = LAW) -> tuple[ReleaseEvent, ...]:
    """1A at its consultation, with this plan and this law."""
    told = replace(REGISTERED, plan=plan, terms=Terms(law=law))
    return tuple(told if event == REGISTERED else event for event in reached(Stage.CONSULTATION))


def with_heads(*affected: Affected, first_dismissal: date | None = None) -> ReleasePlan:
    heads = sum(each.heads for each in affected)
    consultation = ConsultationPlan(affected=affected, first_dismissal=first_dismissal)
    return replace(PLAN, affected_headcount=heads, consultation=consultation)


THERE = planned()


def _opened(history: Sequence[ReleaseEvent]) -> ConsultationOpened:
    (opened,) = decide(fold(history), BEGIN)
    assert isinstance(opened, ConsultationOpened)
    return opened


OPENED = _opened(THERE)
OPEN = (*THERE, OPENED)
CLOSED = (*OPEN, ConsultationClosed(at=datetime(2018, 6, 14, 9, tzinfo=UTC)))

UNION = Representatives(kind=Representing.TRADE_UNION, body="UNISON", people=2)
REGISTERED_UNION = RepresentativesRegistered(representatives=UNION, by=BEN.identity, at=NOON)


def hr1(
    *,
    sent: date = date(2018, 5, 16),
    notice: date = date(2018, 6, 20),
    dismissal: date = FIRST_DISMISSAL,
    reference: str = "HR1-77",
    copy: str = COPY,
    online: bool = True,
) -> NotifyRedundancies:
    return NotifyRedundancies(
        **by_ben(sent),
        day=sent,
        reference=reference,
        copy=copy,
        first_notice=notice,
        first_dismissal=dismissal,
        online=online,
    )


def notified(command: NotifyRedundancies) -> RedundanciesNotified:
    return RedundanciesNotified(
        day=command.day,
        reference=command.reference,
        copy=command.copy,
        online=command.online,
        first_notice=command.first_notice,
        first_dismissal=command.first_dismissal,
        by=command.by.identity,
        at=command.at,
    )


def give_copy(*bodies: str) -> GiveNoticeCopy:
    """On the day after the form was sent."""
    return GiveNoticeCopy(**by_ben(COPY_DAY), day=COPY_DAY, bodies=bodies)


def copy_given(*bodies: str) -> NoticeCopied:
    command = give_copy()
    return NoticeCopied(day=COPY_DAY, bodies=bodies, by=command.by.identity, at=command.at)
