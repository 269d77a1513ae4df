"""What type of file something is: by its content where that shows, and only then by its name."""

import struct
import zlib
from mimetypes import MimeTypes
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from domain.evidence_limits import OFFICE, OPEN_DOCUMENT

BYTES_AT_ONCE = 1024 * 1024
LONGEST_SIGNATURE = 16
LONGEST_NAME = 100
UNKNOWN = "application/octet-stream"
PACKED = "application/zip"
PROGRAM = "application/vnd.microsoft.portable-executable"
SIGNATURES = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"\x7fELF": "application/x-executable",
}
ZIP = b"PK\x03\x04"
OFFICE_PARTS = {
    "word/document.xml": f"{OFFICE}.wordprocessingml.document",
    "xl/workbook.xml": f"{OFFICE}.spreadsheetml.sheet",
    "ppt/presentation.xml": f"{OFFICE}.presentationml.presentation",
}
MACROS = "vbaProject.bin"
# Their content would have shown it, so a name cannot claim them.
SHOWN_BY_CONTENT = {*SIGNATURES.values(), *OFFICE_PARTS.values(), PROGRAM, PACKED}
# What Python's own list lacks in some of its versions.
NAMED = {".csv": "text/csv", ".md": "text/markdown", ".markdown": "text/markdown"}
NOT_IN_TEXT = bytes({*range(32), 127} - set(b"\t\n\r\f"))


def media_type_of(content: BinaryIO, name: str) -> str:
    """The media type of an open file of this name; afterwards it stands at its beginning again."""
    try:
        return _by_content(content) or _by_name(content, name)
    finally:
        content.seek(0)


def _by_content(content: BinaryIO) -> str:
    content.seek(0)
    head = content.read(LONGEST_SIGNATURE)
    if head.startswith(ZIP):
        return _zipped(content)
    return next((each for signature, each in SIGNATURES.items() if head.startswith(signature)), "")


def _zipped(content: BinaryIO) -> str:
    try:
        with ZipFile(content) as archive:
            return _packed(archive)
    except (BadZipFile, RuntimeError, EOFError, OSError, ValueError, struct.error, zlib.error):
        return UNKNOWN


def _packed(archive: ZipFile) -> str:
    parts = archive.namelist()
    if any(name.endswith(MACROS) for name in parts):
        return PACKED
    if "[Content_Types].xml" in parts:
        return next((each for part, each in OFFICE_PARTS.items() if part in parts), PACKED)
    return _open_document(archive) if "mimetype" in parts else PACKED


def _open_document(archive: ZipFile) -> str:
    with archive.open("mimetype") as said:
        kind = said.read(LONGEST_NAME).decode("ascii", "replace")
    return kind if kind.startswith(OPEN_DOCUMENT) else PACKED


def _by_name(content: BinaryIO, name: str) -> str:
    claimed = _claimed(name)
    if _is_text(content):
        return claimed or "text/plain"
    content.seek(0)
    if content.read(2) == b"MZ":
        return PROGRAM
    return UNKNOWN if claimed.startswith("text/") else claimed or UNKNOWN


def _claimed(name: str) -> str:
    ending = f".{name.rpartition('.')[2].lower()}"
    claimed = NAMED.get(ending) or MimeTypes().guess_type(f"file{ending}", strict=False)[0] or ""
    is_shown = claimed in SHOWN_BY_CONTENT or claimed.startswith(OPEN_DOCUMENT)
    return "" if is_shown else claimed


def _is_text(content: BinaryIO) -> bool:
    """Whether nothing in it steers anything but the end of a line or of a page."""
    content.seek(0)
    while piece := content.read(BYTES_AT_ONCE):
        if len(piece.translate(None, NOT_IN_TEXT)) != len(piece):
            return False
    return True
