"""Which benefits a programme promised and what its document printed by year; the rest is in their streams."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Table, Text

from domain.benefit.events import BenefitRegistered
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
    match each.event:
        case ProgrammeStarted():
            _publish(connection, each.event)
        case BenefitRegistered(profile=profile):
            place = place_of(each.fact.stream)
            key = {"programme": place.programme, "benefit": place.benefit}
            put(connection, benefits_table, key, {"release": profile.release})
        case _:
            pass


def _publish(connection: Connection, started: ProgrammeStarted) -> None:
    for figures in started.published:
        key = {"programme": started.programme, "year": figures.year}
        values = {"in_year": figures.in_year, "annualised": figures.annualised}
        put(connection, published_table, key, values)


BENEFITS_BY_YEAR = View(name="benefits_by_year", version=4, metadata=_metadata, take=_take)
