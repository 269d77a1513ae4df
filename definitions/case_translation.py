"""How the business case of a blueprint becomes the domain's plan of it."""

from definitions.case_sections import AppraisalSection, ApprovedSection, BusinessCaseSection, CaseLineSection
from definitions.discounting_translation import discount_series
from domain.business_case.line import CaseLine, CaseLineId, YearAmount
from domain.business_case.plan import (
    Approved,
    BudgetReduction,
    CasePlan,
    CaseVersion,
    Terms,
    VersionId,
)
from domain.money import Pence
from domain.roster import RoleId


def case_plan(case: BusinessCaseSection) -> CasePlan:
    """The business case that a blueprint sets out."""
    return CasePlan(
        versions=tuple(
            CaseVersion(
                id=VersionId(each.id),
                name=each.name,
                reason=each.reason,
                lines=tuple(_line(line) for line in each.lines),
            )
            for each in case.versions
        ),
        keepers=tuple(RoleId(each) for each in case.keepers),
        recorders=tuple(RoleId(each) for each in case.recorders),
        approved=_approved(case.approved) if case.approved else None,
        reductions=tuple(
            BudgetReduction(year=each.year, amount=Pence(each.amount_pence), taken=each.taken)
            for each in case.reductions
        ),
        reading=case.reading,
        appraisal=_terms(case.appraisal) if case.appraisal else None,
    )


def _approved(approved: ApprovedSection) -> Approved:
    return Approved(amount=Pence(approved.amount_pence), to_year=approved.to_year)


def _line(line: CaseLineSection) -> CaseLine:
    return CaseLine(
        id=CaseLineId(line.id),
        name=line.name,
        kind=line.kind,
        spending=line.spending,
        funding=line.funding,
        years=tuple(YearAmount(year=each.year, amount=Pence(each.amount_pence)) for each in line.years),
        part_of=line.part_of,
        source=line.source or "",
        exit_cost=Pence(line.exit_cost_pence),
    )


def _terms(appraisal: AppraisalSection) -> Terms:
    return Terms(
        series=discount_series(appraisal.series),
        base_year=appraisal.base_year,
        to_year=appraisal.to_year,
    )
