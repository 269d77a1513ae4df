"""How a blueprint says what money there is, and who decides on it."""

from datetime import date
from pathlib import Path

import pytest

from definitions.loader import load_blueprint
from domain.fund.plan import BudgetLine, FundPlan, LineId, Opening, YearsAsk
from domain.gate.policy import PolicyId
from domain.identity import Identity
from domain.money import Pence
from domain.roster import RoleId
from tests.definitions.edited import edited, faults_of, line_of

POLICIES = "\npolicies:\n"
FUND = """
fund:
  envelope_pence: 1130000000
  years:
    - {year: 2018, amount_pence: 228300000}
    - year: 2019
      amount_pence: 347100000
      opening: {day: 2019-01-24, gate: phase-sign-off, requested_by: asha, line: change}
  lines:
    - {id: change, name: Transformation, amount_pence: 898300000}
    - {id: spare, name: Contingency, amount_pence: 7600000}
  guardian: cmt
  virement: [programme-board]
  gates: [phase-sign-off]
  partners: [programme-board, cmt]
  witnessed: true
"""


def fund_of(folder: Path, *replacements: tuple[str, str]) -> FundPlan | None:
    return load_blueprint(edited(folder, (POLICIES, FUND + POLICIES), *replacements)).fund


def test_a_programme_may_have_no_money_of_its_own(tmp_path: Path) -> None:
    assert load_blueprint(edited(tmp_path)).fund is None


def test_the_money_is_read(tmp_path: Path) -> None:
    asha = Identity(issuer="urn:lockgate:development", subject="asha")
    gate = PolicyId("phase-sign-off")
    opening = Opening(day=date(2019, 1, 24), gate=gate, requested_by=asha, line=LineId("change"))
    assert fund_of(tmp_path) == FundPlan(
        envelope=Pence(11_300_000_00),
        years=(
            YearsAsk(year=2018, amount=Pence(2_283_000_00)),
            YearsAsk(year=2019, amount=Pence(3_471_000_00), opening=opening),
        ),
        lines=(
            BudgetLine(id=LineId("change"), name="Transformation", amount=Pence(8_983_000_00)),
            BudgetLine(id=LineId("spare"), name="Contingency", amount=Pence(76_000_00)),
        ),
        guardian=RoleId("cmt"),
        virement=(RoleId("programme-board"),),
        gates=(gate,),
        partners=(RoleId("programme-board"), RoleId("cmt")),
        witnessed=True,
    )


MISTAKES = {
    "pounds for pence": (
        ("envelope_pence: 1130000000", "envelope_pence: 11300000.00"),
        (
            "envelope_pence",
            "fund.envelope_pence",
            "An amount is in whole pence: digits only, no decimal point.",
        ),
    ),
    "a field that is not there": (
        ("guardian: cmt", "guardien: cmt"),
        ("fund:", "fund.guardian", "It is missing."),
    ),
    "years above the envelope": (
        ("year: 2018, amount_pence: 228300000", "year: 2018, amount_pence: 782900001"),
        (
            "years:",
            "fund.years",
            "Together they are too much: £11,300,000.01 is above the envelope of £11,300,000.00.",
        ),
    ),
    "an unknown guardian": (
        ("guardian: cmt", "guardian: s151"),
        ("guardian", "fund.guardian", "There is no role s151."),
    ),
    "an opening for nobody": (
        ("requested_by: asha", "requested_by: zoe"),
        ("opening", "fund.years[1].opening.requested_by", "zoe is not among the people."),
    ),
}


@pytest.mark.parametrize(("edit", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_on_its_line(
    edit: tuple[str, str], expected: tuple[str, str, str], tmp_path: Path
) -> None:
    path = edited(tmp_path, (POLICIES, FUND + POLICIES), edit)
    fault = faults_of(path)[0]
    on, field, sentence = expected
    assert on in line_of(path, fault)
    assert (fault.field, fault.sentence) == (field, sentence)
