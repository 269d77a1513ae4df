"""How a process ends: at once, since the Temporal SDK can crash an interpreter that takes its time."""

import os
import sys
from typing import NoReturn


def leave(code: int) -> NoReturn:
    """Ends the process with everything written; with 1 at least when nobody reads it any more."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = code or 1
    os._exit(code)
