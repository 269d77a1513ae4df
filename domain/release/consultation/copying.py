"""How it is recorded that representatives were given form HR1 in copy."""

from collections.abc import Sequence

from domain.release.consultation.commands import GiveNoticeCopy
from domain.release.consultation.events import NoticeCopied
from domain.release.consultation.preparing import require_not_passed
from domain.release.consultation.refusals import (
    ConsultationDayNotPossible,
    FormNotSent,
    RepresentativesUnknown,
)
from domain.release.state import Release


def give_copy(release: Release, command: GiveNoticeCopy) -> Sequence[NoticeCopied]:
    """That representatives have the newest form; an amended one is given to them again."""
    held = release.consultation
    known = tuple(dict.fromkeys(each.body for each in held.representatives))
    bodies = command.bodies or known
    if bodies and all(body in held.copied for body in bodies):
        return []
    require_not_passed(release)
    if held.notified is None:
        raise FormNotSent
    strangers = [body for body in bodies if body not in known]
    if strangers or not bodies:
        raise RepresentativesUnknown(f"Not registered: {', '.join(strangers) or 'anybody'}.")
    if not held.notified.day <= command.day <= command.at.date():
        raise ConsultationDayNotPossible(f"It was sent on {held.notified.day}, and today is the last day.")
    anew = tuple(body for body in bodies if body not in held.copied)
    return [NoticeCopied(day=command.day, bodies=anew, by=command.by.identity, at=command.at)]
