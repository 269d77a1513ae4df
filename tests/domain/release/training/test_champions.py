"""Who speaks for the change in a team."""

from dataclasses import replace
from datetime import timedelta

from domain.release.evolving import fold
from domain.release.training.events import ChampionNamed, ChampionStoodDown
from domain.release.training.refusals import (
    ChampionNotOnRoster,
    ChampionNotYet,
    ChampionTeamMissing,
    ChampionUnknown,
    TrainingReasonMissing,
)
from tests.domain.people import CHLOE, DINA, NOON, actor
from tests.domain.release.scene import REGISTERED
from tests.domain.release.training.scene import TODAY, champion, name, stand_down
from tests.domain.spec import RELEASE

GIVEN = RELEASE.given(REGISTERED)
NAMED = ChampionNamed(champion=champion(), at=NOON)
STOOD_DOWN = ChampionStoodDown(
    who=DINA.identity, team="Planning", until=TODAY, reason="Dina has another post.", at=NOON
)


def test_champions_are_named_for_their_teams() -> None:
    both = name(champion(), champion(CHLOE, "Housing"))
    GIVEN.when(both).then(NAMED, ChampionNamed(champion=champion(CHLOE, "Housing"), at=NOON))


def test_a_champion_stays_champion_since_the_first_day() -> None:
    later = champion(since=TODAY - timedelta(days=3))
    RELEASE.given(REGISTERED, NAMED).when(name(later)).then_nothing()


def test_a_champion_is_on_the_roster() -> None:
    GIVEN.when(name(champion(actor("zoe")))).then_refused(ChampionNotOnRoster, saying="zoe")
    GIVEN.when(replace(name(champion()), on_roster=())).then_refused(ChampionNotOnRoster)


def test_a_champion_has_a_team_and_has_begun() -> None:
    GIVEN.when(name(champion(team=" "))).then_refused(ChampionTeamMissing)
    GIVEN.when(name(champion(since=TODAY + timedelta(days=1)))).then_refused(ChampionNotYet)


def test_a_champion_stands_down_with_a_reason() -> None:
    given = RELEASE.given(REGISTERED, NAMED)
    given.when(stand_down()).then(STOOD_DOWN)
    given.when(stand_down(reason="")).then_refused(TrainingReasonMissing)
    given.when(stand_down(team="Housing")).then_refused(ChampionUnknown)


def test_whoever_stood_down_may_come_back() -> None:
    RELEASE.given(REGISTERED, NAMED, STOOD_DOWN).when(name(champion())).then(NAMED)
    assert fold([REGISTERED, NAMED, STOOD_DOWN]).training.champions == {}
