"""How the money of a blueprint becomes the domain's plan of it."""

from definitions.fund_sections import FundSection, OpeningSection, YearsAskSection
from domain.fund.plan import NO_LINE, BudgetLine, FundPlan, LineId, Opening, YearsAsk
from domain.gate.policy import PolicyId
from domain.identity import Identity
from domain.money import Pence
from domain.roster import RoleId


def fund_plan(fund: FundSection, issuer: str) -> FundPlan:
    """The money that a blueprint sets out."""
    return FundPlan(
        envelope=Pence(fund.envelope_pence),
        years=tuple(_year(each, issuer) for each in fund.years),
        lines=tuple(
            BudgetLine(
                id=LineId(each.id),
                name=each.name,
                amount=Pence(each.amount_pence),
                project=each.project or "",
            )
            for each in fund.lines
        ),
        guardian=RoleId(fund.guardian),
        virement=tuple(RoleId(each) for each in fund.virement),
        gates=tuple(PolicyId(each) for each in fund.gates),
        partners=tuple(RoleId(each) for each in fund.partners),
        witnessed=fund.witnessed,
    )


def _year(year: YearsAskSection, issuer: str) -> YearsAsk:
    return YearsAsk(
        year=year.year,
        amount=Pence(year.amount_pence),
        opening=_opening(year.opening, issuer) if year.opening else None,
    )


def _opening(opening: OpeningSection, issuer: str) -> Opening:
    return Opening(
        day=opening.day,
        gate=PolicyId(opening.gate),
        requested_by=Identity(issuer=issuer, subject=opening.requested_by),
        line=LineId(opening.line) if opening.line else NO_LINE,
    )
