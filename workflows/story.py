"""What Temporal's own pages show of a workflow: search attributes, and how things stand in words."""

from datetime import datetime

from temporalio import workflow
from temporalio.common import SearchAttributeKey

PROGRAMME = SearchAttributeKey.for_keyword("LockgateProgramme")
RELEASE = SearchAttributeKey.for_keyword("LockgateRelease")
STAGE = SearchAttributeKey.for_keyword("LockgateStage")
STATE = SearchAttributeKey.for_keyword("LockgateState")
DUE = SearchAttributeKey.for_datetime("LockgateDue")

SEARCH_ATTRIBUTES = (PROGRAMME, RELEASE, STAGE, STATE, DUE)


def show(details: str, *, state: str, stage: str | None = None, due: datetime | None = None) -> None:
    """Says how the workflow stands; names of people are left out, as these fields are never encrypted."""
    workflow.set_current_details(details)
    workflow.upsert_search_attributes(
        [
            STATE.value_set(state),
            STAGE.value_set(stage) if stage else STAGE.value_unset(),
            DUE.value_set(due) if due else DUE.value_unset(),
        ]
    )
