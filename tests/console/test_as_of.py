"""Every command that looks can look at the past."""

import asyncio
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from console.commands import COMMANDS, WITHIN
from console.options import Reading
from console.release_errands import Asking
from domain.business_case.plan import Terms
from domain.programme.commands import CallReview
from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from tests.console.typed import Lockgate
from tests.domain.business_case import scene
from tests.readmodels import money, story
from tests.readmodels.cast import PROGRAMME, at
from tests.readmodels.steps import CLOCK, tell

BEFORE_THE_BEGINNING = "1999-01-01"
# What neither changes anything nor can be asked of the past, and why.
WITHOUT_A_PAST = {
    "programme check": "reads a file",
    "policy list": "reads what comes with the product",
    "policy check": "reads a file",
    "policy diff": "reads two files",
    "evidence get": "reads a file by the digest of its content",
    "release watch": "follows what happens from now on",
    "review call": "starts something",
    "audit diff": "is between two moments",
    "audit export": "writes a pack as of a checkpoint",
    "audit reconcile": "lays the record beside what Temporal has now",
    "audit replay": "folds all of the past, beside what is shown now",
    "audit verify": "looks at every fact, and at what others kept",
    "audit checkpoint": "is the newest, as witnesses know it",
    "audit receipt": "is of one fact, whenever it is asked for",
    "audit check-receipt": "reads a file",
    "witness key": "makes a key",
    "witness add-log": "is of another record",
    "witness serve": "runs",
    "witness show": "is of another record",
    "admin key": "makes a key",
    "admin sealer": "runs",
    "admin backup": "copies",
    "admin move": "copies",
    "admin recover": "starts what does not run",
    "admin person show": "is of who people are, which is kept beside what happened",
    "admin person hold": "is recorded, and goes by today's rules",
    "admin person release": "is recorded, and goes by today's rules",
    "admin person erase": "is recorded, and goes by today's rules",
    "admin migrate": "changes tables",
    "admin rebuild": "fills tables",
    "admin doctor": "looks at the installation",
    "admin worker": "runs",
}


@dataclass(frozen=True, slots=True)
class Look:
    """A line that somebody types to look, and the installation in which there is something to see."""

    line: str
    home: str = "told"


LOOKS = (
    Look("programme show care"),
    Look("programme counts care", "kept"),
    Look("release list"),
    Look("release show 1A"),
    Look("release lacks", "waiting"),
    Look("release ratings care/1A", "kept"),
    Look("release costs care", "kept"),
    Look("release closing 1A"),
    Look("transition show care/1A"),
    Look("lesson list"),
    Look("plan show care"),
    Look("plan diff care 1 1"),
    Look("plan critical-path care"),
    Look("plan slip 2A --days 20"),
    Look("plan depends 2A"),
    Look("plan score care"),
    Look("milestone list care", "kept"),
    Look("milestone quarters care --on 2018-07-01", "kept"),
    Look("register list care", "kept"),
    Look("review list", "cased"),
    Look("review show 2018-05", "cased"),
    Look("backlog list 1A"),
    Look("sprint show care/1A"),
    Look("sprint burn-up 1A"),
    Look("learn list 1A"),
    Look("gate inbox", "waiting"),
    Look("gate waiting --programme care", "waiting"),
    Look("gate show 1A/design"),
    Look("gate why-not ben 1A/design"),
    Look("gate explain 1A/design"),
    Look("policy try bedford-technical-release --on care"),
    Look("policy in-force care"),
    Look("roster show care"),
    Look("evidence show 1A/design"),
    Look("evidence check", "waiting"),
    Look("deliverable list 1A"),
    Look("deliverable show care/1A governance", "kept"),
    Look("training show 1A"),
    Look("training champions care"),
    Look("consultation show 1A"),
    Look("consultation check 1A --from 2018-05-01"),
    Look("benefit table care"),
    Look("money show care"),
    Look("money case care", "cased"),
    Look("money spend care", "cased"),
    Look("money budget care", "cased"),
    Look("money appraise care", "cased"),
    Look("benefit list --programme care"),
    Look("benefit show B-1A --programme care"),
    Look("benefit reconcile care", "kept"),
    Look("risk list care", "watched"),
    Look("risk show care T1", "watched"),
    Look("risk heat-map care", "watched"),
    Look("indicator list care", "watched"),
    Look("indicator show care 13", "watched"),
    Look("plan forecast care"),
    Look("plan what-if care --slip 1A=20"),
    Look("audit timeline"),
    Look("audit attempts"),
    Look("audit exceptions", "decided"),
    Look("audit explain 1A/design"),
    Look("audit overrides", "decided"),
)


@pytest.fixture(scope="module")
def cased(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an installation with a business case, and a programme that was reviewed."""
    home = tmp_path_factory.mktemp("cased")
    asyncio.run(_tell(f"sqlite:///{shutil.copy(migrated_file, home / 'record.db')}"))
    return home


def test_every_command_that_looks_can_look_at_the_past() -> None:
    commands = dict(_commands())
    looking = {name for name, do in commands.items() if _takes(do, Reading)}
    changing = {
        name for name, do in commands.items() if _takes(do, Asking) or {"dry_run", "try_"} & _hints(do).keys()
    }

    assert commands.keys() - looking - changing == WITHOUT_A_PAST.keys()


def test_every_command_that_looks_is_tried_here() -> None:
    looking = {name for name, do in _commands() if _takes(do, Reading)}

    assert {" ".join(look.line.split()[:2]) for look in LOOKS} == looking


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.line)
def test_before_the_beginning_there_was_nothing_to_see(
    lockgate: Lockgate, request: pytest.FixtureRequest, look: Look
) -> None:
    home: Path = request.getfixturevalue(look.home)

    now = lockgate(*look.line.split(), "-o", "json", home=home)
    then = lockgate(*look.line.split(), "-o", "json", "--as-of", BEFORE_THE_BEGINNING, home=home)

    assert now.out
    assert (then.code, then.out) != (now.code, now.out)
    assert then.code in (0, 1, 5, 6), then.err
    assert "unforeseen" not in then.err


def test_a_moment_can_be_named_by_an_event(lockgate: Lockgate, told: Path) -> None:
    entered = _event(lockgate, told, 9)

    by_event, by_position = (
        lockgate("release", "list", "-o", "json", "--as-of", moment, home=told).out
        for moment in (entered["id"], "9")
    )

    assert by_event == by_position
    assert json.loads(by_event) != json.loads(lockgate("release", "list", "-o", "json", home=told).out)


def test_an_event_that_there_is_none_of_is_no_moment(lockgate: Lockgate, told: Path) -> None:
    nobody = "01890a5d-ac96-774b-bcce-b302099a8057"

    answer = lockgate("release", "list", "--as-of", nobody, home=told)

    assert answer.code == 5
    assert "There is no event" in answer.err


def test_what_was_overdue_is_told_as_of_the_day_asked_about(lockgate: Lockgate, kept: Path) -> None:
    before, after = (
        lockgate("register", "list", "care", "concerns", "--overdue", "--as-of", day, home=kept).out
        for day in ("2018-05-01", "2018-05-02")
    )

    assert "T1" not in before
    assert "T1" in after


async def _tell(url: str) -> None:
    plan = replace(scene.PLAN, appraisal=Terms(series=scene.GREEN_BOOK, base_year=2018, to_year=2029))
    commands = (
        *story.programme_starts(),
        *money.the_fund_is_established(),
        replace(scene.ADOPT, programme=PROGRAMME, plan=plan),
        replace(scene.bring(scene.row(3_000_000_00)), programme=PROGRAMME),
        CallReview(programme=PROGRAMME, releases=(), by=CLOCK, at=at(5, 1)),
    )
    async with await EventStore.open(url, PROJECTIONS) as store:
        await tell(store, *commands)


def _commands() -> list[tuple[str, Callable[..., int]]]:
    return [
        (f"{group} {name}", _loaded(target))
        for group, (_, commands) in (*COMMANDS.items(), *_within())
        for name, (target, _) in commands.items()
    ]


def _within() -> Iterator[tuple[str, tuple[str, dict[str, tuple[str, str]]]]]:
    for group, inner in WITHIN.items():
        for name, told in inner.items():
            yield f"{group} {name}", told


def _loaded(target: str) -> Callable[..., int]:
    module, _, name = target.partition(":")
    found: Callable[..., int] = getattr(import_module(module), name)
    return found


def _hints(do: Callable[..., int]) -> dict[str, Any]:
    return get_type_hints(do)


def _takes(do: Callable[..., int], kind: type) -> bool:
    return any(isinstance(each, type) and issubclass(each, kind) for each in _hints(do).values())


def _event(lockgate: Lockgate, home: Path, position: int) -> dict[str, Any]:
    line = ("audit", "timeline", "--after", str(position - 1), "--limit", "1", "-o", "json")
    (found,) = json.loads(lockgate(*line, home=home).out)
    known: dict[str, Any] = found
    return known
