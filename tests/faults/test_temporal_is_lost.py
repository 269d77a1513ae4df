"""Temporal's data may be lost: from the record, everything goes on as if nothing had happened."""

from pathlib import Path

from tests.faults.lossy import KINDS, outlive_losses
from tests.faults.people import Told


async def test_programme_ends_as_undisturbed_though_temporal_forgets_all_again_and_again(
    tmp_path: Path, sqlite_url: str, undisturbed: Told
) -> None:
    await outlive_losses(KINDS, home=tmp_path / "temporal", url=sqlite_url, undisturbed=undisturbed)
