"""Whatever a file holds, its rows are read or refused, and nothing crashes."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from definitions.lists.reading import read_rows
from tests.definitions.lists.files import TeaRow, workbook, written
from tests.repetition import often

ANYTHING = settings(max_examples=often(80), suppress_health_check=[HealthCheck.function_scoped_fixture])
CELLS = st.text(alphabet='ab1,;"\n\r=\t\x00é\u2028', max_size=40)


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    return workbook(tmp_path, ("team", "cups"), ("lpg", 3), ("gpl", "4")).read_bytes()


@ANYTHING
@given(content=st.binary(max_size=200) | CELLS.map(lambda text: f"team,cups\n{text}".encode()))
def test_any_text_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    rows = read_rows(written(tmp_path, content), TeaRow)
    assert rows.good or rows.refused


@ANYTHING
@given(place=st.floats(0, 1), put=st.binary(min_size=1, max_size=8))
def test_a_workbook_with_wrong_bytes_is_read_or_refused(
    tmp_path: Path, whole: bytes, place: float, put: bytes
) -> None:
    start = int(place * (len(whole) - 1))
    content = whole[:start] + put + whole[start + len(put) :]
    rows = read_rows(written(tmp_path, content, "damaged.xlsx"), TeaRow)
    assert rows.good or rows.refused


@ANYTHING
@given(share=st.floats(0, 1))
def test_a_workbook_that_is_cut_off_is_refused(tmp_path: Path, whole: bytes, share: float) -> None:
    rows = read_rows(written(tmp_path, whole[: int(share * (len(whole) - 1))], "cut.xlsx"), TeaRow)
    assert (rows.good, len(rows.refused) > 0) == ((), True)
