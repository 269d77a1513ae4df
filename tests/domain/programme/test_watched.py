"""How a programme begins with risks and indicators, and how more are added."""

from dataclasses import replace
from functools import reduce

import pytest

from domain.aggregate import INDICATOR, RISK
from domain.indicator.plan import IndicatorId
from domain.indicator.refusals import IndicatorIdTaken, IndicatorNotSound
from domain.programme.events import ProgrammeEnded
from domain.programme.refusals import NotOnTheRoster, ProgrammeClosed, ProgrammeUnknown
from domain.programme.state import fold
from domain.programme.watched.commands import WatchedCommand
from domain.programme.watched.events import IndicatorsAdded, RisksAdded, RiskTermsAdopted
from domain.programme.watched.expanding import expanded, from_the_start
from domain.programme.watched.refusals import WatchedReasonMissing
from domain.risk.commands import DivideRisk, RegisterRisk
from domain.risk.events import RiskDivided
from domain.risk.plan import RiskId, ScoreKind
from domain.risk.refusals import RiskIdTaken, RiskNotSound, RiskUnknown, SplitIntoTooFew
from tests.domain.gate.scene import ROSTER
from tests.domain.indicator import scene as indicator
from tests.domain.people import ASHA, BEN, LATER, LOCKGATE, NOON, actor
from tests.domain.programme.scene import PLAN
from tests.domain.programme.watched import ADD, BEGUN, MEASURE, MORE, SPLIT, WATCHED_PLAN, WHY
from tests.domain.risk import scene as risk
from tests.domain.spec import PROGRAMME

ADDED = RisksAdded(risks=(MORE.id,), split_from="", by=BEN.identity, reason=WHY, at=LATER)
PARTED = replace(ADDED, risks=(RiskId("R12a"), RiskId("R12b")), split_from="R12")


def test_a_programme_begins_with_its_terms_risks_and_indicators() -> None:
    assert BEGUN[-3:] == (
        RiskTermsAdopted(terms=risk.TERMS, at=NOON),
        RisksAdded(risks=(risk.R12,), split_from="", by=ASHA.identity, reason="", at=NOON),
        IndicatorsAdded(indicators=(indicator.ID,), by=ASHA.identity, reason="", at=NOON),
    )
    watched = fold(BEGUN).watched
    assert (watched.terms, watched.risks, watched.indicators) == (risk.TERMS, ("R12",), ("13",))


def test_what_a_programme_begins_with_is_recorded_in_streams_of_its_own() -> None:
    streams = [each.stream for each in from_the_start(WATCHED_PLAN, ASHA, NOON)]
    assert streams == ["risk-shepway-fom/R12", "indicator-shepway-fom/13"]
    assert from_the_start(PLAN, ASHA, NOON) == []


def test_risks_and_indicators_are_added_all_at_once() -> None:
    PROGRAMME.given(*BEGUN).when(ADD).then(ADDED)
    more = replace(MORE, id=RiskId("R14"))
    PROGRAMME.given(*BEGUN).when(replace(ADD, risks=(MORE, more))).then(
        replace(ADDED, risks=(MORE.id, more.id))
    )
    PROGRAMME.given(*BEGUN).when(MEASURE).then(
        IndicatorsAdded(indicators=(IndicatorId("14"),), by=BEN.identity, reason=WHY, at=LATER)
    )


def test_what_is_on_the_list_is_judged_by_its_own_stream() -> None:
    again = replace(ADD, risks=(replace(risk.PLAN, title="Other"),), reason="")
    PROGRAMME.given(*BEGUN).when(again).then_nothing()
    _, register = expanded(fold(BEGUN), again)
    assert isinstance(register, RegisterRisk)
    assert register.terms == risk.TERMS
    RISK_GIVEN = RISK.fold([risk.REGISTERED])
    with pytest.raises(RiskIdTaken):
        RISK.decide(RISK_GIVEN, register)


def test_a_risk_is_split_into_others_that_say_what_they_were() -> None:
    PROGRAMME.given(*BEGUN).when(SPLIT).then(PARTED)
    split, divide, *parts = expanded(fold(BEGUN), SPLIT)
    assert split == SPLIT
    assert isinstance(divide, DivideRisk)
    assert RISK.decide(RISK.fold([risk.REGISTERED]), divide) == [
        RiskDivided(into=(RiskId("R12a"), RiskId("R12b")), reason=WHY, by=BEN.identity, at=LATER)
    ]
    registered = [reduce(RISK.evolve, RISK.decide(RISK.fold(()), each), RISK.fold(())) for each in parts]
    assert [each.registered.split_from for each in registered] == ["R12", "R12"]
    assert {each.terms for each in registered} == {risk.TERMS}


def test_a_word_on_one_risk_is_told_who_the_people_are() -> None:
    (told,) = expanded(fold(BEGUN), replace(risk.HIGHER, roster=replace(ROSTER, people=())))
    assert told == risk.HIGHER
    (read,) = expanded(fold(BEGUN), replace(indicator.READ, roster=replace(ROSTER, people=())))
    assert INDICATOR.decide(INDICATOR.fold([indicator.REGISTERED]), read) == [indicator.TAKEN]


@pytest.mark.parametrize(
    ("changes", "saying"),
    [
        ({"title": ""}, "R13: A risk has an id and a title."),
        ({"owners": (actor("zoe").identity,)}, "zoe is not among the people."),
        ({"owners": (BEN.identity, BEN.identity)}, "named twice"),
        ({"release": "9Z"}, "There is no release 9Z."),
        ({"board": "king"}, "There is no role king."),
        ({"planned": (), "scores": (risk.first(ScoreKind.PLANNED, 1, 1),)}, "none is planned"),
        ({"scores": (risk.first(ScoreKind.RESIDUAL, 6, 1),)}, "6 by 1 is not on the scale"),
    ],
)
def test_a_risk_is_added_as_it_can_be_kept(changes: dict[str, object], saying: str) -> None:
    wrong = replace(ADD, risks=(replace(MORE, **changes),))  # type: ignore[arg-type]
    PROGRAMME.given(*BEGUN).when(wrong).then_refused(RiskNotSound, saying=saying)


def test_an_indicator_is_added_as_it_can_be_kept() -> None:
    (one,) = MEASURE.indicators
    stranger = replace(one, owner=actor("zoe").identity)
    PROGRAMME.given(*BEGUN).when(replace(MEASURE, indicators=(stranger,))).then_refused(
        IndicatorNotSound, saying="zoe"
    )
    PROGRAMME.given(*BEGUN).when(replace(MEASURE, indicators=(one, one))).then_refused(IndicatorIdTaken)


def test_a_list_names_each_once_and_a_split_has_parts() -> None:
    PROGRAMME.given(*BEGUN).when(replace(ADD, risks=(MORE, MORE))).then_refused(RiskIdTaken)
    PROGRAMME.given(*BEGUN).when(replace(SPLIT, into=SPLIT.into[:1])).then_refused(SplitIntoTooFew)
    PROGRAMME.given(*BEGUN).when(replace(SPLIT, risk=RiskId("R99"))).then_refused(RiskUnknown)


@pytest.mark.parametrize("command", [ADD, SPLIT, MEASURE])
def test_they_are_added_with_a_reason_by_people_of_the_programme(command: WatchedCommand) -> None:
    PROGRAMME.given(*BEGUN).when(replace(command, reason="")).then_refused(WatchedReasonMissing)
    PROGRAMME.given(*BEGUN).when(replace(command, by=LOCKGATE)).then_refused(NotOnTheRoster)
    PROGRAMME.given(*BEGUN, ProgrammeEnded(at=LATER)).when(command).then_refused(ProgrammeClosed)
    PROGRAMME.given().when(command).then_refused(ProgrammeUnknown)
