"""How a process ends: at once, since the Temporal SDK can crash an interpreter that takes its time."""

import os
import sys
from typing import NoReturn


def leave(code: int) -> NoReturn:
    """Ends the process with everything written."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
