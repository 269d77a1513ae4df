"""What one look at an installation found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at; `next` says what to do when it is not well."""

    about: str
    sentence: str
    is_well: bool = True
    next: str = ""
