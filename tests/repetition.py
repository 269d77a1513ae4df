"""How often what is drawn by lot is tried: enough for each change, and many times more in `make chaos`."""

from hypothesis import settings

MANY = 20


def often(times: int) -> int:
    """So many times, or many times as many."""
    return times * MANY if settings.get_current_profile_name() == "chaos" else times
