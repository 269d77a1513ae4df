"""Ways that a business case can be taken."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.aggregate import Command
from domain.business_case.plan import VersionId
from domain.business_case.spend import SpendKind
from tests.domain.business_case import scene
from tests.domain.walking import TIMES, Commands, joined, part_of


def _anything() -> SearchStrategy[Command]:
    rows = st.builds(
        scene.row,
        st.integers(-100, 100_00),
        st.sampled_from(["J-1", "J-2", "J-3"]),
        line=st.sampled_from([scene.TRANSFORMATION, "nowhere"]),
        year=st.sampled_from([2023, 2025]),
        kind=st.sampled_from(SpendKind),
    )
    unreadable = st.sampled_from([(), (scene.UNREADABLE,)])
    anything = st.one_of(
        st.just(scene.ADOPT),
        st.builds(
            lambda id, reason: replace(
                scene.REVISE, version=replace(scene.THIRD, id=VersionId(id), reason=reason)
            ),
            st.sampled_from(["latest", "update-2025", "third", "fourth"]),
            st.sampled_from(["", "The hub opens later."]),
        ),
        st.builds(
            lambda rows, unreadable: scene.bring(*rows, unreadable=unreadable),
            st.lists(rows, max_size=3),
            unreadable,
        ),
        st.just(replace(scene.REVISE, standing=())),
    )
    return st.builds(lambda command, at: replace(command, at=at), anything, TIMES)


def business_case_walks() -> Commands:
    """Some way along a whole one, and then anything."""
    return joined(part_of(scene.WAYS[0]), st.lists(_anything(), max_size=12))
