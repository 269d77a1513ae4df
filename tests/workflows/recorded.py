"""The recorded histories, and what tells whether a workflow was changed since."""

import ast
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import History, HistoryEvent

HERE = Path(__file__).parent
HISTORIES = HERE / "histories"
FINGERPRINTS = HERE / "fingerprints.json"
WORKFLOWS = HERE.parents[1] / "workflows"


def histories() -> Sequence[Path]:
    return sorted(HISTORIES.glob("*.pb"))


def read(path: Path) -> History:
    return History.FromString(path.read_bytes())


def fingerprints() -> dict[str, Any]:
    """Of each module of workflows its code's digest, and of each history what it consists of."""
    return {
        "modules": code_digests(),
        "histories": {path.stem: steps(read(path).events) for path in histories()},
    }


def code_digests() -> dict[str, str]:
    return {path.stem: code_digest(path) for path in sorted(WORKFLOWS.glob("*.py"))}


def code_digest(path: Path) -> str:
    """The same for code that does the same: comments, docstrings and layout do not count."""
    shape = json.dumps(_shape(ast.parse(path.read_text())))
    return hashlib.sha256(shape.encode()).hexdigest()


def steps(events: Iterable[HistoryEvent]) -> list[str]:
    """What happened in a history: each event's type, with the activity or timer that it is about."""
    return [_step(event) for event in events]


def _step(event: HistoryEvent) -> str:
    kind = EventType.Name(event.event_type).removeprefix("EVENT_TYPE_").lower()
    match kind:
        case "activity_task_scheduled":
            return f"{kind} {event.activity_task_scheduled_event_attributes.activity_type.name}"
        case "marker_recorded":
            return f"{kind} {_local_activity(event)}"
        case "workflow_execution_update_accepted":
            asked = event.workflow_execution_update_accepted_event_attributes.accepted_request
            return f"{kind} {asked.input.name}"
        case "workflow_execution_signaled":
            return f"{kind} {event.workflow_execution_signaled_event_attributes.signal_name}"
        case _:
            return kind


def _local_activity(event: HistoryEvent) -> str:
    marker = event.marker_recorded_event_attributes
    for payloads in marker.details.values():
        for payload in payloads.payloads:
            said = json.loads(payload.data or b"null")
            if isinstance(said, dict) and "activity_type" in said:
                return str(said["activity_type"])
    return marker.marker_name


def _shape(node: Any) -> Any:
    # Not ast.dump: what that prints of the same code differs between versions of Python.
    if isinstance(node, ast.AST):
        fields = ((name, _shape(value)) for name, value in ast.iter_fields(_without_docstring(node)))
        return [type(node).__name__, *([name, value] for name, value in fields if value not in (None, []))]
    if isinstance(node, list):
        return [_shape(each) for each in node]
    return repr(node) if node is not None else None


def _without_docstring(node: ast.AST) -> ast.AST:
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        node.body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    return node
