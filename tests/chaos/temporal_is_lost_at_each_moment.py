"""Temporal's data is lost once in a life, at each moment in turn: minutes long, so only `make chaos`."""

from pathlib import Path

import pytest

from tests.faults.lossy import KINDS, outlive_losses
from tests.faults.people import Told


@pytest.mark.parametrize("kind", KINDS)
async def test_programme_ends_as_undisturbed_when_temporal_forgets_all_once_this_is_written(
    kind: str, tmp_path: Path, sqlite_url: str, undisturbed: Told
) -> None:
    await outlive_losses([kind], home=tmp_path / "temporal", url=sqlite_url, undisturbed=undisturbed)
