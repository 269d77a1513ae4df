"""The verifiers that are not in Python, as tests ask them."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NoReturn

import pytest

ROOT = Path(__file__).parents[2]
IN_GO = ROOT / "tests" / "independence"
VIEWER = ROOT / "packs" / "viewer.html"
# Where Debian's package golang-golang-x-mod-dev puts golang.org/x/mod.
GO_PACKAGES = "/usr/share/gocode"


def lacking(what: str) -> NoReturn:
    """Where changes are judged, a check that was left out must not be taken for done."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} must be installed: see .ci/run")
    pytest.skip(f"{what} is not installed: see .ci/run")


class GoVerifier:
    """The program of tests/independence."""

    def __init__(self, folder: Path) -> None:
        if not shutil.which("go"):
            lacking("Go (Debian: golang-go)")
        if not Path(GO_PACKAGES, "src/golang.org/x/mod/sumdb/tlog").is_dir():
            lacking("golang.org/x/mod (Debian: golang-golang-x-mod-dev)")
        self._program = folder / "verify"
        environment = {
            **os.environ,
            "GO111MODULE": "off",
            "GOPATH": GO_PACKAGES,
            "GOFLAGS": "",
            "GOCACHE": str(folder / "cache"),
        }
        subprocess.run(["go", "build", "-o", self._program, "."], cwd=IN_GO, env=environment, check=True)

    def verify(self, pack: Path, trust: Path, last_visit: Path | None) -> tuple[int, str]:
        """Its exit code and what it says."""
        asked = [pack, trust] if last_visit is None else [pack, trust, last_visit]
        done = subprocess.run([self._program, *asked], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def prove(self, size: int) -> bytes:
        """Every root and proof of trees up to a size, as JSON."""
        return subprocess.run([self._program, "prove", str(size)], capture_output=True, check=True).stdout


class PageVerifier:
    """The viewer's own script, taken out of the page and asked by Node."""

    def __init__(self) -> None:
        if not shutil.which("node"):
            lacking("Node.js (Debian: nodejs)")
        script = Path(__file__).with_name("viewer.mjs")
        self._asked = subprocess.Popen(
            ["node", "--no-warnings", script, VIEWER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def verify(self, pack: Path, trust: Path, last_visit: Path | None) -> tuple[int, list[str]]:
        """The code that it comes to, and what it says."""
        assert self._asked.stdin is not None
        assert self._asked.stdout is not None
        visit = None if last_visit is None else str(last_visit)
        self._asked.stdin.write(
            json.dumps({"pack": str(pack), "trust": str(trust), "lastVisit": visit}) + "\n"
        )
        self._asked.stdin.flush()
        answer: dict[str, Any] = json.loads(self._asked.stdout.readline())
        return answer["code"], answer["says"]

    def close(self) -> None:
        self._asked.communicate()
