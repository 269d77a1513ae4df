"""A process of its own that migrates a database: URL."""

import sys

from eventstore.migrate import migrate

if __name__ == "__main__":
    migrate(sys.argv[1])
