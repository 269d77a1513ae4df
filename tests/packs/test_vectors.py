"""Three verifiers, of one file each and in three languages, say the same of every pack."""

import json
from pathlib import Path

import pytest

from packs.verify_pack import verify
from tests.packs.vectors import Vector, vectors
from tests.packs.verifiers import GoVerifier, PageVerifier

VECTORS = vectors()

pytestmark = pytest.mark.parametrize("name", sorted(VECTORS))


def test_the_verifier_of_the_standard_library_agrees(name: str) -> None:
    vector = VECTORS[name]
    report = verify(vector.pack.content, vector.pack.trust, vector.pack.last_visit)
    assert report.code == vector.code, report.text()


def test_the_verifier_made_of_gos_own_packages_agrees(name: str, go: GoVerifier, tmp_path: Path) -> None:
    vector = VECTORS[name]
    code, said = go.verify(*_written(vector, tmp_path))
    assert code == vector.code, said


def test_the_viewers_verifier_agrees(name: str, page: PageVerifier, tmp_path: Path) -> None:
    vector = VECTORS[name]
    code, said = page.verify(*_written(vector, tmp_path))
    assert code == vector.code, json.dumps(said)


def _written(vector: Vector, folder: Path) -> tuple[Path, Path, Path | None]:
    pack, trust, visit = folder / "pack.zip", folder / "policy.txt", folder / "last-visit"
    pack.write_bytes(vector.pack.content)
    trust.write_bytes(vector.pack.trust)
    if vector.pack.last_visit is None:
        return pack, trust, None
    visit.write_bytes(vector.pack.last_visit)
    return pack, trust, visit
