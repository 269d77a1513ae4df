"""An approval that was recalled under the first version of its event is read as recalled."""

from collections.abc import Mapping
from typing import Any

import orjson
import pytest

from domain.gate.aftermath import DecisionLapsed
from domain.gate.rejudging import Told, disagreements
from readmodels.recorded import codec
from tests.domain.gate.scene import SUBJECT
from tests.domain.gate.test_recalling import late, recalled
from tests.domain.gate.test_rejudging import brought_by
from tests.domain.people import BEN, CHLOE


@pytest.mark.parametrize(
    ("reasons", "recalled_for"),
    [
        (
            ("ben recalled the approval: Nobody was trained: nobody came.",),
            "Nobody was trained: nobody came.",
        ),
        (("It was not ratified in time.",), None),
        (("chloe rejected: ben recalled the approval: so do I.",), None),
        (("ben recalled the approval: No.", "dina rejected: No."), None),
    ],
)
def test_a_lapse_of_the_first_version_says_whether_it_was_a_recall(
    reasons: tuple[str, ...], recalled_for: str | None
) -> None:
    assert read_from_version_1(reasons).recalled_for == recalled_for


def test_a_recall_of_the_first_version_follows_from_its_round() -> None:
    old = read_from_version_1(recalled(BEN).reasons)
    assert old == recalled(BEN)
    before = [Told(event=each, by=brought_by(each)) for each in late()]
    assert list(disagreements(SUBJECT, [*before, Told(event=old, by=BEN)])) == []
    (found,) = disagreements(SUBJECT, [*before, Told(event=old, by=CHLOE)])
    assert found.why.startswith("It would be refused: ")


def read_from_version_1(reasons: tuple[str, ...]) -> DecisionLapsed:
    said: Mapping[str, Any] = {
        "at": recalled(BEN).at.isoformat(),
        "reasons": reasons,
        "released": recalled(BEN).released,
    }
    by = {"checked": [], "identity": {"issuer": "https://login.example", "subject": "ben"}}
    event = codec().decode("decision-lapsed", 1, orjson.dumps({"by": by, "event": said})).event
    assert isinstance(event, DecisionLapsed)
    return event
