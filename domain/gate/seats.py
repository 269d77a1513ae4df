"""Who can fill the seats of a gate: each seat by one natural person, and each person one seat."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from domain.identity import Identity
from domain.roster import Limit, RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place in a gate, filled by somebody who holds the role, and up to how much they decide."""

    role: RoleId
    holders: tuple[Identity, ...]
    limit: Limit | None = None


def fill(seats: Sequence[Seat], people: Collection[Identity]) -> Mapping[int, Identity]:
    """As many seats as these people can fill at once: seat number to person.

    A maximum bipartite matching (Kuhn 1955, by augmenting paths), so that somebody with two roles never
    blocks a gate that could pass.
    """
    filled: dict[int, Identity] = {}
    for place in range(len(seats)):
        _seat_somebody(place, seats, people, filled, tried=set())
    return filled


def unfillable(seats: Sequence[Seat], people: Collection[Identity]) -> tuple[RoleId, ...]:
    """The roles whose seat stays empty even when these people share the seats as well as they can."""
    filled = fill(seats, people)
    return tuple(seat.role for place, seat in enumerate(seats) if place not in filled)


def _seat_somebody(
    place: int,
    seats: Sequence[Seat],
    people: Collection[Identity],
    filled: dict[int, Identity],
    tried: set[Identity],
) -> bool:
    for person in sorted(set(seats[place].holders) & set(people)):
        if person in tried:
            continue
        tried.add(person)
        held = next((other for other, sitting in filled.items() if sitting == person), None)
        if held is None or _seat_somebody(held, seats, people, filled, tried):
            filled[place] = person
            return True
    return False
