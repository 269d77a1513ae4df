"""How a whole is split into equal parts of whole numbers, so that nothing is lost."""

from itertools import pairwise


def equal_parts(whole: int, parts: int) -> tuple[int, ...]:
    """Parts whose sum is the whole; the odd ones go to the later parts.

    >>> equal_parts(103, 4)
    (25, 26, 26, 26)
    """
    return tuple(
        after - before for before, after in pairwise(whole * part // parts for part in range(parts + 1))
    )
