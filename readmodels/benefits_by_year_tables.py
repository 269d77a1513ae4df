"""The tables of the benefits by year, filled from what is promised, posted, realised and published."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Table, Text

from domain.benefit.events import (
    BaselineMeasured,
    BenefitPosted,
    BenefitRealised,
    BenefitRegistered,
    BenefitWithdrawn,
    BenefitWrittenOff,
    ForecastRevised,
)
from domain.programme.events import ProgrammeStarted
from readmodels.place import place_of
from readmodels.recorded import Recorded
from readmodels.rows import put
from readmodels.view import View

_metadata = MetaData()

benefits_table = Table(
    "benefits_by_year_benefit",
    _metadata,
    Column("programme", Text, primary_key=True),
    Column("benefit", Text, primary_key=True),
    Column("release", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("fund", Text, nullable=False),
    Column("annual", BigInteger, nullable=False),
    Column("planned_year", Integer, nullable=False),
    Column("planned_quarter", Integer, nullable=False),
    Column("posted_year", Integer),
    Column("posted_quarter", Integer),
    Column("realised", BigInteger),
    Column("given_up", Text),
    Column("baseline", BigInteger),
    Column("forecast_low", BigInteger),
    Column("forecast_likely", BigInteger),
    Column("forecast_high", BigInteger),
    Column("confidence", Text),
)

published_table = Table(
    "benefits_by_year_published",
    _metadata,
    Column("programme", Text, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("in_year", BigInteger, nullable=False),
    Column("annualised", BigInteger, nullable=False),
)


def _take(connection: Connection, happened: Sequence[Recorded]) -> None:
    for each in happened:
        _note(connection, each)


def _note(connection: Connection, each: Recorded) -> None:
    values: dict[str, Any]
    match each.event:
        case ProgrammeStarted():
            _publish(connection, each.event)
            return
        case BenefitRegistered(profile=profile):
            columns = ("release", "name", "kind", "fund", "annual", "baseline")
            values = {name: getattr(profile, name) for name in columns}
            values |= {"planned_year": profile.planned.year, "planned_quarter": profile.planned.number}
        case BaselineMeasured(annual=annual):
            values = {"baseline": annual}
        case ForecastRevised(forecast=told):
            values = {f"forecast_{each}": getattr(told, each) for each in ("low", "likely", "high")}
            values |= {"confidence": told.confidence}
        case BenefitPosted(quarter=quarter):
            values = {"posted_year": quarter.year, "posted_quarter": quarter.number}
        case BenefitRealised(annual=annual):
            values = {"realised": annual}
        case BenefitWrittenOff():
            values = {"given_up": "written off"}
        case BenefitWithdrawn():
            values = {"given_up": "withdrawn"}
        case _:
            return
    place = place_of(each.fact.stream)
    put(connection, benefits_table, {"programme": place.programme, "benefit": place.benefit}, values)


def _publish(connection: Connection, started: ProgrammeStarted) -> None:
    for figures in started.published:
        key = {"programme": started.programme, "year": figures.year}
        values = {"in_year": figures.in_year, "annualised": figures.annualised}
        put(connection, published_table, key, values)


BENEFITS_BY_YEAR = View(name="benefits_by_year", version=3, metadata=_metadata, take=_take)
