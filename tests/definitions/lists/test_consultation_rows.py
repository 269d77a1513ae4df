"""How lists of those affected, and of what they said, become what a consultation is asked."""

from definitions.consultation_translation import affected_in
from definitions.lists.consultation_rows import AffectedRow, ResponseRow, responses_in
from domain.release.consultation.affected import Affected, Establishment
from domain.release.consultation.commands import Response


def test_a_row_is_a_place_with_its_heads() -> None:
    row = AffectedRow(establishment="Civic Centre", heads=14, voluntary=3)
    assert affected_in([row]) == (
        Affected(establishment=Establishment("Civic Centre"), heads=14, voluntary=3),
    )


def test_a_row_is_a_response_and_its_answer_where_it_has_one() -> None:
    rows = [
        ResponseRow(number="R-1", speaks_for="UNISON", heads=30, summary="minute 4", answer="letter 9"),
        ResponseRow(number="R-2", speaks_for="Case officers", summary="minute 5"),
    ]
    assert responses_in(rows) == (
        Response(number="R-1", speaks_for="UNISON", heads=30, summary="minute 4", answer="letter 9"),
        Response(number="R-2", speaks_for="Case officers", heads=1, summary="minute 5"),
    )
