"""The worker process."""

import os
import sys

from console.failing import report
from console.working import work


def main() -> None:
    """Works until it is stopped; leaves at once, since the Temporal SDK can crash while Python shuts down."""
    try:
        code = work()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the outermost edge: nothing goes further
        code = report(error, ())
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
