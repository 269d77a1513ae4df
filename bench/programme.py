"""The programme that is measured: gates that ask one person, need no evidence and wait for no day."""

from datetime import UTC, date, datetime
from uuid import uuid4

from definitions.calendars import CalendarName, calendar_of
from domain.evidence import evidence_digest
from domain.gate.commands import Decide
from domain.gate.outcome import Choice
from domain.gate.policy import GatePolicy, PolicyId
from domain.gate.step import decided_by
from domain.gate.subject import GateSubject
from domain.identity import Actor, Identity
from domain.programme.plan import ProgrammePlan
from domain.release.plan import ReleaseId, ReleasePlan, StagePlan
from domain.roster import Person, Role, RoleId, Roster, held_by
from domain.stage import STAGES, Stage
from runtime.settings import DEVELOPMENT_ISSUER

ASHA = Actor(identity=Identity(issuer=DEVELOPMENT_ISSUER, subject="asha"), checked=("bench",))
BEN = Actor(identity=Identity(issuer=DEVELOPMENT_ISSUER, subject="ben"), checked=("bench",))
BOARD = RoleId("board")
ROSTER = Roster(
    people=tuple(Person(identity=who.identity, name=who.identity.subject.title()) for who in (ASHA, BEN)),
    roles=(Role(id=BOARD, name="Programme board", holdings=held_by(BEN.identity)),),
)
POLICY = GatePolicy(
    id=PolicyId("gate"),
    title="Gate",
    steps=decided_by(BOARD),
    evidence=(),
    answer_within_days=250,
    remind_every_days=250,
)
LONG_AGO = date(2020, 1, 1)
YEARS_AHEAD = date(2036, 1, 1)
CALENDAR = calendar_of(CalendarName.ENGLAND_AND_WALES, first_year=2019, last_year=2046)
NO_EVIDENCE = evidence_digest(())


def plan(programme: str, releases: int, *, after_design: date = LONG_AGO) -> ProgrammePlan:
    """A programme whose releases all start at once; they go on from design on that day."""
    return ProgrammePlan(
        id=programme,
        name="Benchmark",
        organisation="Bench",
        blueprint_digest="sha256:bench",
        roster=ROSTER,
        calendar=CALENDAR,
        policies=(POLICY,),
        releases=tuple(_release(number, after_design) for number in range(releases)),
        benefits=(),
        published=(),
    )


def release_ids(count: int) -> list[str]:
    return [f"R{number}" for number in range(count)]


def approval(programme: str, release: str, stage: Stage) -> Decide:
    """Ben's yes."""
    return Decide(
        subject=GateSubject(programme=programme, release=release, stage=stage, round=1),
        by=BEN,
        at=datetime.now(UTC),
        submission=str(uuid4()),
        choice=Choice.APPROVE,
        evidence_digest=NO_EVIDENCE,
    )


def _release(number: int, after_design: date) -> ReleasePlan:
    return ReleasePlan(
        id=ReleaseId(f"R{number}"),
        name=f"Release {number}",
        kind="release",
        lead=ASHA.identity,
        depends_on=(),
        stages=tuple(_stage(stage, after_design) for stage in STAGES),
        sprints=1,
        affected_headcount=0,
        nothing_to_consult_on="Nobody is affected.",
    )


def _stage(stage: Stage, after_design: date) -> StagePlan:
    day = LONG_AGO if stage is Stage.DESIGN else after_design
    return StagePlan(stage=stage, starts=day, ends=day, gate=POLICY.id)
