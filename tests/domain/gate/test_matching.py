"""Whether seats are matched to people as well as a library for graphs does it."""

import networkx  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from domain.gate.seats import Seat, fill
from domain.identity import Identity
from domain.roster import RoleId
from tests.domain.people import ISSUER

PEOPLE = st.sampled_from([Identity(issuer=ISSUER, subject=name) for name in "abcdefghijkl"])
SEATS = st.lists(
    st.lists(PEOPLE, max_size=6, unique=True).map(lambda who: Seat(role=RoleId("role"), holders=tuple(who))),
    max_size=12,
)


@given(seats=SEATS, people=st.frozensets(PEOPLE))
def test_no_other_seating_fills_more_seats(seats: list[Seat], people: frozenset[Identity]) -> None:
    assert len(fill(seats, people)) == _most(seats, people)


def _most(seats: list[Seat], people: frozenset[Identity]) -> int:
    places = range(len(seats))
    graph = networkx.Graph()
    graph.add_nodes_from(places)
    graph.add_edges_from((place, who) for place in places for who in seats[place].holders if who in people)
    matched = networkx.bipartite.maximum_matching(graph, top_nodes=places)
    return sum(place in matched for place in places)
