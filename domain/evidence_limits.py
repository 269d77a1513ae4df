"""How large a piece of evidence may be, and of which types."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024
OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"

# Documents, pictures and tables that nothing runs by being opened.
SAFE_TYPES = (
    "application/pdf",
    "image/png",
    "image/jpeg",
    "text/plain",
    "text/csv",
    "text/markdown",
    f"{OFFICE}.wordprocessingml.document",
    f"{OFFICE}.spreadsheetml.sheet",
    f"{OFFICE}.presentationml.presentation",
    f"{OPEN_DOCUMENT}.text",
    f"{OPEN_DOCUMENT}.spreadsheet",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLimits:
    """What a programme takes as evidence: files of these media types, up to so many bytes."""

    most_bytes: int = 25 * MEBIBYTE
    types: tuple[str, ...] = SAFE_TYPES


# What holds where a programme says nothing.
SAFE_LIMITS = EvidenceLimits()
