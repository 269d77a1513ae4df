"""What Temporal's own pages show of a workflow: search attributes, and how things stand in words."""

from datetime import datetime
from typing import Any

from temporalio import workflow
from temporalio.common import SearchAttributeKey, SearchAttributeUpdate

PROGRAMME = SearchAttributeKey.for_keyword("LockgateProgramme")
RELEASE = SearchAttributeKey.for_keyword("LockgateRelease")
STAGE = SearchAttributeKey.for_keyword("LockgateStage")
STATE = SearchAttributeKey.for_keyword("LockgateState")
DUE = SearchAttributeKey.for_datetime("LockgateDue")

SEARCH_ATTRIBUTES = (PROGRAMME, RELEASE, STAGE, STATE, DUE)


def show(details: str, *, state: str, stage: str | None = None, due: datetime | None = None) -> None:
    """Says how the workflow stands; names of people are left out, as these fields are never encrypted."""
    workflow.set_current_details(details)
    shown = workflow.info().typed_search_attributes
    wanted: list[tuple[SearchAttributeKey[Any], Any]] = [(STATE, state), (STAGE, stage), (DUE, due)]
    changes = [_change(key, value) for key, value in wanted if shown.get(key) != value]
    if changes:  # Each change is one more row that the server must index.
        workflow.upsert_search_attributes(changes)


def _change(key: SearchAttributeKey[Any], value: Any) -> SearchAttributeUpdate[Any]:
    return key.value_unset() if value is None else key.value_set(value)
