"""The people, rules and plans that the story is about."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.benefit.profile import BenefitClass, BenefitId, BenefitProfile, StatedMeasurement
from domain.financial_year import Quarter
from domain.gate.condition import Condition
from domain.gate.policy import GatePolicy, PolicyId
from domain.gate.step import Ask, Method, Step, StepKind, decided_by
from domain.identity import Actor, Identity
from domain.money import Pence
from domain.programme.plan import ProgrammePlan, PublishedFigures
from domain.release.plan import ReleaseId, ReleasePlan, StagePlan
from domain.roster import Person, Role, RoleId, Roster, held_by
from domain.stage import STAGES
from tests.domain.calendars import ENGLAND
from tests.domain.papers import paper

PROGRAMME = "care"
R1A, R2A = ReleaseId("1A"), ReleaseId("2A")
B1, B2 = BenefitId("B-1A"), BenefitId("B-2A")


def at(month: int, day: int, *, year: int = 2018) -> datetime:
    return datetime(year, month, day, 9, tzinfo=UTC)


def person(subject: str) -> Identity:
    return Identity(issuer="https://login.example", subject=subject)


ASHA, BEN, CHLOE, DEV, EVE, FIN = map(person, ("asha", "ben", "chloe", "dev", "eve", "fin"))
ROSTER = Roster(
    people=tuple(
        Person(identity=who, name=name)
        for who, name in (
            (ASHA, "Asha Rao"),
            (BEN, "Ben Cole"),
            (CHLOE, "Chloe Day"),
            (DEV, "Dev Mistry"),
            (EVE, "Eve Okoro"),
        )
    ),
    roles=(
        Role(
            id=RoleId("programme-board"),
            name="Board",
            holdings=held_by(BEN, CHLOE),
            escalates_to=RoleId("cmt"),
        ),
        Role(id=RoleId("cmt"), name="Corporate management team", holdings=held_by(DEV)),
    ),
)
POLICY = GatePolicy(
    id=PolicyId("stage-gate"),
    title="May the next stage begin?",
    steps=decided_by(RoleId("programme-board")),
    evidence=("business-case",),
    answer_within_days=14,
    remind_every_days=7,
)
# The board votes, and the corporate management team confirms what it decides.
VOTED = replace(
    POLICY,
    steps=(
        Step(
            id="vote",
            kind=StepKind.DECIDE,
            asks=(Ask(role=RoleId("programme-board")),),
            method=Method.MAJORITY,
        ),
        Step(id="confirm", kind=StepKind.RATIFY, asks=(Ask(role=RoleId("cmt")),), within_days=5),
    ),
)
CASE = paper("business-case", "The case.", author=ASHA)
NEW_CASE = paper("business-case", "A better case.", author=ASHA)
BOARDS_OWN_CASE = paper("business-case", "The board's case.", author=BEN, submitted_by=CHLOE)
TRAIN_DESK = Condition(id="c1", text="Train the front desk <first>", owner=EVE, due=date(2018, 8, 31))


def actor(who: Identity) -> Actor:
    return Actor(identity=who, checked=("password",))


def release_plan(id: ReleaseId, *, first_month: int, depends_on: tuple[ReleaseId, ...] = ()) -> ReleasePlan:
    months = range(first_month, first_month + len(STAGES))
    return ReleasePlan(
        id=id,
        name=f"Services of {id}",
        kind="phase",
        lead=ASHA,
        depends_on=depends_on,
        stages=tuple(
            StagePlan(stage=stage, starts=_first(month), ends=_first(month).replace(day=20), gate=POLICY.id)
            for stage, month in zip(STAGES, months, strict=True)
        ),
        sprints=2,
        affected_headcount=0 if depends_on else 12,
        nothing_to_consult_on="No post changes." if depends_on else "",
    )


def _first(month: int) -> date:
    return date(2018 + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def benefit(id: BenefitId, release: ReleaseId, *, annual: int, planned: Quarter) -> BenefitProfile:
    return BenefitProfile(
        id=id,
        release=release,
        name=f"Fewer visits through {release}",
        kind=BenefitClass.CASHABLE,
        fund="General Fund",
        annual=Pence(annual),
        fte_hundredths=150,
        owner=EVE,
        confirmers=(EVE, DEV),
        planned=planned,
        reviews=1,
        review_every_months=6,
        baseline=Pence(400_000_00),
        baseline_measured=StatedMeasurement(on=date(2018, 3, 31), source="The ledger of 2017/18."),
    )


PLAN = ProgrammePlan(
    id=PROGRAMME,
    name="Care closer to home",
    organisation="Folkestone Council",
    blueprint_digest="sha256:blueprint",
    roster=ROSTER,
    calendar=ENGLAND,
    policies=(POLICY,),
    releases=(release_plan(R1A, first_month=4), release_plan(R2A, first_month=10, depends_on=(R1A,))),
    benefits=(
        benefit(B1, R1A, annual=100_000_00, planned=Quarter(year=2018, number=2)),
        benefit(B2, R2A, annual=40_000_50, planned=Quarter(year=2018, number=4)),
    ),
    published=(
        PublishedFigures(year=2018, in_year=Pence(50_001_00), annualised=Pence(140_000_00)),
        PublishedFigures(year=2019, in_year=Pence(140_000_50), annualised=Pence(140_000_50)),
    ),
    stewards=(RoleId("cmt"),),
)
