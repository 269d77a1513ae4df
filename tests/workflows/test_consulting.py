"""Those affected by a release are heard by the law of their day, and days alone do not pass the gate."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.gate.check import Check, CheckKind
from domain.gate.policy import PolicyId
from domain.programme.plan import ProgrammePlan
from domain.release.command import release_stream
from domain.release.consultation.commands import (
    AnswerResponse,
    GiveNoticeCopy,
    LogResponses,
    NotifyRedundancies,
    RegisterRepresentatives,
    ReportOutcome,
    Response,
)
from domain.release.consultation.events import ConsultationOpened, Representatives, Representing
from domain.release.plan import ReleasePlan, StagePlan
from domain.stage import Stage
from runtime.failures import Refused
from tests.domain.law import LAW
from tests.domain.release.scene import Asked
from tests.workflows.house import House, day_after_start
from tests.workflows.small import ASHA, ONE_SEAT, R1A, R2A, START, actor, release_plan, small_plan

TODAY, DAYS = START.date(), 30
DIGEST = "sha256:" + "c0" * 32
HEARD = replace(ONE_SEAT, id=PolicyId("heard"), evidence=(), checks=(Check(kind=CheckKind.CONSULTATION),))


def consulting(plan: ReleasePlan, heads: int) -> ReleasePlan:
    """The same release, which hears so many for thirty days."""

    def moved(each: StagePlan) -> StagePlan:
        later = timedelta(days=0 if each.stage is Stage.DESIGN else DAYS)
        if each.stage is Stage.CONSULTATION:
            return replace(each, ends=each.ends + later, gate=HEARD.id)
        return replace(each, starts=each.starts + later, ends=each.ends + later)

    return replace(plan, affected_headcount=heads, stages=tuple(map(moved, plan.stages)))


def two_releases(programme: str) -> ProgrammePlan:
    """Neither hears twenty people, and both together do."""
    plan = small_plan(programme)
    second = release_plan(R2A, begins=TODAY, depends_on=(), policy=ONE_SEAT, days=0)
    releases = (consulting(plan.releases[0], 14), consulting(second, 12))
    return replace(plan, law=LAW, policies=(*plan.policies, HEARD), releases=releases)


async def test_a_consultation_is_heard_answered_and_reported_before_its_gate_opens(house: House) -> None:
    asked: Asked = {"programme": house.programme, "release": R1A, "by": actor(ASHA), "at": START}
    await house.start(two_releases(house.programme))
    await house.pass_gates([Stage.DESIGN])
    opened = (await house.fact("consultation-opened", release_stream(house.programme, R1A))).event
    assert isinstance(opened, ConsultationOpened)
    assert opened.lawful
    assert (opened.lawful.counted, opened.lawful.minimum_days) == (26, DAYS)

    union = Representatives(kind=Representing.TRADE_UNION, body="UNISON", people=2)
    form = NotifyRedundancies(
        **asked,
        day=TODAY,
        reference="HR1-77",
        copy=DIGEST,
        first_notice=TODAY + timedelta(days=40),
        first_dismissal=TODAY + timedelta(days=DAYS - 1),
    )
    for command in (
        RegisterRepresentatives(**asked, representatives=union),
        LogResponses(
            **asked, responses=(Response(number="R-1", speaks_for="UNISON", heads=14, summary="minute 4"),)
        ),
        replace(form, first_dismissal=TODAY + timedelta(days=60)),
        GiveNoticeCopy(**asked, day=TODAY),
    ):
        await house.office.tend_release(command)
    with pytest.raises(Refused) as refused:
        await house.office.tend_release(replace(form, first_notice=TODAY + timedelta(days=1)))
    assert refused.value.code == "DismissalTooSoon"

    await house.move_to(day_after_start(DAYS))
    gate = house.gate(Stage.CONSULTATION)
    await house.fact("gate-opened", gate.stream)
    assert (await house.decide(gate)).refusal == "CheckFailing"
    await house.office.tend_release(AnswerResponse(**asked, response="R-1", answer="letter 9"))
    await house.office.tend_release(ReportOutcome(**asked, report=DIGEST))
    assert (await house.decide(gate)).counts
