"""What a row of a list says of a lesson."""

from pathlib import Path

from definitions.lists.lesson_rows import LessonRow, learned_in
from definitions.lists.limits import ListLimits
from definitions.lists.reading import read_rows
from domain.identity import Identity
from domain.release.lessons.commands import Learned
from tests.definitions.lists.files import csv_file

ASHA = Identity(issuer="urn:lockgate:development", subject="asha")


def test_a_row_is_a_lesson_for_some_kinds_of_release_or_for_all(tmp_path: Path) -> None:
    file = csv_file(
        tmp_path,
        "Lesson;Learned;To do;Owner;Kinds",
        "L-1;Journeys came too late.;Map them first.;asha;phase, work package",
        "L-2;Nobody was told.;Tell them.;asha;",
    )
    rows = [row for _, row in read_rows(file, LessonRow, ListLimits()).good]
    assert learned_in(rows, {"asha": ASHA}.__getitem__) == (
        Learned(
            id="L-1",
            text="Journeys came too late.",
            to_do="Map them first.",
            owner=ASHA,
            kinds=("phase", "work package"),
        ),
        Learned(id="L-2", text="Nobody was told.", to_do="Tell them.", owner=ASHA),
    )
