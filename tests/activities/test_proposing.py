"""What a release opens its consultation on: what the others propose, as recorded, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from activities.door import Door
from activities.envelope import sealed
from activities.recording import Recording
from domain.aggregate import RELEASE, Command
from domain.gate.outcome import Outcome
from domain.release.command import release_stream
from domain.release.commands import EnterStage
from domain.release.consultation.affected import Affected, Establishment
from domain.release.consultation.commands import BeginConsultation
from domain.release.consultation.counting import Proposal
from domain.release.consultation.lawful import LawfulDates
from domain.release.consultation.plan import ConsultationPlan
from domain.release.plan import ReleaseId, ReleasePlan
from domain.release.terms import Terms
from domain.stage import Stage
from eventstore.store import EventStore
from tests.domain.law import LAW
from tests.domain.people import ISSUER
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A, START
from tests.domain.release.scene import ASKED, REGISTER, submit, take

HERE = Establishment("Civic Centre")
FORGED = Proposal(release=ReleaseId("9Z"), establishment=HERE, heads=500, first_day=date(2018, 7, 2))


def leaving(plan: ReleasePlan, heads: int, on: date) -> ReleasePlan:
    affected = (Affected(establishment=HERE, heads=heads),)
    consultation = ConsultationPlan(affected=affected, first_dismissal=on)
    return replace(plan, affected_headcount=heads, consultation=consultation)


def to_consultation() -> Sequence[Command]:
    enter = (EnterStage(**ASKED, stage=stage, round=1) for stage in (Stage.DESIGN, Stage.CONSULTATION))
    return (next(enter), submit(Stage.DESIGN), take(Outcome.APPROVED), next(enter))


async def opened_on(door: Door, second_leaves: date) -> LawfulDates:
    """What the consultation on 1A opened on, when 2A lets its first go on a day."""
    first, second = leaving(PLAN_1A, 14, date(2018, 7, 2)), leaving(PLAN_2A, 12, second_leaves)
    registered = (
        replace(REGISTER, release=plan.id, plan=plan, terms=Terms(law=LAW)) for plan in (first, second)
    )
    for command in (START, *registered, *to_consultation()):
        await door.settle(command)
    begin = BeginConsultation(**ASKED, elsewhere=(FORGED,))
    await Recording(door).record(sealed(begin))
    release = await door.look(RELEASE, release_stream(PLAN.id, PLAN_1A.id))
    lawful: LawfulDates = release.consultation.opened.lawful
    return lawful


@pytest.mark.parametrize(
    ("second_leaves", "counted", "days"),
    [(date(2018, 9, 1), 26, 30), (date(2018, 9, 30), 14, 0)],
    ids=["within ninety days", "later"],
)
async def test_other_releases_count_as_recorded_and_nothing_is_believed_of_a_message(
    database_url: str, second_leaves: date, counted: int, days: int
) -> None:
    async with await EventStore.open(database_url) as store:
        lawful = await opened_on(Door(store, {ISSUER}), second_leaves)

    assert (lawful.counted, lawful.minimum_days) == (counted, days)
    assert lawful.counted_with == (("1A", "2A") if days else ("1A",))
