"""How an indicator is read, corrected and given targets and a baseline."""

from dataclasses import replace
from datetime import date

import pytest

from domain.indicator.commands import FromPeople, ReadIndicator, TakeBaseline
from domain.indicator.events import IndicatorBaselineTaken, TargetStated
from domain.indicator.plan import TargetToCome
from domain.indicator.refusals import (
    CorrectionReasonMissing,
    IndicatorIdTaken,
    IndicatorUnknown,
    ReadingDayToCome,
    ReadingWithoutSource,
    TargetOfNothing,
    TargetReasonMissing,
    ValueImpossible,
)
from domain.indicator.state import fold
from domain.indicator.trend import Trend
from domain.indicator.value import Value
from domain.programme.refusals import NotOnTheRoster
from domain.roster import Leaver
from tests.domain.gate.scene import ROSTER
from tests.domain.indicator.scene import (
    AGREED,
    BASELINE,
    CORRECT,
    LATER_ON,
    PLAN,
    PROPOSED,
    READ,
    REGISTER,
    REGISTERED,
    TAKEN,
    TARGET,
    WHY,
    measured,
    value,
)
from tests.domain.people import BEN, LATER, actor
from tests.domain.spec import INDICATOR

CORRECTED = replace(TAKEN, value=value("11"), on=date(2018, 4, 30), reason="Calls were missing.")
BASELINED = IndicatorBaselineTaken(
    value=value("15"),
    on=date(2018, 1, 31),
    source=BASELINE.source,
    reason=BASELINE.reason,
    by=BEN.identity,
    at=LATER,
)
STATED = TargetStated(target=AGREED, to_come=None, reason=WHY, by=BEN.identity, at=LATER)
BACKWARDS = Value(low=2000, high=1000)


def test_an_indicator_is_written_down_once() -> None:
    INDICATOR.given().when(REGISTER).then(REGISTERED)
    INDICATOR.given(REGISTERED).when(replace(REGISTER, plan=replace(PLAN, unit="calls"))).then_refused(
        IndicatorIdTaken, saying="13"
    )
    INDICATOR.given().when(READ).then_refused(IndicatorUnknown)


def test_the_newest_day_counts_whenever_it_came_in() -> None:
    INDICATOR.given(REGISTERED).when(READ).then(TAKEN)
    indicator = fold([REGISTERED, TAKEN, CORRECTED])
    assert indicator.current
    assert indicator.current.measured.value == value("8.5")
    assert [str(each.measured.value) for each in indicator.standing] == ["11", "8.5"]


def test_a_correction_is_a_new_reading_of_the_same_day_with_a_reason() -> None:
    INDICATOR.given(REGISTERED).when(CORRECT).then(CORRECTED)
    INDICATOR.given(REGISTERED).when(replace(CORRECT, reason="")).then_refused(
        CorrectionReasonMissing, saying="It was 10.2 on 2018-04-30, by Telephony report."
    )
    indicator = fold([REGISTERED, CORRECTED])
    assert [str(each.measured.value) for each in indicator.readings] == ["10.2", "11"]
    assert [str(each.measured.value) for each in indicator.standing] == ["11"]


def test_a_trend_is_told_against_the_baseline_and_the_reading_before() -> None:
    indicator = fold([REGISTERED, TAKEN])
    assert (indicator.against_baseline, indicator.against_before) == (Trend.BETTER, Trend.BETTER)
    at_first = fold([REGISTERED])
    assert (at_first.against_baseline, at_first.against_before) == (Trend.BETTER, None)
    bare = fold([replace(REGISTERED, plan=replace(PLAN, baseline=None))])
    assert bare.against_baseline is None


def test_a_target_is_met_or_not_or_nobody_can_tell() -> None:
    assert fold([REGISTERED]).is_met is False
    assert fold([REGISTERED, replace(TAKEN, value=value("5.9"))]).is_met is True
    assert fold([replace(REGISTERED, plan=replace(PLAN, target=None))]).is_met is None
    assert fold([replace(REGISTERED, plan=replace(PLAN, reading=None))]).is_met is None


def test_a_target_is_signed_off_changed_or_put_off_with_a_reason() -> None:
    INDICATOR.given(REGISTERED).when(TARGET).then(STATED)
    put_off = replace(STATED, target=None, to_come=LATER_ON.to_come)
    INDICATOR.given(REGISTERED, STATED).when(LATER_ON).then(put_off)
    INDICATOR.given(REGISTERED).when(replace(TARGET, target=PROPOSED, reason="")).then_nothing()
    INDICATOR.given(REGISTERED).when(replace(TARGET, reason=" ")).then_refused(TargetReasonMissing)


@pytest.mark.parametrize(
    ("target", "to_come"),
    [(None, None), (None, TargetToCome(words=" ")), (AGREED, TargetToCome(words="Q4 2018"))],
)
def test_a_target_is_a_value_or_says_when_there_will_be_one(
    target: object, to_come: TargetToCome | None
) -> None:
    nonsense = replace(TARGET, target=target, to_come=to_come)  # type: ignore[arg-type]
    INDICATOR.given(REGISTERED).when(nonsense).then_refused(TargetOfNothing)


def test_a_target_to_come_is_late_once_its_day_has_passed() -> None:
    waiting = fold([replace(REGISTERED, plan=replace(PLAN, target=None, to_come=LATER_ON.to_come))])
    assert not waiting.target_is_late(date(2018, 12, 31))
    assert waiting.target_is_late(date(2019, 1, 1))
    assert not fold([REGISTERED]).target_is_late(date(2019, 1, 1))


def test_a_baseline_is_taken_and_replaced_with_a_reason() -> None:
    INDICATOR.given(REGISTERED).when(BASELINE).then(BASELINED)
    INDICATOR.given(REGISTERED).when(replace(BASELINE, reason="")).then_refused(
        CorrectionReasonMissing, saying="15.2"
    )
    bare = replace(REGISTERED, plan=replace(PLAN, baseline=None))
    INDICATOR.given(bare).when(replace(BASELINE, reason="")).then(replace(BASELINED, reason=""))
    assert fold([REGISTERED, BASELINED]).baseline == measured("15", date(2018, 1, 31))


@pytest.mark.parametrize("command", [READ, BASELINE], ids=["read", "baseline"])
def test_a_value_is_of_a_day_that_has_come_and_has_a_source(command: ReadIndicator | TakeBaseline) -> None:
    given = INDICATOR.given(REGISTERED)
    given.when(replace(command, on=date(2018, 5, 15))).then_refused(ReadingDayToCome)
    given.when(replace(command, source="")).then_refused(ReadingWithoutSource)
    given.when(replace(command, value=BACKWARDS)).then_refused(ValueImpossible)


def test_a_target_rises_as_well() -> None:
    backwards = replace(TARGET, target=replace(AGREED, value=BACKWARDS))
    INDICATOR.given(REGISTERED).when(backwards).then_refused(ValueImpossible)


@pytest.mark.parametrize("command", [READ, BASELINE, TARGET])
def test_only_people_of_the_programme_speak_of_its_indicators(command: FromPeople) -> None:
    INDICATOR.given(REGISTERED).when(replace(command, by=actor("zoe"))).then_refused(NotOnTheRoster)
    gone = replace(ROSTER, leavers=(Leaver(who=BEN.identity, left=date(2018, 5, 1)),))
    INDICATOR.given(REGISTERED).when(replace(command, roster=gone)).then_refused(NotOnTheRoster)
