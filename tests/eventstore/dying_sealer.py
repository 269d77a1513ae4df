"""A process whose children seal and are killed, each one statement later than the one before: URL.

Says how many died before one lived to the end.
"""

import os
import signal
import sys

from sqlalchemy import Engine, event

from eventstore.sealing import Sealer
from tests.tlog.people import SHEPWAY


def main(url: str) -> None:
    died = 0
    while not _outlives(url, statements=died):
        died += 1
    print(died)


def _outlives(url: str, *, statements: int) -> bool:
    child = os.fork()
    if child == 0:
        _seal_and_die(url, statements)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return False
    if os.WEXITSTATUS(status):
        raise SystemExit("a child failed")
    return True


def _seal_and_die(url: str, statements: int) -> None:
    left = statements

    def count(*_: object) -> None:
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)
    with Sealer(url, SHEPWAY) as sealer:
        sealer.seal()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
