"""What a gate is about, and how it is named."""

import pytest

from domain.gate.subject import GateSubject, subject_of
from domain.stage import Stage
from tests.domain.gate.rounds import ASK
from tests.domain.gate.scene import SUBJECT


@pytest.mark.parametrize(
    ("subject", "name", "matter"),
    [(SUBJECT, "shepway-fom/1A/design", "design of 1A"), (ASK, "shepway-fom/2018-19", "the ask 2018-19")],
    ids=["of a stage", "for money"],
)
def test_a_gate_is_found_by_its_name(subject: GateSubject, name: str, matter: str) -> None:
    assert (subject.gate, subject.matter) == (name, matter)
    assert subject_of(name, 1) == subject


def test_only_a_gate_of_a_stage_has_one() -> None:
    assert SUBJECT.the_stage is Stage.DESIGN
    with pytest.raises(ValueError, match="shepway-fom/2018-19 is a gate for money"):
        _ = ASK.the_stage


def test_a_name_of_another_form_names_no_gate() -> None:
    with pytest.raises(ValueError, match="shepway-fom names no gate"):
        subject_of("shepway-fom", 1)
