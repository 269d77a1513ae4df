"""How large a file is, as people read it."""

UNITS = ("bytes", "KiB", "MiB", "GiB")


def in_bytes(size: int) -> str:
    """`482133` as `470.8 KiB`; whole bytes below one KiB."""
    amount, unit = float(size), 0
    while amount >= 1024 and unit < len(UNITS) - 1:
        amount, unit = amount / 1024, unit + 1
    return f"{amount:.1f} {UNITS[unit]}" if unit else f"{size} bytes"


def in_bytes_if_known(size: int) -> str | None:
    """The same; None when nobody knows it, as with a link."""
    return in_bytes(size) if size else None
