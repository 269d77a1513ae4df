"""Whether workflows that are under way survive a change of their code."""

import json

import pytest
from temporalio.client import WorkflowHistory
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Replayer
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from runtime import worker
from tests.workflows.recorded import FINGERPRINTS, code_digests, histories, read, steps

# Workers run workflows as they are. Here their code is loaded anew for each run, in Temporal's sandbox, where
# the clock of the machine, its files, network and chance are out of reach.
GUARDED = SandboxedWorkflowRunner(SandboxRestrictions.default.with_passthrough_modules("structlog"))
REMEDY = """
Programmes run for years, and those under way replay their histories with the new code. Either keep the order
of the steps, or branch with workflow.patched("what-changed") so that old runs go the old way.
"""
CHANGED = """
The code of these modules changed: {changed}. The replay test must pass with it; when it does not, branch
with workflow.patched("what-changed") or give the workflow a new version. Then record anew, and commit it:
python -m tests.workflows.record_histories
"""


def test_every_workflow_has_a_recorded_history() -> None:
    started = (read(path).events[0].workflow_execution_started_event_attributes for path in histories())
    assert {each.workflow_type.name for each in started} == {each.__name__ for each in worker.WORKFLOWS}


async def test_recorded_histories_replay() -> None:
    replayer = Replayer(
        workflows=worker.WORKFLOWS,
        data_converter=pydantic_data_converter,
        workflow_runner=GUARDED,
    )
    failures = []
    for path in histories():
        history = WorkflowHistory(workflow_id=path.stem, events=read(path).events)
        replayed = await replayer.replay_workflow(history, raise_on_replay_failure=False)
        if replayed.replay_failure:
            failures.append(f"{path.stem}: {replayed.replay_failure}")
    if failures:
        pytest.fail("\n".join([*failures, REMEDY]))


def test_changed_workflow_renews_its_fingerprint() -> None:
    committed = json.loads(FINGERPRINTS.read_text())["modules"]
    now = code_digests()
    changed = sorted(name for name in {*committed, *now} if committed.get(name) != now.get(name))
    if changed:
        pytest.fail(CHANGED.format(changed=", ".join(changed)))


def test_fingerprints_are_of_the_recorded_histories() -> None:
    committed = json.loads(FINGERPRINTS.read_text())["histories"]
    assert committed == {path.stem: steps(read(path).events) for path in histories()}
