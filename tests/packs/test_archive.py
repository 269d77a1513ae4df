"""The one zip file that files make."""

import io
import zipfile
from hashlib import sha256

import pytest

from packs.archive import MOST_FILES, PackTooLarge, check_fits
from packs.staging import Staged
from tests.packs.facts import record_of_people
from tests.packs.packing import packed, zipped, zipped_as_given
from tests.packs.vectors_people import TOLD

# Of a pack of a fixed record. Another form of packs gets another name, and verifiers go on reading this one.
FORM_1 = "795e642a06b21ffcdb3c1ed23f73a61bc87b39e65ec3db6ce07307098e602bad"
FILES = {"b.txt": b"second\n", "a/1": b"first", "MANIFEST.json": b""}


def test_the_order_in_which_files_came_makes_no_difference() -> None:
    assert zipped(FILES) == zipped(dict(reversed(FILES.items())))


def test_its_bytes_are_known_to_the_last() -> None:
    assert zipped(FILES) == zipped_as_given(sorted((name.encode(), each) for name, each in FILES.items()))


def test_the_form_of_a_pack_stays_what_it_was() -> None:
    assert sha256(zipped(packed(record_of_people(), people=TOLD))).hexdigest() == FORM_1


def test_an_ordinary_program_reads_it() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == FILES


def test_more_than_a_zip_file_can_count_is_refused() -> None:
    small = Staged(name="evidence/1", place="1", size=1, sha256="", crc=0)
    huge = Staged(name="evidence/1", place="1", size=2**32, sha256="", crc=0)
    check_fits([small] * MOST_FILES)
    with pytest.raises(PackTooLarge):
        check_fits([small] * (MOST_FILES + 1))
    with pytest.raises(PackTooLarge):
        check_fits([huge])
