"""Who can be a change champion."""

from collections.abc import Sequence

from domain.release.training.commands import NameChampions, StandChampionDown
from domain.release.training.events import ChampionNamed, ChampionStoodDown
from domain.release.training.need import Champion
from domain.release.training.refusals import (
    ChampionNotOnRoster,
    ChampionNotYet,
    ChampionTeamMissing,
    ChampionUnknown,
    TrainingReasonMissing,
)
from domain.release.training.state import Training


def name(training: Training, champion: Champion, command: NameChampions) -> Sequence[ChampionNamed]:
    """That somebody speaks for the change in a team; from when is kept as it was first said.

    :raises Rejected: when they are not on the roster, have no team, or have not begun.
    """
    if (champion.who, champion.team) in training.champions:
        return []
    if not champion.team.strip():
        raise ChampionTeamMissing
    if champion.who not in command.on_roster:
        raise ChampionNotOnRoster(f"{champion.who.subject}.")
    if champion.since > command.at.date():
        raise ChampionNotYet(f"{champion.who.subject} begins on {champion.since}.")
    return [ChampionNamed(champion=champion, at=command.at)]


def stand_down(training: Training, command: StandChampionDown) -> Sequence[ChampionStoodDown]:
    """That somebody no longer does.

    :raises Rejected: when they never did, or no reason is given.
    """
    if (command.who, command.team) in training.stood_down:
        return []
    if (command.who, command.team) not in training.champions:
        raise ChampionUnknown(f"{command.who.subject}, {command.team}.")
    if not command.reason.strip():
        raise TrainingReasonMissing
    return [
        ChampionStoodDown(
            who=command.who,
            team=command.team,
            until=command.at.date(),
            reason=command.reason,
            at=command.at,
        )
    ]
