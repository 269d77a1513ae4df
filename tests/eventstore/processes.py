"""How a test starts another process of ours."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


async def start(module: str, *arguments: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments, cwd=REPOSITORY, stdout=PIPE, stderr=PIPE
    )


async def finish(process: Process) -> str:
    """What it said; fails when it failed."""
    said, complained = await process.communicate()
    assert process.returncode == 0, complained.decode()
    return said.decode()
