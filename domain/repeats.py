"""Which of several names are there more than once."""

from collections import Counter
from collections.abc import Iterable


def repeated(names: Iterable[str]) -> tuple[str, ...]:
    """Each name that is there more than once, sorted."""
    return tuple(sorted(name for name, times in Counter(names).items() if times > 1))
