"""How a blueprint says which risks a programme knows of, and what it is measured by."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from definitions.loader import load_blueprint
from domain.indicator import state as indicator_state
from domain.indicator.decide import decide as decide_indicator
from domain.indicator.plan import TargetStatus
from domain.indicator.state import Indicator
from domain.indicator.trend import Trend
from domain.programme.plan import ProgrammePlan
from domain.programme.watched.expanding import from_the_start
from domain.risk import state as risk_state
from domain.risk.commands import RegisterRisk
from domain.risk.decide import decide as decide_risk
from domain.risk.plan import ScoreKind
from domain.risk.state import Risk
from tests.definitions.edited import edited, faults_of, line_of
from tests.domain.people import ASHA

POLICIES = "\npolicies:\n"
SHIPPED = Path(__file__).parents[2] / "definitions" / "programmes"
SECTIONS = re.compile(r"^(?:risk_scale|risk_rules|risks|indicators):.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
MORE_PEOPLE = (
    "\npeople:\n",
    "\npeople:\n  - {id: nadia, name: Nadia Pryce}\n  - {id: marek, name: Marek Doyle}\n",
)
INHERENT, RESIDUAL, PLANNED = ScoreKind
STARTED = datetime(2025, 2, 5, tzinfo=UTC)


def written(folder: Path, name: str, *replacements: tuple[str, str]) -> Path:
    """What a blueprint of ours says of risks and indicators, in a small programme."""
    shipped = (SHIPPED / f"{name}.yaml").read_text("utf-8")
    sections = "".join(SECTIONS.findall(shipped)).replace("steering-group", "programme-board")
    return edited(folder, MORE_PEOPLE, (POLICIES, f"\n{sections}{POLICIES}"), *replacements)


@pytest.fixture
def surrey(tmp_path: Path) -> ProgrammePlan:
    return load_blueprint(written(tmp_path, "surrey"))


@pytest.fixture
def bedford(tmp_path: Path) -> ProgrammePlan:
    return load_blueprint(written(tmp_path, "bedford"))


def risks(plan: ProgrammePlan) -> dict[str, Risk]:
    """The risks as they are recorded when the programme starts."""
    commands = [each for each in from_the_start(plan, ASHA, STARTED) if isinstance(each, RegisterRisk)]
    return {each.risk: risk_state.fold(decide_risk(Risk(), each)) for each in commands}


def indicators(plan: ProgrammePlan) -> dict[str, Indicator]:
    commands = [each for each in from_the_start(plan, ASHA, STARTED) if not isinstance(each, RegisterRisk)]
    return {
        each.indicator: indicator_state.fold(decide_indicator(Indicator(), each))  # type: ignore[union-attr, arg-type]
        for each in commands
    }


def test_surreys_eleven_risks_are_scored_as_printed(surrey: ProgrammePlan) -> None:
    scored = {
        id: tuple(score.value for kind in (INHERENT, RESIDUAL) if (score := risk.score(kind)))
        for id, risk in risks(surrey).items()
    }
    assert scored == {
        "R01": (20, 9),
        "R04": (20, 15),
        "R05": (16, 9),
        "R07": (20, 9),
        "R09": (20, 9),
        "R10": (15, 9),
        "R12": (16, 9),
        "R06": (16, 8),
        "R08": (12, 8),
        "R02": (15, 6),
        "R03": (16, 6),
    }


def test_surreys_risks_have_leads_controls_and_earlier_themes(surrey: ProgrammePlan) -> None:
    found = risks(surrey)
    assert [who.subject for who in found["R04"].owners] == ["kofi", "lena"]
    assert found["R12"].planned == ("early engagement",)
    assert found["R12"].controls == ("culture and change workstream", "communication plan")
    plan = found["R03"].plan
    assert plan
    assert plan.themes == ("narrative risk IV",)
    assert [id for id, risk in found.items() if risk.is_above_appetite] == ["R04"]
    assert {str(risk.review_due) for risk in found.values()} == {"2025-03-05"}


def test_bedfords_eight_risks_are_scored_in_its_own_words(bedford: ProgrammePlan) -> None:
    found = risks(bedford)
    told = {id: str(risk.score(RESIDUAL)) for id, risk in found.items()}
    assert told == {
        "T1": "3 (L x H)",
        "T2": "3 (L x H)",
        "T3": "6 (M x H)",
        "O1": "6 (M x H)",
        "O2": "9 (H x H)",
        "O3": "6 (M x H)",
        "O4": "6 (M x H)",
        "O5": "3 (L x H)",
    }
    assert [len(risk.controls) for risk in found.values()] == [4, 3, 2, 4, 1, 3, 3, 3]
    assert {risk.most for risk in found.values()} == {None}


def test_surreys_nineteen_indicators_are_as_printed(surrey: ProgrammePlan) -> None:
    found = indicators(surrey)
    assert list(found) == [str(number) for number in range(1, 20)]
    assert len([each for each in found.values() if each.target]) == 8
    assert len([each for each in found.values() if each.baseline is None]) == 11
    assert {
        id: (str(each.target.value), str(each.baseline.value), str(each.current.measured.value))
        for id, each in found.items()
        if each.target and each.baseline and each.current
    } == {
        "1": ("85", "81", "79"),
        "2": ("60-120", "77-199", "66-103"),
        "4": ("75", "70", "70"),
        "7": ("90", "77", "78"),
        "9": ("80", "74", "74"),
        "11": ("3", "5", "5"),
        "13": ("6", "15.2", "10.2"),
        "19": ("85", "81", "82.9"),
    }


def test_surreys_indicators_tell_their_trend_and_their_targets_to_come(surrey: ProgrammePlan) -> None:
    found = indicators(surrey)
    assert {id: each.against_baseline for id, each in found.items() if each.against_baseline} == {
        "1": Trend.WORSE,
        "2": Trend.BETTER,
        "4": Trend.UNCHANGED,
        "7": Trend.BETTER,
        "9": Trend.UNCHANGED,
        "11": Trend.UNCHANGED,
        "13": Trend.BETTER,
        "19": Trend.BETTER,
    }
    assert {each.is_met for each in found.values()} == {None, False}
    assert found["1"].target
    assert found["1"].target.status is TargetStatus.TO_BE_SIGNED_OFF
    due = [each.to_come.words for each in found.values() if each.to_come]
    assert {words: due.count(words) for words in due} == {"Q4 2025": 6, "being developed": 1, "Q1 2025": 3}


def test_a_programme_may_have_neither(tmp_path: Path) -> None:
    plan = load_blueprint(edited(tmp_path))
    assert (plan.risks, plan.indicators, from_the_start(plan, ASHA, STARTED)) == ((), (), [])


@pytest.mark.parametrize(
    ("old", "new", "sentence", "at"),
    [
        ("impact: 5}\nrisk_rules", "impact: 4}\nrisk_rules", "4 by 5 is not on the scale", "inherent: {like"),
        ("risk_scale: {likelihood: 5, impact: 5}\n", "", "the programme has no scale", "inherent: {likeli"),
        ("likelihood: 5, impact: 5}\n", "likelihood: {H: 3, L: 1}, impact: 5}\n", "rising", "risk_scale:"),
        ("board: programme-board", "board: nobody", "There is no role nobody", "risk_rules:"),
        ("appetite: 9", "category_appetite: {culture: 9}", "all other categories", "risk_rules:"),
        ("owner: [kofi, lena]", "owner: [kofi, zoe]", "zoe is not among the people", "owner: [kofi, zoe]"),
        ("likelihood: 3, impact: 3}", "likelihood: 5, impact: 5}", "residual 25 (5 x 5)", "residual:"),
        ("id: R04", "id: R01", "R01 is there twice", "- id: R01"),
        ("    owner: marek", "    release: 9Z", "There is no release 9Z", "release: 9Z"),
        ("target: 85", "target: 85.5", "target", "target: 85.5"),
        ('target: "60-120"', 'target: "120-60"', "A number such as 79", 'target: "120-60"'),
        ("target_due: being developed", "target_by: 2025-12-31", "target_due", '- {id: "5"'),
        ("direction: higher", "direction: sideways", "direction", "direction: sideways"),
        ("    current: 79", "    current: 79\n    target_due: soon", "There is a target", "target_due: soon"),
        ("    current: 79", "    current_on: 2025-01-01", "Say the value as well", '- id: "1"'),
    ],
)
def test_what_cannot_be_is_told_where_it_stands(
    tmp_path: Path, old: str, new: str, sentence: str, at: str
) -> None:
    path = written(tmp_path, "surrey", (old, new))
    faults = [fault for fault in faults_of(path) if sentence in f"{fault.field} {fault.sentence}"]
    assert faults, faults_of(path)
    assert line_of(path, faults[0]).startswith(at)


def test_the_example_in_the_documents_is_sound(tmp_path: Path) -> None:
    document = Path(__file__).parents[2] / "docs" / "risks.md"
    (example,) = re.findall(r"```yaml\n(.*?)```", document.read_text("utf-8"), re.DOTALL)
    plan = load_blueprint(edited(tmp_path, (POLICIES, f"\n{example}{POLICIES}")))
    assert [each.id for each in plan.risks] == ["R04"]
    assert plan.indicators[2].to_come
