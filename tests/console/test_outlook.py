"""Forecasts with their spread, from a command line."""

import json
from pathlib import Path

from tests.console.desk import assert_told
from tests.console.typed import Lockgate

FORECAST = ("plan", "forecast", "care", "--runs", "50")


def test_a_forecast_tells_its_seed_and_repeats_itself(lockgate: Lockgate, told: Path) -> None:
    first, again = (lockgate(*FORECAST, "--seed", "4", home=told) for _ in range(2))

    assert (first.code, first.out) == (0, again.out)
    assert "50 runs from seed 4, of 10 known delays." in first.out
    assert "An estimate, kept nowhere" in first.out
    assert "Amounts do not vary: no forecast is a range." in first.out


def test_a_back_test_tells_how_often_forecasts_came_true(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate(*FORECAST, "--back-test", "-o", "json", home=told)

    known = json.loads(answer.out)
    assert known["asked_for_percent"] == 80
    assert 0 <= known["came_true"] <= len(known["held"])


def test_too_little_is_recorded_at_first(lockgate: Lockgate, waiting: Path) -> None:
    assert_told(lockgate(*FORECAST, home=waiting), 6, "Too few stages have been passed")
    assert "No forecast can be held against what happened yet." in (
        lockgate(*FORECAST, "--back-test", home=waiting).out
    )
