"""An auditor's first visit goes as docs/audit.md has it, word by word."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.console.typed import Lockgate

ROOT = Path(__file__).parents[2]
VISIT = re.compile(r"## A first visit\n.*?```\n(.*?)```", re.DOTALL)
# People of a demonstration sign in nowhere, and a gate of the programme told here is an exception.
SAYS_SO = {"python verify_pack.py": 2, "lockgate audit exceptions": 1}


@pytest.fixture
def folder(told: Path, tmp_path: Path, lockgate: Lockgate) -> Path:
    """Where the record of a programme has been sealed, and the verifier lies."""
    shutil.copytree(told, tmp_path / "demo-run")
    assert lockgate("admin", "key", "make", home=tmp_path / "demo-run").code == 0
    assert lockgate("admin", "sealer", "--once", home=tmp_path / "demo-run").code == 0
    shutil.copy(ROOT / "packs" / "verify_pack.py", tmp_path)
    return tmp_path


def test_everything_that_an_auditor_types_at_a_first_visit_does_what_it_says(folder: Path) -> None:
    found = VISIT.search((ROOT / "docs" / "audit.md").read_text(encoding="utf-8"))
    assert found is not None
    lines = found[1].replace("shepway-fom", "care").splitlines()
    assert len([line for line in lines if line.startswith("lockgate audit")]) > 4

    for line in lines[1:]:
        typed = subprocess.run(
            ["bash", "-c", f"{lines[0]}\n{line}"],
            cwd=folder,
            env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        code = next((code for words, code in SAYS_SO.items() if line.startswith(words)), 0)
        assert typed.returncode == code, (line, typed.stdout, typed.stderr)
