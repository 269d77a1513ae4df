"""The business case that the rules are told about: Surrey's, in assumed amounts that print as it printed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TypedDict

from domain.aggregate import Command
from domain.authority import Entitlement
from domain.business_case.commands import AdoptBusinessCase, RecordActuals, ReviseBusinessCase
from domain.business_case.discounting import Band, DiscountSeries
from domain.business_case.events import ActualsRecorded, BusinessCaseAdopted, BusinessCaseRevised
from domain.business_case.line import CaseLine, CaseLineId, LineKind, Spending, YearAmount
from domain.business_case.plan import (
    Approved,
    BudgetReduction,
    CasePlan,
    CaseVersion,
    Reading,
    Terms,
    VersionId,
)
from domain.business_case.spend import Entry, NotUnderstood, SpendKind, SpendRow
from domain.money import NOTHING, Pence
from domain.roster import RoleId
from tests.domain.people import BEN, CHLOE, LOCKGATE, NOON

PROGRAMME = "surrey-ctp"
KEEPER, RECORDER = RoleId("programme-board"), RoleId("strategic-finance")
TRANSFORMATION, SERVICE = CaseLineId("transformation"), CaseLineId("service")
GREEN_BOOK = DiscountSeries(
    id="green-book-2026",
    title="Green Book, February 2026",
    source="HM Treasury, The Green Book, February 2026",
    since=date(2026, 2, 1),
    bands=(
        Band(to_year=30, basis_points=350),
        Band(to_year=75, basis_points=300),
        Band(to_year=125, basis_points=250),
    ),
)


def line(
    id: CaseLineId,
    kind: LineKind,
    amounts: Mapping[int, int],
    *,
    spending: Spending = Spending.REVENUE,
    source: str = "",
    part_of: tuple[str, ...] = (),
    exit_cost: Pence = NOTHING,
) -> CaseLine:
    """A line whose amounts are given in whole pounds."""
    return CaseLine(
        id=id,
        name=f"The {id} line",
        kind=kind,
        spending=spending,
        funding="Transformation fund",
        years=tuple(YearAmount(year=year, amount=Pence(each * 100)) for year, each in amounts.items()),
        source=source,
        part_of=part_of,
        exit_cost=exit_cost,
    )


def version(id: str, *lines: CaseLine, reason: str = "Approved by Cabinet in July 2024.") -> CaseVersion:
    return CaseVersion(id=VersionId(id), name=f"Case {id}", reason=reason, lines=lines)


ORIGINAL = version(
    "original",
    line(
        TRANSFORMATION,
        LineKind.TRANSFORMATION,
        {2024: 3_461_200, 2025: 4_408_400, 2026: 2_435_800, 2027: 609_800},
    ),
    line(SERVICE, LineKind.SERVICE, {2027: 349_800, 2028: 350_000, 2029: 349_600}),
)
UPDATED = version(
    "update-2025",
    line(
        TRANSFORMATION,
        LineKind.TRANSFORMATION,
        {2024: 2_282_800, 2025: 3_470_600, 2026: 3_008_000, 2027: 221_400},
    ),
    line(SERVICE, LineKind.SERVICE, {2027: 435_400, 2028: 435_400, 2029: 435_000}),
    reason="In-house design capability was built sooner, and existing technology was enhanced.",
)
# What each year's efficiencies come to: those of the year, and all of earlier years, which recur.
INCREMENTS = {2025: 397_860_00, 2026: 3_036_710_00, 2027: 3_238_720_00, 2028: 608_570_00, 2029: 0}
BENEFITS = {year: Pence(sum(each for of, each in INCREMENTS.items() if of <= year)) for year in INCREMENTS}
PLAN = CasePlan(
    versions=(ORIGINAL, UPDATED),
    keepers=(KEEPER,),
    recorders=(RECORDER,),
    approved=Approved(amount=Pence(11_300_000_00), to_year=2027),
    reductions=(
        BudgetReduction(year=2017, amount=Pence(1_000_000_00), taken=date(2017, 4, 1)),
        BudgetReduction(year=2018, amount=Pence(2_800_000_00), taken=date(2018, 4, 1)),
        BudgetReduction(year=2019, amount=Pence(6_500_000_00), taken=date(2019, 4, 1)),
    ),
    reading=Reading.INCREMENT,
    appraisal=Terms(series=GREEN_BOOK, base_year=2024, to_year=2029),
)


class Told(TypedDict):
    """What every command to this business case carries, except who sends it."""

    programme: str
    at: datetime


TOLD: Told = {"programme": PROGRAMME, "at": NOON}
AS_KEEPER = (Entitlement(who=BEN.identity, role=KEEPER, for_=None, limit=None, delegation=None),)
AS_RECORDER = (Entitlement(who=CHLOE.identity, role=RECORDER, for_=None, limit=None, delegation=None),)
ADOPT = AdoptBusinessCase(plan=PLAN, by=LOCKGATE, **TOLD)
ADOPTED = BusinessCaseAdopted(programme=PROGRAMME, plan=PLAN, at=NOON)
THIRD = replace(UPDATED, id=VersionId("update-2026"), reason="The hub opens a quarter later.")
REVISE = ReviseBusinessCase(version=THIRD, by=BEN, standing=AS_KEEPER, **TOLD)
REVISED = BusinessCaseRevised(version=THIRD, by=BEN.identity, at=NOON)


def row(
    amount: int,
    reference: str = "J-1",
    *,
    line: str = TRANSFORMATION,
    year: int = 2025,
    kind: SpendKind = SpendKind.SPEND,
    number: int = 2,
) -> SpendRow:
    return SpendRow(
        number=number,
        written=f"{year}, {line}, {amount}, {kind}, {reference}",
        period=f"{year}-06",
        year=year,
        line=line,
        amount=Pence(amount),
        kind=kind,
        reference=reference,
    )


def entry(row: SpendRow) -> Entry:
    return Entry(
        period=row.period,
        year=row.year,
        line=CaseLineId(row.line),
        amount=row.amount,
        kind=row.kind,
        reference=row.reference,
        written=row.written,
    )


UNREADABLE = NotUnderstood(
    number=9, written="2025-06, team, 1.005, spend, J-9", reason="A fraction of a penny."
)


def bring(
    *rows: SpendRow, unreadable: tuple[NotUnderstood, ...] = (), file: str = "june.csv"
) -> RecordActuals:
    return RecordActuals(
        file=file,
        digest="sha256:" + "ab" * 32,
        rows=rows,
        unreadable=unreadable,
        by=CHLOE,
        standing=AS_RECORDER,
        **TOLD,
    )


def brought(
    *rows: SpendRow, again: int = 0, not_understood: tuple[NotUnderstood, ...] = (), file: str = "june.csv"
) -> ActualsRecorded:
    return ActualsRecorded(
        file=file,
        digest="sha256:" + "ab" * 32,
        entries=tuple(map(entry, rows)),
        again=again,
        not_understood=not_understood,
        by=CHLOE.identity,
        at=NOON,
    )


WAYS: tuple[list[Command], ...] = (
    [
        ADOPT,
        bring(row(100_01), row(50_00, "J-2", line="nowhere"), unreadable=(UNREADABLE,)),
        REVISE,
        bring(row(100_01), row(-1, "J-3", number=3)),
    ],
)
