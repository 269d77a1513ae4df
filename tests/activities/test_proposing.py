"""What a release opens its consultation on: what the others propose, as recorded, and nothing else."""

from dataclasses import replace

from activities.door import Door
from activities.envelope import sealed
from activities.recording import Recording
from domain.aggregate import RELEASE
from domain.programme.commands import StartProgramme
from domain.release.command import release_stream
from domain.release.commands import EnterStage, RegisterRelease
from domain.release.consultation.affected import Affected, Establishment
from domain.release.consultation.commands import BeginConsultation
from domain.release.consultation.counting import Proposal
from domain.release.consultation.plan import ConsultationPlan
from domain.release.plan import ReleaseId, ReleasePlan
from domain.release.state import Release
from domain.release.terms import Terms
from domain.stage import Stage
from eventstore.store import EventStore
from tests.domain.law import LAW
from tests.domain.people import BEN, LOCKGATE, NOON
from tests.domain.programme.scene import PLAN
from tests.domain.release.scene import passed, submit, take

HERE = Establishment("Civic Centre")


def _of(plan: ReleasePlan, heads: int) -> ReleasePlan:
    affected = (Affected(establishment=HERE, heads=heads),)
    return replace(
        plan, affected_headcount=heads, consultation=ConsultationPlan(affected=affected)
    )
