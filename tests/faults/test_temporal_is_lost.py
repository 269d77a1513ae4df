"""Temporal's data may be lost: from the record, everything goes on as if nothing had happened."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from runtime.worker import build_worker
from tests.faults.lossy import lose_and_recover, lossy_server, patient
from tests.faults.people import Told, assert_nothing_is_lost_or_doubled, deliver
from tests.faults.watched import Moment, WatchedStore
from tests.workflows.house import House, open_house

KINDS = (
    "programme-started",
    "release-cleared",
    "stage-entered",
    "gate-opened",
    "decision-taken",
    "stage-passed",
    "condition-discharged",
    "release-signed-off",
    "benefit-posted",
    "programme-ended",
    "benefit-measured",
)


@pytest.mark.parametrize("kind", KINDS)
async def test_programme_ends_as_undisturbed_when_temporal_forgets_all_once_this_is_written(
    kind: str, tmp_path: Path, sqlite_url: str, undisturbed: Told
) -> None:
    lost = False

    async def lose_once(moment: Moment, kinds: Sequence[str]) -> None:
        nonlocal lost
        if moment is Moment.WRITTEN and kind in kinds and not lost:
            lost = True
            await lose_and_recover(server, house)

    async with (
        lossy_server(tmp_path / "temporal") as server,
        open_house(sqlite_url, server.address) as opened,
    ):
        house: House = patient(opened)
        async with (
            await WatchedStore.watched(sqlite_url, lose_once) as store,
            build_worker(house.client, store, house.settings),
        ):
            await deliver(house)
            await assert_nothing_is_lost_or_doubled(house, undisturbed)
    assert lost
