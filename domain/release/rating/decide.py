"""What a release answers to a rating."""

from collections.abc import Sequence

from domain.release.rating.commands import RateRelease
from domain.release.rating.events import ReleaseRated
from domain.release.rating.refusals import ColourUnknown, NothingToRateWith, RatingUnexplained
from domain.release.refusals import ReleaseEnded
from domain.release.state import Release


def decide(release: Release, command: RateRelease) -> Sequence[ReleaseRated]:
    """The rating, unless it was the last one already.

    :raises Rejected: when the colour is not in the legend, no comment is given, or the release has ended.
    """
    legend, by = release.terms.legend, command.by.identity
    last = release.rating
    if last and (last.colour.name, last.comment, last.by) == (command.colour, command.comment, by):
        return []
    if release.has_ended:
        raise ReleaseEnded
    if not legend.colours:
        raise NothingToRateWith
    colour = legend.colour(command.colour)
    if colour is None:
        raise ColourUnknown(f"{command.colour or 'No colour'} is not in the legend: {legend}.")
    if not command.comment.strip():
        raise RatingUnexplained
    return [ReleaseRated(colour=colour, comment=command.comment, by=by, at=command.at)]
