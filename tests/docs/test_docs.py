"""The documents keep up with the product: settings, links, decisions and dependencies."""

import re
import tomllib
from pathlib import Path

import pytest

from runtime.settings import Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
DECISIONS = DOCS / "decisions"
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_every_setting_has_a_line_for_operators(setting: str) -> None:
    operations = (DOCS / "operations.md").read_text(encoding="utf-8")
    assert f"| `LOCKGATE_{setting.upper()}` |" in operations


def test_no_setting_is_documented_that_does_not_exist() -> None:
    operations = (DOCS / "operations.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `LOCKGATE_(\w+)` \|", operations, re.MULTILINE)
    assert sorted(name.lower() for name in documented) == sorted(Settings.model_fields)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    assert [link for link in _relative_links(document) if not (document.parent / link).exists()] == []


def test_every_decision_is_listed() -> None:
    kept = {path.name for path in DECISIONS.glob("[0-9]*.md")}
    assert set(_relative_links(DECISIONS / "README.md")) == kept


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in DECISIONS.glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("document", [*DECISIONS.glob("[0-9]*.md")], ids=lambda path: path.name)
def test_a_decision_carries_the_number_of_its_file(document: Path) -> None:
    assert document.read_text(encoding="utf-8").startswith(f"# {int(document.name[:4])}. ")


@pytest.mark.parametrize(
    "dependency",
    sorted(
        {
            re.split(r"[\[<>=~! ]", requirement)[0]
            for project in [tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))]
            for requirement in (*project["project"]["dependencies"], *project["dependency-groups"]["dev"])
        }
    ),
)
def test_every_dependency_has_its_reason(dependency: str) -> None:
    table = (DECISIONS / "0006-libraries.md").read_text(encoding="utf-8").partition("## Why")[0]
    named = {
        name.strip() for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE) for name in row.split(",")
    }
    assert dependency in named


def _relative_links(document: Path) -> list[str]:
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    links = (link.partition("#")[0] for link in LINK.findall(text))
    return [link for link in links if link and "://" not in link]
