"""A process of its own that seals as fast as it can, until so many facts are sealed: URL, COUNT.

Says each size that it sealed itself.
"""

import sys

from sqlalchemy import Connection

from eventstore import sealed
from eventstore.sealing import Sealer
from tests.tlog.people import SHEPWAY


def main(url: str, count: int) -> None:
    with Sealer(url, SHEPWAY) as sealer:
        while sealer.ask(_size) < count:
            made = sealer.seal()
            if made:
                print(made.checkpoint.size, flush=True)


def _size(connection: Connection) -> int:
    state = sealed.newest(connection)
    return 0 if state is None else state.checkpoint.size


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
