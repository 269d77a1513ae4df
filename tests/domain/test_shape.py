"""What every part of the domain has in common: frozen values, exact numbers, and no clock."""

import ast
import importlib
import inspect
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any, NewType, get_args, get_type_hints

import pytest

import domain
from domain.catalogue import COMMAND_CLASSES, EVENT_CLASSES
from domain.refusal import Rejected

ROOT = Path(inspect.getfile(domain)).parent
FILES = sorted(ROOT.rglob("*.py"))
FILES_OF_RECORD = [path for path in FILES if path.name in ("events.py", "commands.py")]
RECORDED = (*EVENT_CLASSES, *COMMAND_CLASSES)
IMPURE_MODULES = {
    "time",
    "random",
    "secrets",
    "uuid",
    "os",
    "io",
    "pathlib",
    "socket",
    "threading",
    "asyncio",
}
DICE = {"random", "secrets", "uuid"}
CLOCKS = {"now", "today", "utcnow", "time_ns", "monotonic", "perf_counter", "uuid1", "uuid4", "urandom"}
AGGREGATES = (
    "programme",
    "release",
    "release.build",
    "release.learning",
    "gate",
    "benefit",
    "fund",
    "risk",
    "indicator",
    "business_case",
)
# Raised at the edge of the domain, where it is known which issuers an installation trusts.
RAISED_AT_THE_DOOR = {"IssuerNotTrusted"}
TOLD_BY = {"then_refused", "refused", "refused_at", "not_reaffirmed", "raises"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_the_domain_imports_the_standard_library_only(path: Path) -> None:
    allowed = (sys.stdlib_module_names | {"domain"}) - IMPURE_MODULES
    assert sorted(set(_imports(path)) - allowed) == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_the_domain_has_no_clock_and_no_dice(path: Path) -> None:
    reached_for = {node.attr for node in ast.walk(_tree(path)) if isinstance(node, ast.Attribute)}
    assert sorted(reached_for & CLOCKS) == []
    assert sorted(set(_imports(path)) & DICE) == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_every_file_says_what_it_answers(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first_line = (ast.get_docstring(_tree(path)) or "").split("\n")[0]
    assert not text or first_line.endswith((".", "?"))


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda each: each.__name__)
def test_no_recorded_value_is_a_floating_point_number(recorded: type) -> None:
    assert float not in set(_types_within(recorded, set()))


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda each: each.__name__)
def test_every_event_and_command_carries_its_time(recorded: type) -> None:
    assert get_type_hints(recorded)["at"] is datetime


@pytest.mark.parametrize("recorded", COMMAND_CLASSES, ids=lambda each: each.__name__)
def test_every_command_says_who_asks(recorded: type) -> None:
    assert "by" in get_type_hints(recorded)


@pytest.mark.parametrize("path", FILES_OF_RECORD, ids=_name)
def test_events_and_commands_are_frozen(path: Path) -> None:
    for each in _classes_of(importlib.import_module(_module(path))):
        if not issubclass(each, Enum):
            assert is_dataclass(each), each
            assert each.__dataclass_params__.frozen, each  # type: ignore[attr-defined]
            assert "__slots__" in vars(each), each


@pytest.mark.parametrize("path", FILES_OF_RECORD, ids=_name)
def test_every_event_and_command_belongs_to_its_union(path: Path) -> None:
    defined = {each for each in _classes_of(importlib.import_module(_module(path))) if _is_recorded(each)}
    bases = {base for each in defined for base in each.__bases__}
    assert defined - bases <= set(RECORDED)


def test_a_refusal_is_known_by_one_name() -> None:
    names = [refusal.__name__ for refusal in _refusals()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "refusal", [*dict.fromkeys(Rejected.__subclasses__())], ids=lambda each: each.__name__
)
def test_a_refusal_explains_itself_in_a_sentence(refusal: type[Rejected]) -> None:
    assert (vars(refusal)["__doc__"] or "").endswith(".")
    assert refusal("Somewhere.").sentence == f"{refusal().sentence} Somewhere."
    assert refusal().reason == refusal.__name__


def test_every_refusal_is_met_in_a_rule() -> None:
    here = Path(__file__).parent
    told = {name for path in here.rglob("test_*.py") for name in _refusals_told(_tree(path))}
    assert {refusal.__name__ for refusal in _refusals()} - told == RAISED_AT_THE_DOOR


def _refusals_told(rules: ast.Module) -> Iterator[str]:
    """The names given to `then_refused(reason)`, `refused(command, reason)` and their like."""
    for node in ast.walk(rules):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in TOLD_BY:
            yield from (argument.id for argument in node.args if isinstance(argument, ast.Name))


def _refusals() -> list[type[Rejected]]:
    for path in FILES:
        if path.name == "refusals.py":
            importlib.import_module(_module(path))
    ours = (refusal for refusal in Rejected.__subclasses__() if refusal.__module__.startswith("domain."))
    return list(dict.fromkeys(ours))


def _is_recorded(each: type) -> bool:
    """Whether it happens or is asked at a time; what has none is a part of what does."""
    return "at" in get_type_hints(each)


def _module(path: Path) -> str:
    return ".".join(("domain", *path.relative_to(ROOT).with_suffix("").parts))


def _classes_of(module: ModuleType) -> Iterator[type]:
    for each in vars(module).values():
        if inspect.isclass(each) and each.__module__ == module.__name__:
            yield each


def _types_within(annotation: Any, seen: set[Any]) -> Iterator[Any]:
    """Every type that a value of this type may contain, however deep."""
    if annotation in seen:
        return
    seen.add(annotation)
    yield annotation
    if isinstance(annotation, NewType):
        yield from _types_within(annotation.__supertype__, seen)
    for argument in get_args(annotation):
        yield from _types_within(argument, seen)
    if is_dataclass(annotation) and isinstance(annotation, type):
        for hint in get_type_hints(annotation).values():
            yield from _types_within(hint, seen)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "a relative import" if node.level else (node.module or "").split(".")[0]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
