"""How the words of a blueprint become the domain's plan."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from definitions.benefit_translation import benefit_profile
from definitions.blueprint import Blueprint
from definitions.build_translation import build_plan
from definitions.calendars import calendar_of
from definitions.case_translation import case_plan
from definitions.consultation_translation import consultation_plan
from definitions.cost_sections import CostSection
from definitions.deliverable_translation import Sets, planned_deliverables
from definitions.figure_translation import printed_figure, staffing_table
from definitions.fund_translation import fund_plan
from definitions.indicator_translation import indicator_plan
from definitions.law_translation import legal_pack
from definitions.milestone_translation import milestones_of, plan_calendar
from definitions.plan_translation import criteria, external_dependencies, successors
from definitions.policy_translation import gate_policy
from definitions.register_translation import counts_of, registers_of
from definitions.release_sections import ReleaseSection
from definitions.risk_translation import risk_plan, risk_terms
from definitions.roster_form import RosterForm
from definitions.roster_sections import (
    DelegationSection,
    LimitSection,
    PersonSection,
    RoleSection,
)
from definitions.training_translation import trainees, training_matrix
from definitions.transition_translation import after_go_live, exit_costs, transition
from domain.calendar import Calendar
from domain.evidence_limits import EvidenceLimits
from domain.freeze import FreezeWindow
from domain.gate.policy import PolicyId
from domain.identity import Identity
from domain.money import Pence
from domain.plan_quarter import PlanCalendar
from domain.programme.plan import ProgrammePlan, PublishedFigures
from domain.programme.problem import Path
from domain.release.build.plan import NO_BUILD_PLAN
from domain.release.cost import YearsCost
from domain.release.plan import ExternalId, ReleaseId, ReleasePlan, StagePlan
from domain.release.rating.legend import Colour, Legend
from domain.roster import Absence, Delegation, Holding, Leaver, Limit, Person, Role, RoleId, Roster

NAMES_IN_FILE = {
    "holdings": "holders",
    "per_decision": "per_decision_pence",
    "in_year": "in_year_pence",
    "in_all": "in_all_pence",
    "annual": "annual_pence",
    "baseline": "baseline_pence",
    "annualised": "annualised_pence",
    "envelope": "envelope_pence",
    "amount": "amount_pence",
    "budget": "budget_pence",
    "pressure": "pressure_pence",
    "sprint_cost": "sprint_cost_pence",
    "lag": "lag_months",
    "exit_cost": "exit_cost_pence",
}

# Benefits are measured and conditions fall due long after the last release is signed off.
YEARS_BEFORE = 1
YEARS_AFTER = 10
UNPLANNED = date(2000, 1, 1)


def planned(blueprint: Blueprint, digest: str) -> ProgrammePlan:
    """The plan that a blueprint sets out, known by the digest of the blueprint's content."""
    issuer = blueprint.identity.issuer
    sets = {each.id: each for each in blueprint.deliverable_sets}
    terms = risk_terms(blueprint.risk_scale, blueprint.risk_rules)
    quarters = plan_calendar(blueprint.plan_calendar) if blueprint.plan_calendar else None
    return ProgrammePlan(
        id=blueprint.programme.id,
        name=blueprint.programme.name,
        organisation=blueprint.programme.organisation,
        blueprint_digest=digest,
        roster=whole_roster(blueprint, issuer),
        calendar=_calendar(blueprint),
        freezes=tuple(
            FreezeWindow(since=each.since, until=each.until, reason=each.reason) for each in blueprint.freezes
        ),
        policies=tuple(gate_policy(each) for each in blueprint.policies),
        releases=tuple(_release(each, sets, issuer, quarters) for each in blueprint.releases),
        benefits=tuple(benefit_profile(each, issuer) for each in blueprint.benefits),
        published=_published(blueprint),
        stewards=tuple(RoleId(each) for each in blueprint.stewards),
        evidence=EvidenceLimits(most_bytes=blueprint.evidence.most_bytes, types=blueprint.evidence.types),
        fund=fund_plan(blueprint.fund, issuer) if blueprint.fund else None,
        planners=tuple(RoleId(each) for each in blueprint.planners),
        external=external_dependencies(blueprint.external),
        criteria=criteria(blueprint.criteria),
        replanning_days=blueprint.replanning_days,
        parent=blueprint.programme.parent or "",
        plan_calendar=quarters,
        milestones=milestones_of(blueprint.milestones, quarters),
        legend=Legend(
            colours=tuple(Colour(name=each.colour, means=each.means) for each in blueprint.rag_legend)
        ),
        registers=registers_of(blueprint),
        counts=counts_of(blueprint.counts),
        transition=transition(blueprint.transition),
        programme_team=tuple(RoleId(each) for each in blueprint.programme_team),
        law=legal_pack(blueprint.law) if blueprint.law else None,
        training=training_matrix(blueprint.training),
        risk_terms=terms,
        risks=tuple(risk_plan(each, terms.scale, issuer) for each in blueprint.risks),
        indicators=tuple(indicator_plan(each, issuer) for each in blueprint.indicators),
        staffing=tuple(staffing_table(each) for each in blueprint.staffing),
        figures=tuple(printed_figure(each) for each in blueprint.figures),
        business_case=case_plan(blueprint.business_case) if blueprint.business_case else None,
    )


def roster_of(people: Iterable[PersonSection], roles: Iterable[RoleSection], issuer: str) -> Roster:
    """These people, and the roles that they hold."""
    known = (Person(identity=Identity(issuer=issuer, subject=each.id), name=each.name) for each in people)
    return Roster(people=tuple(known), roles=tuple(_role(each, issuer) for each in roles))


def path_in_file(path: Path) -> Path:
    """Where something in the plan stands in the blueprint."""
    return tuple(NAMES_IN_FILE.get(step, step) if isinstance(step, str) else step for step in path)


def whole_roster(written: Blueprint | RosterForm, issuer: str) -> Roster:
    """The people and roles, and who decides or is away in between."""
    return replace(
        roster_of(written.people, written.roles, issuer),
        delegations=tuple(_delegation(each, issuer) for each in written.delegations),
        absences=tuple(
            Absence(who=Identity(issuer=issuer, subject=each.who), since=each.since, until=each.until)
            for each in written.absences
        ),
        leavers=tuple(
            Leaver(who=Identity(issuer=issuer, subject=each.who), left=each.left) for each in written.leavers
        ),
    )


def _role(role: RoleSection, issuer: str) -> Role:
    holdings = (
        Holding(who=Identity(issuer=issuer, subject=each.who), since=each.since, until=each.until)
        for each in role.holders
    )
    return Role(
        id=RoleId(role.id),
        name=role.name,
        holdings=tuple(holdings),
        limit=_limit(role.limit),
        chair=None if role.chair is None else Identity(issuer=issuer, subject=role.chair),
        escalates_to=None if role.escalates_to is None else RoleId(role.escalates_to),
        is_board=role.board,
        sees=None if role.sees is None else tuple(role.sees),
    )


def _delegation(delegation: DelegationSection, issuer: str) -> Delegation:
    return Delegation(
        id=delegation.id,
        giver=Identity(issuer=issuer, subject=delegation.giver),
        taker=Identity(issuer=issuer, subject=delegation.taker),
        roles=tuple(RoleId(each) for each in delegation.roles),
        since=delegation.since,
        until=delegation.until,
        limit=_limit(delegation.limit),
        reason=delegation.reason,
    )


def _limit(limit: LimitSection | None) -> Limit | None:
    if limit is None:
        return None
    return Limit(
        per_decision=_pence(limit.per_decision_pence),
        in_year=_pence(limit.in_year_pence),
        in_all=_pence(limit.in_all_pence),
    )


def _pence(amount: int | None) -> Pence | None:
    return None if amount is None else Pence(amount)


def _calendar(blueprint: Blueprint) -> Calendar:
    """The whole years around the programme's; without a planned day, those around its closing days."""
    section = blueprint.calendar
    stages = (stage for release in blueprint.releases for stage in release.stages)
    days = [day for stage in stages for day in (stage.starts, stage.ends)] or section.also_closed
    return calendar_of(
        section.name,
        first_year=min(days, default=UNPLANNED).year - YEARS_BEFORE,
        last_year=max(days, default=UNPLANNED).year + YEARS_AFTER,
        also_closed=section.also_closed,
    )


def _release(release: ReleaseSection, sets: Sets, issuer: str, quarters: PlanCalendar | None) -> ReleasePlan:
    stages = tuple(
        StagePlan(stage=each.stage, starts=each.starts, ends=each.ends, gate=PolicyId(each.gate))
        for each in release.stages
    )
    return ReleasePlan(
        id=ReleaseId(release.id),
        name=release.name,
        kind=release.kind,
        lead=Identity(issuer=issuer, subject=release.lead),
        depends_on=tuple(ReleaseId(each) for each in release.depends_on),
        stages=stages,
        sprints=release.sprints,
        affected_headcount=release.affected_headcount,
        nothing_to_consult_on=release.nothing_to_consult_on,
        depends_on_external=tuple(ExternalId(each) for each in release.depends_on_external),
        build_awaits=tuple(ExternalId(each) for each in release.build_awaits),
        successors=successors(release.successors, issuer),
        milestones=milestones_of(release.milestones, quarters),
        workstream=release.workstream or "",
        project=release.project or "",
        funding=release.funding,
        resourcing=release.resourcing or "",
        costs=tuple(_cost(each) for each in release.costs),
        after_go_live=after_go_live(release.after_go_live),
        exit_costs=exit_costs(release.exit_costs),
        consultation=consultation_plan(release.consultation),
        build=build_plan(release.build, issuer) if release.build else NO_BUILD_PLAN,
        deliverables=planned_deliverables(release.deliverables, sets, stages, issuer),
        training=trainees(release.training),
    )


def _cost(cost: CostSection) -> YearsCost:
    return YearsCost(
        year=cost.year,
        budget=Pence(cost.budget_pence),
        pressure=Pence(cost.pressure_pence),
        argued_in=cost.argued_in or "",
    )


def _published(blueprint: Blueprint) -> tuple[PublishedFigures, ...]:
    return tuple(
        PublishedFigures(
            year=each.year, in_year=Pence(each.in_year_pence), annualised=Pence(each.annualised_pence)
        )
        for each in blueprint.published
    )
