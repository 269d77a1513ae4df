"""How form HR1 is recorded, and in which order its days have to stand."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.evidence import is_digest
from domain.legal_pack import LegalPack
from domain.release.consultation.commands import NotifyRedundancies
from domain.release.consultation.events import (
    ConsultationEvent,
    ConsultationOpened,
    RedundanciesNotified,
)
from domain.release.consultation.lawful import LawfulDates
from domain.release.consultation.preparing import require_not_passed
from domain.release.consultation.refusals import (
    ConsultationDayNotPossible,
    ConsultationNotOpen,
    DismissalTooSoon,
    FormNotTaken,
    NoLawTaken,
    OrderNotLawful,
)
from domain.release.state import Release


def notify(release: Release, command: NotifyRedundancies) -> Sequence[ConsultationEvent]:
    """That form HR1 was sent; an amended form with days of its own takes the place of an earlier one."""
    event = _said(command)
    already = release.consultation.notified
    if already and _content(already) == _content(event):
        return []
    require_not_passed(release)
    opened, law = release.consultation.opened, release.terms.law
    if opened is None:
        raise ConsultationNotOpen
    if law is None or opened.lawful is None:
        raise NoLawTaken
    if command.day > command.at.date():
        raise ConsultationDayNotPossible(f"{command.day} is still to come.")
    _require_form(law, command)
    _require_order(opened, command)
    _require_time(opened.lawful, command)
    return [event]


def _require_form(law: LegalPack, command: NotifyRedundancies) -> None:
    if not command.reference.strip() or not is_digest(command.copy):
        raise FormNotTaken("Give its reference, and the digest of the copy.")
    rule = law.notifying(command.day)
    if rule.online_only and not command.online:
        raise FormNotTaken(f"Since {rule.since} it is sent online only: {rule.source}.")


def _require_order(opened: ConsultationOpened, command: NotifyRedundancies) -> None:
    days: tuple[tuple[str, date], ...] = (
        ("consultation started", opened.at.date()),
        ("form HR1", command.day),
        ("first notice", command.first_notice),
        ("first dismissal", command.first_dismissal),
    )
    (_, started), (_, sent), (_, notice), (_, dismissal) = days
    if not started <= sent < notice < dismissal:
        raise OrderNotLawful(f"Here: {', '.join(f'{what} {day}' for what, day in days)}.")


def _require_time(lawful: LawfulDates, command: NotifyRedundancies) -> None:
    least = timedelta(days=lawful.minimum_days)
    earliest = max(lawful.earliest_leaving, command.day + least)
    if command.first_dismissal < earliest:
        raise DismissalTooSoon(
            f"{lawful.counted} heads need {lawful.minimum_days} days, so nobody leaves before {earliest}: "
            f"{lawful.source}."
        )


def _said(command: NotifyRedundancies) -> RedundanciesNotified:
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


def _content(said: RedundanciesNotified) -> tuple[object, ...]:
    return (said.day, said.reference, said.copy, said.online, said.first_notice, said.first_dismissal)
