"""How the words of a blueprint become the domain's plan."""

from definitions.blueprint import BenefitSection, Blueprint, PolicySection, ReleaseSection, RoleSection
from domain.benefit.profile import BenefitId, BenefitProfile
from domain.financial_year import Quarter
from domain.gate.policy import GatePolicy, PolicyId
from domain.identity import Identity
from domain.money import Pence
from domain.programme.plan import ProgrammePlan, PublishedFigures
from domain.programme.soundness import Path
from domain.release.plan import ReleaseId, ReleasePlan, StagePlan
from domain.roster import Person, Role, RoleId, Roster

NAMES_IN_FILE = {"annual": "annual_pence", "in_year": "in_year_pence", "annualised": "annualised_pence"}


def planned(blueprint: Blueprint, digest: str) -> ProgrammePlan:
    """The plan that a blueprint sets out, known by the digest of the blueprint's content."""
    issuer = blueprint.identity.issuer
    return ProgrammePlan(
        id=blueprint.programme.id,
        name=blueprint.programme.name,
        organisation=blueprint.programme.organisation,
        blueprint_digest=digest,
        roster=_roster(blueprint, issuer),
        policies=tuple(_policy(each) for each in blueprint.policies),
        releases=tuple(_release(each, issuer) for each in blueprint.releases),
        benefits=tuple(_benefit(each, issuer) for each in blueprint.benefits),
        published=_published(blueprint),
    )


def path_in_file(path: Path) -> Path:
    """Where something in the plan stands in the blueprint."""
    return tuple(NAMES_IN_FILE.get(step, step) if isinstance(step, str) else step for step in path)


def _roster(blueprint: Blueprint, issuer: str) -> Roster:
    people = (
        Person(identity=Identity(issuer=issuer, subject=each.id), name=each.name) for each in blueprint.people
    )
    return Roster(people=tuple(people), roles=tuple(_role(each, issuer) for each in blueprint.roles))


def _role(role: RoleSection, issuer: str) -> Role:
    return Role(
        id=RoleId(role.id),
        name=role.name,
        holders=_identities(role.holders, issuer),
        escalates_to=None if role.escalates_to is None else RoleId(role.escalates_to),
    )


def _policy(policy: PolicySection) -> GatePolicy:
    return GatePolicy(
        id=PolicyId(policy.id),
        title=policy.title,
        deciders=tuple(RoleId(each) for each in policy.deciders),
        evidence=policy.evidence,
        answer_within_days=policy.answer_within_days,
        remind_every_days=policy.remind_every_days,
    )


def _release(release: ReleaseSection, issuer: str) -> ReleasePlan:
    stages = (
        StagePlan(stage=each.stage, starts=each.starts, ends=each.ends, gate=PolicyId(each.gate))
        for each in release.stages
    )
    return ReleasePlan(
        id=ReleaseId(release.id),
        name=release.name,
        kind=release.kind,
        lead=Identity(issuer=issuer, subject=release.lead),
        depends_on=tuple(ReleaseId(each) for each in release.depends_on),
        stages=tuple(stages),
        sprints=release.sprints,
        affected_headcount=release.affected_headcount,
        nothing_to_consult_on=release.nothing_to_consult_on,
    )


def _benefit(benefit: BenefitSection, issuer: str) -> BenefitProfile:
    return BenefitProfile(
        id=BenefitId(benefit.id),
        release=ReleaseId(benefit.release),
        name=benefit.name,
        kind=benefit.kind,
        fund=benefit.fund,
        annual=Pence(benefit.annual_pence),
        fte_hundredths=benefit.fte_hundredths,
        owner=Identity(issuer=issuer, subject=benefit.owner),
        confirmers=_identities(benefit.confirmers, issuer),
        planned=Quarter(year=benefit.planned.year, number=benefit.planned.quarter),
        reviews=benefit.reviews,
        review_every_months=benefit.review_every_months,
    )


def _published(blueprint: Blueprint) -> tuple[PublishedFigures, ...]:
    return tuple(
        PublishedFigures(
            year=each.year, in_year=Pence(each.in_year_pence), annualised=Pence(each.annualised_pence)
        )
        for each in blueprint.published
    )


def _identities(subjects: tuple[str, ...], issuer: str) -> tuple[Identity, ...]:
    return tuple(Identity(issuer=issuer, subject=each) for each in subjects)
