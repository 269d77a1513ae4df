"""A small programme: its people, its rules, and releases whose work takes no time unless a test says so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain.benefit.profile import BenefitClass, BenefitId, BenefitProfile, StatedMeasurement
from domain.evidence import Evidence
from domain.financial_year import Quarter
from domain.fund.plan import FundPlan, Opening, YearsAsk
from domain.gate.condition import Condition
from domain.gate.policy import GatePolicy, PolicyId
from domain.gate.step import decided_by
from domain.identity import Actor, Identity
from domain.money import Pence
from domain.programme.plan import ProgrammePlan
from domain.release.plan import ReleaseId, ReleasePlan, StagePlan
from domain.roster import Person, Role, RoleId, Roster, held_by
from domain.stage import STAGES
from runtime.settings import DEVELOPMENT_ISSUER
from tests.domain.calendars import ENGLAND
from tests.domain.papers import paper

START = datetime(2018, 6, 25, 9, tzinfo=UTC)
R1A, R2A = ReleaseId("1A"), ReleaseId("2A")
SAVING = BenefitId("B-1A")


def person(subject: str, *, issuer: str = DEVELOPMENT_ISSUER) -> Identity:
    return Identity(issuer=issuer, subject=subject)


def actor(who: Identity) -> Actor:
    return Actor(identity=who, checked=("in a test",))


ASHA, BEN, CHLOE, DINA, EWAN = map(person, ("asha", "ben", "chloe", "dina", "ewan"))
SPONSOR, FINANCE, CHIEF = RoleId("sponsor"), RoleId("finance"), RoleId("chief")
ROSTER = Roster(
    people=tuple(Person(identity=who, name=who.subject.title()) for who in (ASHA, BEN, CHLOE, DINA, EWAN)),
    roles=(
        Role(id=SPONSOR, name="Sponsor", holdings=held_by(BEN), escalates_to=CHIEF),
        Role(id=FINANCE, name="Finance", holdings=held_by(CHLOE), escalates_to=CHIEF),
        Role(id=CHIEF, name="Chief executive", holdings=held_by(DINA)),
    ),
)


def _policy(id: str, *deciders: RoleId) -> GatePolicy:
    return GatePolicy(
        id=PolicyId(id),
        title="May the next stage begin?",
        steps=decided_by(*deciders),
        evidence=("business-case",),
        answer_within_days=4,
        remind_every_days=2,
    )


ONE_SEAT, TWO_SEATS = _policy("one-seat", SPONSOR), _policy("two-seats", SPONSOR, FINANCE)
CONDITION = Condition(
    id="c1", text="Train the front desk", owner=EWAN, due=(START + timedelta(days=3)).date()
)


def case(content: str = "1") -> Evidence:
    return paper("business-case", content, author=EWAN)


def release_plan(
    id: ReleaseId, *, begins: date, depends_on: Sequence[ReleaseId] = (), policy: GatePolicy, days: int
) -> ReleasePlan:
    """Five stages of `days` each; a single sprint, and nobody to consult when no time passes."""
    starts = [begins + timedelta(days=days * place) for place in range(len(STAGES))]
    return ReleasePlan(
        id=id,
        name=f"Services of {id}",
        kind="phase",
        lead=ASHA,
        depends_on=tuple(depends_on),
        stages=tuple(
            StagePlan(stage=stage, starts=start, ends=start + timedelta(days=days), gate=policy.id)
            for stage, start in zip(STAGES, starts, strict=True)
        ),
        sprints=1,
        affected_headcount=12 if days else 0,
        nothing_to_consult_on="No post changes.",
    )


def benefit(id: BenefitId, release: ReleaseId) -> BenefitProfile:
    return BenefitProfile(
        id=id,
        release=release,
        name=f"Fewer visits through {release}",
        kind=BenefitClass.CASHABLE,
        fund="General Fund",
        annual=Pence(100_000_00),
        fte_hundredths=150,
        owner=EWAN,
        confirmers=(CHLOE,),
        planned=Quarter(year=2018, number=1),
        reviews=1,
        review_every_months=1,
        baseline=Pence(400_000_00),
        baseline_measured=StatedMeasurement(on=date(2018, 3, 31), source="The ledger of 2017/18."),
    )


def small_plan(programme: str, *, policy: GatePolicy = ONE_SEAT, days: int = 0) -> ProgrammePlan:
    """One release with one benefit."""
    return ProgrammePlan(
        id=programme,
        name="Care closer to home",
        organisation="Folkestone Council",
        blueprint_digest="sha256:small",
        roster=ROSTER,
        calendar=ENGLAND,
        policies=(ONE_SEAT, TWO_SEATS),
        releases=(release_plan(R1A, begins=START.date(), policy=policy, days=days),),
        benefits=(benefit(SAVING, R1A),),
        published=(),
        stewards=(CHIEF,),
    )


def with_money(plan: ProgrammePlan, *, opens_after: int | None = None) -> ProgrammePlan:
    """The programme with a year's money; it may ask for it by itself, so many days on."""
    day = START.date() + timedelta(days=opens_after or 0)
    opening = Opening(day=day, gate=ONE_SEAT.id, requested_by=ASHA)
    year = YearsAsk(year=2018, amount=Pence(200_000_00), opening=opening if opens_after else None)
    fund = FundPlan(
        envelope=Pence(300_000_00),
        years=(year,),
        lines=(),
        guardian=FINANCE,
        virement=(),
        gates=(ONE_SEAT.id,),
    )
    return replace(plan, fund=fund)
