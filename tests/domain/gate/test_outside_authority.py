"""Deputies are held to what was handed to them, and everybody to their limits, after a gate was passed."""

from dataclasses import replace
from typing import Any

import pytest

from domain.gate.evolving import fold
from domain.gate.facts import SubjectFacts
from domain.gate.outside_policy import Breach
from domain.money import Pence
from domain.roster import Delegation, Limit
from domain.stake import Committed, Stake
from tests.domain.gate.rounds import BEN_TO_IVO, with_limit
from tests.domain.gate.scene import FINANCE, OPENED, ROSTER, approved
from tests.domain.gate.test_outside_policy import PASSED, found
from tests.domain.people import BEN, CHLOE, DINA, HANA, IVO, NEXT_DAY, NOON

CAPPED = with_limit(FINANCE, Limit(per_decision=Pence(100_00)))
DEAR = SubjectFacts(stake=Stake(whole=Pence(100_01), year=2018))


def test_a_penny_above_a_cap_is_above_it() -> None:
    opened = replace(OPENED, roster_digest=CAPPED.digest, facts=DEAR)
    seen = fold([opened]).material_digest
    words = (replace(approved(who), material_digest=seen) for who in (BEN, DINA))

    assert found(opened, *words, PASSED, rosters=[CAPPED]) == [(Breach.ABOVE_CAP, 2)]


@pytest.mark.parametrize(
    ("limit", "committed", "is_above"),
    [
        (Limit(in_year=Pence(150_01)), {"in_year": 50_00}, False),
        (Limit(in_year=Pence(150_00)), {"in_year": 50_00}, True),
        (Limit(in_all=Pence(150_01)), {"in_all": 50_00}, False),
        (Limit(in_all=Pence(150_00)), {"in_all": 50_00}, True),
        (Limit(per_decision=Pence(100_01)), {}, False),
    ],
)
def test_what_was_committed_before_counts_towards_a_cap(
    limit: Limit, committed: dict[str, int], is_above: bool
) -> None:
    before = Committed(
        role=FINANCE, in_year=Pence(committed.get("in_year", 0)), in_all=Pence(committed.get("in_all", 0))
    )
    facts = SubjectFacts(stake=Stake(whole=Pence(100_01), year=2018, committed=(before,)))
    roster = with_limit(FINANCE, limit)
    opened = replace(OPENED, roster_digest=roster.digest, facts=facts)
    seen = fold([opened]).material_digest
    words = (replace(approved(who), material_digest=seen) for who in (BEN, DINA))

    told = found(opened, *words, PASSED, rosters=[roster])
    assert told == ([(Breach.ABOVE_CAP, 2)] if is_above else [])


FOR_BEN = replace(approved(IVO), for_=BEN.identity, at=NEXT_DAY)


def with_deputy(delegation: Delegation, **more: Any) -> list[tuple[Breach, int]]:
    roster = replace(ROSTER, delegations=(delegation,))
    opened = replace(OPENED, roster_digest=roster.digest, **more)
    seen = fold([opened]).material_digest
    words = (replace(word, material_digest=seen) for word in (FOR_BEN, approved(DINA)))
    return found(opened, *words, PASSED, rosters=[roster])


def test_a_deputy_speaks_in_the_place_of_whom_they_deputise_for() -> None:
    assert with_deputy(BEN_TO_IVO) == []


@pytest.mark.parametrize(
    "other",
    [
        replace(BEN_TO_IVO, roles=(FINANCE,)),
        replace(BEN_TO_IVO, giver=CHLOE.identity),
        replace(BEN_TO_IVO, taker=HANA.identity),
        replace(BEN_TO_IVO, since=NEXT_DAY.date()),
        replace(BEN_TO_IVO, until=NOON.date()),
    ],
    ids=["another role", "another giver", "another taker", "from the next day", "until the day before"],
)
def test_a_deputy_of_something_else_is_the_wrong_person(other: Delegation) -> None:
    assert (Breach.WRONG_PERSON, 1) in with_deputy(other)


def test_a_deputy_is_held_to_their_own_limit() -> None:
    lower = replace(BEN_TO_IVO, limit=Limit(per_decision=Pence(100_00)))
    enough = replace(BEN_TO_IVO, limit=Limit(per_decision=Pence(100_01)))

    assert (Breach.ABOVE_CAP, 1) in with_deputy(lower, facts=DEAR)
    assert with_deputy(enough, facts=DEAR) == []


def test_what_a_capped_decider_said_is_no_breach_where_others_suffice() -> None:
    opened = replace(OPENED, roster_digest=CAPPED.digest, facts=DEAR)
    more = replace(CAPPED.roles[1], limit=None)
    roster = replace(CAPPED, roles=(CAPPED.roles[0], more, *CAPPED.roles[2:]))
    seen = fold([opened]).material_digest
    words = (replace(approved(who), material_digest=seen) for who in (BEN, DINA))

    assert found(replace(opened, roster_digest=roster.digest), *words, PASSED, rosters=[roster]) == []
