"""Whom a release proposes to dismiss, as stated by people or else as its blueprint has it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.release.consultation.affected import ANYWHERE, Affected
from domain.release.consultation.counting import Proposal
from domain.release.consultation.lawful import LawfulDates, lawful_dates
from domain.release.ending import Ending
from domain.release.plan import ReleasePlan
from domain.release.state import Release
from domain.stage import Stage


def affected_by(release: Release) -> tuple[Affected, ...]:
    """Who is affected, as people stated it last, else as the blueprint says."""
    if release.consultation.stated:
        return release.consultation.stated.affected
    return _planned(release.plan) if release.plan else ()


def first_dismissal_of(release: Release) -> date | None:
    """The first day on which anybody would leave: by form HR1, else as stated, else by the blueprint."""
    held = release.consultation
    if held.notified:
        return held.notified.first_dismissal
    if held.stated and held.stated.first_dismissal:
        return held.stated.first_dismissal
    return release.plan.consultation.first_dismissal if release.plan else None


def proposals_of(release: Release) -> tuple[Proposal, ...]:
    """What a release adds to the count of every other one at the same place.

    It adds nothing once it was stopped or taken out of the plan, and once there is nobody to consult; once
    form HR1 has told of its heads, it adds them only to what was counted with them. Without a day of its own,
    the first dismissal is taken to come when the consultation is planned to end.
    """
    held = release.consultation
    if release.withdrawn or release.ending is Ending.STOPPED or held.unnecessary:
        return ()
    if held.notified is None:
        return _proposals(release)
    lawful = held.opened.lawful if held.opened else None
    told_with = lawful.counted_with if lawful else ()
    return tuple(replace(each, told_with=told_with) for each in _proposals(release))


def foreseen(release: Release, begins: date, elsewhere: Iterable[Proposal]) -> LawfulDates | None:
    """What the law asks for if the consultation begins on a day; None in a programme without law.

    :raises LawSilent: when the law that the programme took on says nothing about that day.
    """
    law = release.terms.law
    return lawful_dates(law, begins, _proposals(release), elsewhere) if law else None


def _proposals(release: Release) -> tuple[Proposal, ...]:
    if release.plan is None:
        return ()
    first_day = first_dismissal_of(release) or release.plan.stage(Stage.CONSULTATION).ends
    return tuple(
        Proposal(
            release=release.plan.id,
            establishment=each.establishment,
            heads=each.counted,
            first_day=first_day,
        )
        for each in affected_by(release)
        if each.counted
    )


def _planned(plan: ReleasePlan) -> tuple[Affected, ...]:
    if plan.consultation.affected or not plan.affected_headcount:
        return plan.consultation.affected
    return (Affected(establishment=ANYWHERE, heads=plan.affected_headcount),)
