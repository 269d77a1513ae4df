"""How lists of those affected, and of what they said, become commands."""

from definitions.consultation_rows import AffectedRow, ResponseRow, affected_command, response_commands
from domain.release.consultation.affected import Affected, Establishment
from domain.release.consultation.commands import AnswerResponse, LogResponse, StateAffected
from tests.domain.release.scene import ASKED


def test_a_list_of_places_is_one_statement() -> None:
    rows = [
        AffectedRow(establishment="Civic Centre", heads=14, voluntary=3),
        AffectedRow(establishment="Depot", heads=5),
    ]
    assert affected_command(rows, **ASKED) == StateAffected(
        **ASKED,
        affected=(
            Affected(establishment=Establishment("Civic Centre"), heads=14, voluntary=3),
            Affected(establishment=Establishment("Depot"), heads=5),
        ),
    )


def test_each_response_is_logged_and_answered_where_it_has_an_answer() -> None:
    rows = [
        ResponseRow(number="R-1", speaks_for="UNISON", heads=30, summary="minute 4", answer="letter 9"),
        ResponseRow(number="R-2", speaks_for="Case officers", summary="minute 5"),
    ]
    assert list(response_commands(rows, **ASKED)) == [
        LogResponse(**ASKED, response="R-1", speaks_for="UNISON", heads=30, summary="minute 4"),
        AnswerResponse(**ASKED, response="R-1", answer="letter 9"),
        LogResponse(**ASKED, response="R-2", speaks_for="Case officers", heads=1, summary="minute 5"),
    ]
