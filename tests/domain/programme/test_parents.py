"""When a programme may be a part of another one."""

from dataclasses import replace

from domain.programme.refusals import ParentInACircle
from domain.programme.state import Programme
from tests.domain.programme.scene import PLAN, START, begun
from tests.domain.spec import PROGRAMME

PART = replace(START, plan=replace(PLAN, parent="bedford-2020"))


def test_a_programme_remembers_what_it_is_a_part_of() -> None:
    told = begun(PART.plan)
    PROGRAMME.given().when(replace(PART, above=("bedford-2020",))).then(*told)
    assert PROGRAMME.aggregate.fold(told).started.parent == "bedford-2020"
    assert Programme().started is None


def test_a_programme_is_never_a_part_of_what_is_a_part_of_it() -> None:
    above = ("bedford-2020", "council", PLAN.id)
    PROGRAMME.given().when(replace(PART, above=above)).then_refused(
        ParentInACircle, saying="bedford-2020 is a part of council, then of shepway-fom."
    )
