"""Forecasts of programmes that were played through, held against how they went."""

from functools import partial
from pathlib import Path

import pytest

from definitions.loader import load_blueprint
from definitions.shipped import shipped_path
from eventstore.store import EventStore
from readmodels.outlook import back_test_of
from readmodels.projections import PROJECTIONS
from runtime.demo.performance import Performance
from runtime.demo.scripts import SCRIPTS
from runtime.evidence.folder import EvidenceFolder
from runtime.identity import DevelopmentIdentity
from runtime.settings import Settings
from tests.demo.rehearsal import Rehearsal


@pytest.mark.parametrize("name", sorted(SCRIPTS))
async def test_about_eight_forecasts_in_ten_came_true(name: str, sqlite_url: str, tmp_path: Path) -> None:
    plan, script = load_blueprint(shipped_path(name)), SCRIPTS[name]
    async with await EventStore.open(sqlite_url, PROJECTIONS) as store:
        stage = Rehearsal(store, plan.id)
        performance = Performance(stage, stage, plan, script, EvidenceFolder(tmp_path / "evidence"))
        manager = DevelopmentIdentity(Settings(), plan.releases[0].lead.subject).actor()
        async for _ in performance.play(manager):
            pass
        found = await store.query(partial(back_test_of, programme=plan.id, runs=100, seed=1))
    assert found.held
    assert found.percent
    assert found.percent >= 75, "Bedford plans two releases anew, which nobody could foresee."
