"""What printed figures of risks and indicators come to, from Surrey's and Bedford's own lists."""

from fractions import Fraction
from pathlib import Path

import pytest

from definitions.loader import load_blueprint
from definitions.watched_figure_sections import (
    IndicatorFigureSection,
    RiskFigureSection,
    indicator_figure_of,
    risk_figure_of,
)
from domain.indicator.figure import indicator_value
from domain.risk.figure import risk_value
from domain.risk.state import evolve
from tests.definitions.test_watched import indicators, risks, written
from tests.domain.risk.scene import IS_HIGHER

Of = dict[str, object]


@pytest.mark.parametrize(
    ("name", "of", "value"),
    [
        ("surrey", {"measure": "score", "risk": "R04"}, 15),
        ("surrey", {"measure": "score", "risk": "R04", "score": "inherent"}, 20),
        ("surrey", {"measure": "score", "risk": "R04", "score": "planned"}, None),
        ("surrey", {"measure": "score", "risk": "R11"}, None),
        ("surrey", {"measure": "count"}, 11),
        ("surrey", {"measure": "count", "least": 9}, 7),
        ("surrey", {"measure": "planned-controls", "risk": "R01"}, 2),
        ("bedford", {"measure": "count", "category": "technology"}, 3),
        ("bedford", {"measure": "count", "category": "operational"}, 5),
        ("bedford", {"measure": "controls", "risk": "T1"}, 4),
    ],
)
def test_a_figure_of_risks_is_what_the_programme_began_with(
    tmp_path: Path, name: str, of: Of, value: int | None
) -> None:
    section = RiskFigureSection.model_validate({"kind": "risk", **of})
    found = risks(load_blueprint(written(tmp_path, name)))
    found |= {id: evolve(risk, IS_HIGHER) for id, risk in found.items()}

    assert risk_value(found.values(), risk_figure_of(section)) == (None if value is None else value * 100)


@pytest.mark.parametrize(
    ("of", "hundredths"),
    [
        ({"measure": "count"}, 1900),
        ({"measure": "with-target"}, 800),
        ({"measure": "without-baseline"}, 1100),
        ({"measure": "baseline", "indicator": "13"}, 1520),
        ({"measure": "current", "indicator": "19"}, 8290),
        ({"measure": "target", "indicator": "2", "end": "high"}, 12000),
        ({"measure": "target", "indicator": "3"}, None),
        ({"measure": "target", "indicator": "99"}, None),
    ],
)
def test_a_figure_of_indicators_is_what_the_programme_began_with(
    tmp_path: Path, of: Of, hundredths: int | None
) -> None:
    section = IndicatorFigureSection.model_validate({"kind": "indicator", **of})
    found = indicators(load_blueprint(written(tmp_path, "surrey")))

    value = indicator_value(found.values(), indicator_figure_of(section))

    assert value == (None if hundredths is None else Fraction(hundredths))
