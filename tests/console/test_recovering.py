"""What an operator is told about Temporal's side, and how it is started again."""

import asyncio

from tests.console.desk import Desk


def test_nothing_differs_while_all_runs_and_nothing_is_started_again(desk: Desk) -> None:
    desk.starts_and_hands_in()
    reconciled = desk.types(f"audit reconcile {desk.programme}")
    assert (reconciled.code, reconciled.err) == (0, "")
    assert "Neither has anything that the other lacks." in reconciled.out

    recovered = desk.types(f"admin recover {desk.programme}")
    assert recovered.code == 0
    assert "Started again: 0. Running already: 3." in recovered.out


def test_lost_workflow_is_named_and_started_again(desk: Desk) -> None:
    desk.starts()
    asyncio.run(_lose(desk, f"gate-{desk.design}-1"))
    reconciled = desk.types(f"audit reconcile {desk.programme}")
    assert reconciled.code == 1
    assert "It is under way by the record, and its workflow is TERMINATED." in reconciled.out
    assert "Next: lockgate admin recover" in reconciled.out

    assert "Started again: 1." in desk.types(f"admin recover {desk.programme}").out
    assert desk.types(f"audit reconcile {desk.programme}").code == 0


async def _lose(desk: Desk, workflow: str) -> None:
    async with desk.served.house(desk.programme) as house:
        await house.lockstep.settle()
        await house.workflow(workflow).terminate("lost in a test")
