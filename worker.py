"""The worker process."""

from console.failing import report
from console.working import work
from runtime.leaving import leave


def main() -> None:
    """Works until it is stopped."""
    try:
        code = work()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the outermost edge: nothing goes further
        code = report(error, ())
    leave(code)


if __name__ == "__main__":
    main()
