"""The programme that the rules are told about: two releases of Shepway, the second after the first."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.benefit.profile import BenefitProfile
from domain.gate.policy import GatePolicy, PolicyId
from domain.identity import Actor
from domain.money import Pence
from domain.programme.commands import AdoptPolicy, AdoptRoster, StartProgramme
from domain.programme.decide import decide
from domain.programme.events import PolicyAdopted, ProgrammeEvent, RosterAdopted
from domain.programme.plan import ProgrammePlan, PublishedFigures
from domain.programme.state import Programme
from domain.release.plan import ReleaseId, ReleasePlan
from domain.roster import Role, RoleId, Roster, held_by
from tests.domain.benefit.scene import PROFILE
from tests.domain.calendars import ENGLAND
from tests.domain.gate.scene import COUNCIL, POLICY, ROSTER
from tests.domain.people import ASHA, GITA, LATER, NOON
from tests.domain.release import scene as release

STAGE_GATE = replace(POLICY, id=PolicyId("stage-gate"))
PLAN_1A = release.PLAN
AFTER_1A = PLAN_1A.ends + timedelta(days=1)


def later(plan: ReleasePlan, days: int) -> ReleasePlan:
    """The same stages, so many days later."""
    shift = timedelta(days=days)
    stages = tuple(replace(each, starts=each.starts + shift, ends=each.ends + shift) for each in plan.stages)
    return replace(plan, stages=stages)


PLAN_2A = replace(
    later(PLAN_1A, (AFTER_1A - PLAN_1A.starts).days), id=ReleaseId("2A"), depends_on=(PLAN_1A.id,)
)
PLAN = ProgrammePlan(
    id="shepway-fom",
    name="Future operating model",
    organisation="Shepway District Council",
    blueprint_digest="sha256:b1",
    roster=ROSTER,
    calendar=ENGLAND,
    policies=(STAGE_GATE,),
    releases=(PLAN_1A, PLAN_2A),
    benefits=(PROFILE,),
    published=(PublishedFigures(year=2018, in_year=Pence(201_020_00), annualised=Pence(804_080_00)),),
    stewards=(COUNCIL,),
)
START = StartProgramme(programme=PLAN.id, plan=PLAN, by=ASHA, at=NOON)


def with_policy(policy: GatePolicy) -> ProgrammePlan:
    return replace(PLAN, policies=(policy,))


def with_first(release: ReleasePlan) -> ProgrammePlan:
    """The programme with another plan for its first release."""
    return replace(PLAN, releases=(release, PLAN_2A))


def with_benefit(benefit: BenefitProfile) -> ProgrammePlan:
    return replace(PLAN, benefits=(benefit,))


def with_role(role: RoleId, changed: Role) -> ProgrammePlan:
    """The programme with another definition of one role."""
    roles = tuple(changed if each.id == role else each for each in ROSTER.roles)
    return replace(PLAN, roster=replace(ROSTER, roles=roles))


def with_holders(role: RoleId, *holders: Actor, of: Roster = ROSTER) -> Roster:
    """A roster in which these people hold a role, always."""
    holdings = held_by(*(who.identity for who in holders))
    return replace(
        of,
        roles=tuple(replace(each, holdings=holdings) if each.id == role else each for each in of.roles),
    )


def begun(plan: ProgrammePlan) -> tuple[ProgrammeEvent, ...]:
    """A programme that has just started as planned."""
    return tuple(decide(Programme(), replace(START, plan=plan)))


BEGUN = begun(PLAN)
WHY = "Chloe has another post."


def adopt_roster(roster: Roster, *, by: Actor = GITA, at: datetime = LATER) -> AdoptRoster:
    """Gita sits on the council, which is steward."""
    return AdoptRoster(programme=PLAN.id, roster=roster, reason=WHY, by=by, at=at)


def roster_adopted(roster: Roster, *, by: Actor = GITA, at: datetime = LATER) -> RosterAdopted:
    return RosterAdopted(roster=roster, roster_digest=roster.digest, by=by.identity, reason=WHY, at=at)


def adopt_policy(policy: GatePolicy, *, by: Actor = GITA, at: datetime = LATER) -> AdoptPolicy:
    return AdoptPolicy(programme=PLAN.id, policy=policy, reason=WHY, by=by, at=at)


def policy_adopted(
    policy: GatePolicy, *, version: int = 2, by: Actor = GITA, at: datetime = LATER
) -> PolicyAdopted:
    return PolicyAdopted(
        policy=policy, policy_digest=policy.digest, version=version, by=by.identity, reason=WHY, at=at
    )
