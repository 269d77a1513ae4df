"""In a simulated programme today is the programme's own day, whatever is asked and whenever."""

import asyncio
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from domain.aggregate import Command
from domain.fund.commands import DrawDown
from domain.programme.commands import StartProgramme
from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from tests.console.typed import Ended, Lockgate
from tests.readmodels import money, standing, story
from tests.readmodels import watched as watch
from tests.readmodels.steps import tell

STORIES = {
    "waiting": (*story.programme_starts(), *story.design_goes_to_its_gate()),
    "kept": tuple(standing.whole_standing()),
    "watched": tuple(watch.whole_watch()),
    "granted": (
        *story.programme_starts(),
        *money.the_fund_is_established(),
        *(each for each in money.asha_asks_and_draws() if not isinstance(each, DrawDown)),
    ),
}
# What is said of a programme that is still at its first day, and of none that lives today.
SAID = [
    ("watched", "risk list care", "cmt 2018-04-01 open"),
    ("watched", "risk show care T1", "cmt 2018-04-01 open"),
    ("watched", "indicator list care", "to come: Q2 2018 –"),
    ("watched", "indicator show care 2", "to come: Q2 2018 –"),
    ("waiting", "release lacks", "2018-10-20 –"),
    ("waiting", "roster show care", "as it stands on 2018-03-01."),
    ("kept", "register list care concerns", "ben 2018-10-01 likelihood"),
    ("kept", "register list care --overdue", "No review is overdue."),
    ("kept", "milestone list care", "expected late"),
    ("kept", "milestone quarters care", "2018-03-01 is in Q4 2017/18 of the financial year"),
    ("granted", "money show care", "team granted Asha Rao"),
]


@pytest.fixture(scope="module")
def homes(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, bool], Path]:
    """Where each story is told, by whether it is told in a time of its own."""
    return {
        (name, simulated): _home(migrated_file, tmp_path_factory.mktemp(name), commands, simulated=simulated)
        for name, commands in STORIES.items()
        for simulated in (False, True)
    }


@pytest.mark.parametrize(("home", "asked", "said"), SAID, ids=[asked for _, asked, _ in SAID])
def test_today_is_the_programmes_own_day_in_a_simulated_one(
    lockgate: Lockgate, homes: dict[tuple[str, bool], Path], home: str, asked: str, said: str
) -> None:
    today, then = (
        _plain(lockgate(*asked.split(), home=homes[home, simulated])) for simulated in (False, True)
    )

    assert said in then
    assert said not in today


def _plain(ended: Ended) -> str:
    return " ".join(ended.out.split())


def _home(migrated_file: Path, home: Path, commands: Iterable[Command], *, simulated: bool) -> Path:
    file = shutil.copy(migrated_file, home / "record.db")
    told = (
        replace(each, is_simulated=simulated) if isinstance(each, StartProgramme) else each
        for each in commands
    )
    asyncio.run(_tell(f"sqlite:///{file}", *told))
    return home


async def _tell(url: str, *commands: Command) -> None:
    async with await EventStore.open(url, PROJECTIONS) as store:
        await tell(store, *commands)
