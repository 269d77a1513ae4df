"""Where tests keep their files: in memory where it has room, since waiting for a disk proves nothing.

No test pulls the plug: those that kill a process find what it had written all the same.
"""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30


def keep_files_in_memory() -> None:
    """For this process and all that it starts; whoever says where by TMPDIR is obeyed."""
    if "TMPDIR" not in os.environ and _has_room() and _runs_programs():
        # The one is for what is started, the other for this process, which may have looked already.
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def _has_room() -> bool:
    return MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM


def _runs_programs() -> bool:
    # PostgreSQL's and the verifier in Go are put beside other files.
    return not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
