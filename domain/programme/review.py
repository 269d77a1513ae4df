"""The programme's review each month: what it is told of each release, and that people held it."""

from collections.abc import Sequence
from datetime import datetime

from domain.programme.commands import CallReview, HoldReview
from domain.programme.events import ReviewCalled, ReviewHeld
from domain.programme.refusals import (
    NotOnTheRoster,
    ReviewAlreadyHeld,
    ReviewNotCalled,
    ReviewSaysNothing,
)
from domain.programme.state import Programme


def call_review(programme: Programme, command: CallReview) -> Sequence[ReviewCalled]:
    """The review of the month of `at`, with how every release stands; none when it was called already."""
    month = month_of(command.at)
    if month in programme.reviews or programme.ended:
        return []
    return [ReviewCalled(month=month, releases=command.releases, at=command.at)]


def hold_review(programme: Programme, command: HoldReview) -> Sequence[ReviewHeld]:
    """That people held a month's review, and what they noted.

    :raises Rejected: when it was not called or is held already, the note is empty, or they are strangers.
    """
    by = command.by.identity
    held = programme.reviews.get(command.month)
    if held and (held.note, held.by) == (command.note, by):
        return []
    if command.month not in programme.reviews:
        raise ReviewNotCalled(command.month)
    if held:
        raise ReviewAlreadyHeld(f"{command.month}, on {held.at:%d %B %Y}.")
    if by not in programme.roster.names:
        raise NotOnTheRoster(by.subject)
    if not command.note.strip():
        raise ReviewSaysNothing
    return [ReviewHeld(month=command.month, note=command.note, by=by, at=command.at)]


def month_of(at: datetime) -> str:
    """The month that a moment lies in: `2018-07`."""
    return f"{at:%Y-%m}"
