"""What another policy would have decided, as a supposition."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.gate.outcome import Outcome
from domain.gate.trial import Fate, Trial
from domain.what_if.another_policy import decisions
from tests.domain.people import NOON
from tests.domain.what_if.scene import SUBJECT

LATER = NOON + timedelta(days=3)
NOW = NOON + timedelta(days=100)


def trial(
    fate: Fate,
    would: Outcome | None,
    would_at: datetime | None,
    *,
    round: int = 1,
    was: Outcome = Outcome.REJECTED,
) -> Trial:
    return Trial(
        subject=replace(SUBJECT, round=round),
        was=was,
        was_at=NOON,
        fate=fate,
        would=would,
        would_at=would_at,
        reasons=(),
        not_counted=(),
        assumed=(),
    )


def test_a_round_that_ends_the_same_is_no_change() -> None:
    assert decisions([trial(Fate.REFUSED, Outcome.REJECTED, NOON)], NOW) == ()


def test_only_the_first_round_that_differs_counts() -> None:
    found = decisions(
        [trial(Fate.PASSED, Outcome.APPROVED, LATER), trial(Fate.PASSED, Outcome.APPROVED, LATER, round=2)],
        NOW,
    )
    assert [(each.subject.round, each.would, each.at) for each in found] == [(1, Outcome.APPROVED, LATER)]


@pytest.mark.parametrize(
    ("fate", "would", "at"),
    [
        (Fate.STILL_OPEN, None, None),
        (Fate.IMPOSSIBLE, Outcome.LAPSED, LATER),
        (Fate.WAITED_LONGER, Outcome.APPROVED, NOW + timedelta(days=1)),
    ],
)
def test_what_would_wait_still_waits_until_now(
    fate: Fate, would: Outcome | None, at: datetime | None
) -> None:
    (found,) = decisions([trial(fate, would, at, was=Outcome.APPROVED)], NOW)
    assert found.at == NOW
    assert found.open_still is (fate is not Fate.WAITED_LONGER)


def test_gates_for_money_move_no_release() -> None:
    ask = replace(SUBJECT, release="", stage=None, ask="2025-26")
    assert decisions([replace(trial(Fate.PASSED, Outcome.APPROVED, LATER), subject=ask)], NOW) == ()
