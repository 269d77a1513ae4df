"""What each release still lacks for its next gate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.aggregate import BENEFIT, FUND, GATE, PROGRAMME, RELEASE, Aggregate
from domain.benefit.commands import benefit_stream
from domain.benefit.profile import BenefitId
from domain.fund.commands import fund_stream
from domain.gate.subject import GateSubject
from domain.known_facts import facts_of_stage
from domain.lacking import Lack, lacking, next_gate
from domain.programme.commands import programme_stream
from domain.programme.leading.lead import lead_on
from domain.programme.state import Programme
from domain.release.commands import release_stream
from domain.release.plan import ReleaseId
from domain.release.state import Release
from domain.risk.state import Risk
from domain.stage import Stage
from readmodels.recorded import recorded_in
from readmodels.watched_as_recorded import risks_as_recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class LackLine:
    """Something that a release's next gate still lacks, and how many days it is overdue, 0 until then."""

    release: str
    stage: Stage
    lack: Lack
    days_overdue: int


def lacks(
    connection: Connection, programme: str, at: datetime, *, release: str | None = None
) -> tuple[LackLine, ...]:
    """What every release of a programme lacks, or one, by day; people's decisions are not among it."""
    known: Programme = _fold(connection, PROGRAMME, programme_stream(programme))
    risks = risks_as_recorded(connection, programme, known)
    wanted = [each for each in known.planned if release in (None, each)]
    lines = [line for each in wanted for line in _of_release(connection, known, programme, each, at, risks)]
    return tuple(sorted(lines, key=lambda line: line.lack.due))


def _of_release(
    connection: Connection,
    programme: Programme,
    id: str,
    release_id: ReleaseId,
    at: datetime,
    risks: Sequence[Risk],
) -> Iterator[LackLine]:
    release: Release = _fold(connection, RELEASE, release_stream(id, release_id))
    stage = next_gate(release)
    if release.plan is None or stage is None:
        return
    facts = facts_of_stage(
        release,
        programme,
        stage=stage,
        earlier=[_gate(connection, id, release_id, each.stage, each.round) for each in release.passages],
        benefits=[
            _fold(connection, BENEFIT, benefit_stream(id, BenefitId(each))) for each in release.benefits
        ],
        fund=_fold(connection, FUND, fund_stream(id)),
        at=at,
        risks=risks,
    )
    policy, lead = (
        programme.policies[release.plan.stage(stage).gate],
        lead_on(programme, release_id, at.date()),
    )
    for lack in lacking(release, release.plan, policy, facts, lead=lead):
        overdue = max((at.date() - lack.due).days, 0)
        yield LackLine(release=release_id, stage=stage, lack=lack, days_overdue=overdue)


def _gate(connection: Connection, programme: str, release: ReleaseId, stage: Stage, round: int) -> Any:
    subject = GateSubject(programme=programme, release=release, stage=stage, round=round)
    return _fold(connection, GATE, subject.stream)


def _fold(connection: Connection, aggregate: Aggregate, stream: str) -> Any:
    return aggregate.fold(each.event for each in recorded_in(connection, stream))
