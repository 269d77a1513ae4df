"""What a blueprint says about evidence."""

from pathlib import Path

import pytest

from definitions.loader import load_blueprint
from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from tests.definitions.edited import SHEPWAY, edited, faults_of, line_of, written

NOT_A_TYPE = "A media type in small letters is expected, such as application/pdf."


def test_a_programme_that_says_nothing_takes_what_is_safe(tmp_path: Path) -> None:
    assert load_blueprint(written(tmp_path, SHEPWAY)).evidence == SAFE_LIMITS


def test_a_programme_may_say_what_it_takes(tmp_path: Path) -> None:
    path = edited(tmp_path, _saying("{most_bytes: 1000, types: [application/pdf, video/mp4]}"))
    assert load_blueprint(path).evidence == EvidenceLimits(
        most_bytes=1000, types=("application/pdf", "video/mp4")
    )


@pytest.mark.parametrize(
    ("said", "place", "sentence"),
    [
        ("{most_bytes: 0}", "evidence.most_bytes", "Give at least one."),
        ("{most_bytes: 10000000001}", "evidence.most_bytes", "It is at most 10000000000."),
        ("{types: []}", "evidence.types", "Name a type of file, or nobody can hand in any."),
        ("{types: [pdf]}", "evidence.types[0]", NOT_A_TYPE),
        ("{types: [Application/PDF]}", "evidence.types[0]", NOT_A_TYPE),
        ("{type: [application/pdf]}", "evidence.type", "There is no such field; did you mean types?"),
    ],
)
def test_a_mistake_is_shown_on_its_line(tmp_path: Path, said: str, place: str, sentence: str) -> None:
    path = edited(tmp_path, _saying(said))
    (fault,) = faults_of(path)
    assert (fault.field, fault.sentence) == (place, sentence)
    assert line_of(path, fault) == f"evidence: {said}"


def _saying(said: str) -> tuple[str, str]:
    return ("schema: 1\n", f"schema: 1\nevidence: {said}\n")
