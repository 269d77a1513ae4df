"""What type a file is of: its content says so, and its name only where the content cannot."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.evidence_limits import OFFICE, OPEN_DOCUMENT, SAFE_TYPES
from runtime.evidence.media_type import PACKED, PROGRAM, UNKNOWN, media_type_of

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF"
EXE = b"MZ\x90\0\x03\0\0\0"
TYPES = "[Content_Types].xml"


def packed(parts: Mapping[str, str]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


DOCX = packed({TYPES: "", "word/document.xml": ""})
XLSX = packed({TYPES: "", "xl/workbook.xml": ""})
PPTX = packed({TYPES: "", "ppt/presentation.xml": ""})
DOCM = packed({TYPES: "", "word/document.xml": "", "word/vbaProject.bin": ""})
ODT = packed({"mimetype": f"{OPEN_DOCUMENT}.text", "content.xml": ""})
ODS = packed({"mimetype": f"{OPEN_DOCUMENT}.spreadsheet", "content.xml": ""})


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (DOCX, f"{OFFICE}.wordprocessingml.document"),
        (XLSX, f"{OFFICE}.spreadsheetml.sheet"),
        (PPTX, f"{OFFICE}.presentationml.presentation"),
        (ODT, f"{OPEN_DOCUMENT}.text"),
        (ODS, f"{OPEN_DOCUMENT}.spreadsheet"),
    ],
)
@pytest.mark.parametrize("name", ["report", "report.pdf", "report.txt", "report.exe"])
def test_content_that_shows_its_type_needs_no_name(content: bytes, media_type: str, name: str) -> None:
    assert type_of(content, name) == media_type
    assert media_type in SAFE_TYPES


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("report", "text/plain"),
        ("report.txt", "text/plain"),
        ("REPORT.CSV", "text/csv"),
        ("report.md", "text/markdown"),
        ("report.html", "text/html"),
        ("report.svg", "image/svg+xml"),
        ("report.pdf", "text/plain"),
        ("report.docx", "text/plain"),
        ("..", "text/plain"),
    ],
)
@pytest.mark.parametrize("content", [b"MZ, Total\r\n1,\xa32\n", "Größe £\f\n".encode()])
def test_a_text_is_what_its_name_says(content: bytes, name: str, media_type: str) -> None:
    assert type_of(content, name) == media_type


@pytest.mark.parametrize(
    "name", ["report.pdf", "report.txt", "report.csv", "report.docx", "report.mp4", "report"]
)
def test_a_program_is_a_program_whatever_it_is_called(name: str) -> None:
    assert type_of(EXE, name) == PROGRAM
    assert type_of(b"\x7fELF\x02\x01\x01\0", name) == "application/x-executable"


@pytest.mark.parametrize(
    "name", ["report.pdf", "report.png", "report.txt", "report.docx", "report.odt", "report"]
)
def test_a_name_cannot_claim_what_the_content_would_have_shown(name: str) -> None:
    assert type_of(b"\0\x01\x02", name) == UNKNOWN


def test_a_name_is_believed_where_the_content_shows_nothing() -> None:
    assert type_of(b"\0\0\0\x18ftypmp42", "minutes.mp4") == "video/mp4"


@pytest.mark.parametrize(
    "content",
    [
        DOCM,
        packed({"report.txt": "abc"}),
        packed({TYPES: ""}),
        packed({"word/document.xml": ""}),
        packed({"mimetype": "text/html"}),
        packed({}),
    ],
    ids=["macros", "an archive", "no part", "no types", "another type", "nothing"],
)
def test_an_archive_is_no_document(content: bytes) -> None:
    assert type_of(content, "report.docx") in (PACKED, UNKNOWN)


def test_a_binary_end_makes_a_text_no_text() -> None:
    assert type_of(b"a" * 3_000_000 + b"\0", "report.txt") == UNKNOWN


@given(content=st.binary(max_size=200), start=st.sampled_from([b"", b"PK\x03\x04", DOCX[:60], ODT[:-30]]))
def test_any_content_has_some_type(content: bytes, start: bytes) -> None:
    assert "/" in type_of(start + content, "report.docx")


def test_the_file_stands_at_its_beginning_again() -> None:
    file = BytesIO(DOCX)
    media_type_of(file, "report")
    assert file.tell() == 0
    assert not file.closed


def type_of(content: bytes, name: str) -> str:
    return media_type_of(BytesIO(content), name)
