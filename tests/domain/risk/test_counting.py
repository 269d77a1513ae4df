"""What gates are told of risks: those within appetite, of the open ones."""

from dataclasses import replace

import pytest

from domain.fund.state import Fund
from domain.known_facts import facts_of_stage
from domain.programme.state import Programme
from domain.release import evolving as release
from domain.release.commands import ReportReadiness
from domain.release.readiness import Measure, Portion
from domain.release.refusals import CountedFromItsList
from domain.risk.counting import counted
from domain.risk.events import RiskClosed
from domain.risk.plan import RiskId, RiskPlan
from domain.risk.state import Risk, fold
from domain.stage import Stage
from tests.domain.people import BEN, LATER, NOON
from tests.domain.release import scene as release_scene
from tests.domain.risk.scene import IS_HIGHER, PLAN, REGISTERED, TERMS
from tests.domain.spec import RELEASE


def risk(id: str, **changes: object) -> Risk:
    plan: RiskPlan = replace(PLAN, id=RiskId(id), **changes)  # type: ignore[arg-type]
    return fold([replace(REGISTERED, plan=plan)])


ABOVE = fold([REGISTERED, IS_HIGHER])
CLOSED = fold([REGISTERED, IS_HIGHER, RiskClosed(reason="Over.", by=BEN.identity, at=LATER)])
BORNE, UNSCORED = risk("R1"), risk("R2", scores=())
BEGUN = (release_scene.REGISTERED, release_scene.entered(Stage.DESIGN))
OF_ANOTHER = risk("R3", release="9Z", scores=())


@pytest.mark.parametrize(
    ("risks", "portion"),
    [
        ([BORNE], Portion(done=1, of=1)),
        ([BORNE, ABOVE], Portion(done=1, of=2, outstanding=("R12",))),
        ([BORNE, UNSCORED], Portion(done=1, of=2, outstanding=("R2",))),
        ([BORNE, CLOSED, OF_ANOTHER], Portion(done=1, of=1)),
        ([CLOSED], Portion(done=0, of=0)),
        ([risk("R4", release="1A")], Portion(done=1, of=1)),
        ([OF_ANOTHER], None),
        ([fold([replace(REGISTERED, terms=replace(TERMS, appetite=None))])], None),
        ([], None),
    ],
)
def test_open_risks_of_the_release_and_the_programme_count(
    risks: list[Risk], portion: Portion | None
) -> None:
    assert counted(risks, "1A") == portion


def test_gates_count_risks_and_without_any_take_what_is_reported() -> None:
    known = release.fold(BEGUN)

    def risks(*found: Risk) -> Portion | None:
        facts = facts_of_stage(
            known,
            Programme(),
            Stage.DESIGN,
            earlier=(),
            benefits=(),
            fund=Fund(),
            at=NOON,
            risks=found,
        )
        return facts.risks

    assert risks(BORNE, ABOVE) == Portion(done=1, of=2, outstanding=("R12",))
    assert risks() is None


def test_what_is_counted_from_risks_is_not_reported() -> None:
    report = ReportReadiness(measure=Measure.RISKS, done=1, of=1, is_counted=True, **release_scene.ASKED)
    RELEASE.given(*BEGUN).when(report).then_refused(CountedFromItsList, saying="Risks.")
