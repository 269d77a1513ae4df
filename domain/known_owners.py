"""Who owns what a release brings, and who belongs to the programme, told by the aggregates that know."""

from collections.abc import Mapping
from dataclasses import replace

from domain.benefit.state import Benefit
from domain.programme.leading.lead import lead_on
from domain.programme.state import Programme
from domain.release.closing.commands import CloseRelease
from domain.release.closing.ownership import OwnedBenefit
from domain.release.state import Release


def with_owners(
    command: CloseRelease, release: Release, programme: Programme, benefits: Mapping[str, Benefit]
) -> CloseRelease:
    """The command with the owners, the team and the lead of its day, whatever the sender thought.

    A benefit that was realised, written off or withdrawn needs nobody any more.
    """
    roster, today = programme.roster, command.at.date()
    owned = (
        OwnedBenefit(
            benefit=id,
            owner=each.profile.owner,
            has_left=roster.has_left(each.profile.owner, today),
        )
        for id, each in benefits.items()
        if each.profile and not each.has_ended
    )
    team = (who for role in release.terms.programme_team for who in roster.holders_of(role, today))
    lead = lead_on(programme, command.release, today) if command.release in programme.planned else None
    return replace(command, benefits=tuple(owned), team=tuple(dict.fromkeys(team)), lead=lead)
