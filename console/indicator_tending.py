"""How people add indicators, read them, and give them targets and baselines from a command line."""

from datetime import date
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.importing import KeepGood, ListFile, typed_row
from console.naming import person_of, programme_of
from console.options import COMMON, Common, Reason
from console.watched_lists import Bench, Shelf, bring_words
from console.watched_naming import indicator_of, value_typed
from console.words import Told, Wish, Word, send
from console.writing import Desk, DryRun, now
from definitions.lists.watched_rows import IndicatorRow, ReadingRow
from domain.indicator.commands import ReadIndicator, StateTarget, TakeBaseline
from domain.indicator.plan import IndicatorId, Target, TargetStatus, TargetToCome
from domain.indicator.trend import Direction
from domain.programme.watched.commands import AddIndicators
from readmodels.as_recorded import programme_as_recorded
from runtime.failures import Failure

Programme = Annotated[str, Parameter(name="PROGRAMME", help="Such as surrey-ctp")]
Indicator = Annotated[str, Parameter(name="INDICATOR", help="Such as 13")]
Perhaps = Annotated[str | None, Parameter(name="INDICATOR", help="Such as 13")]
Value = Annotated[str, Parameter(name="VALUE", help="A number or a range, such as 8.5 or 60-120")]
On = Annotated[date | None, Parameter(help="The day that it is of; today without it")]
Source = Annotated[str, Parameter(help="Where it comes from")]
Why = Annotated[str, Parameter(help="Why; needed when it replaces another")]


class NeitherTypedNorFile(Failure):
    """What is meant is said in neither way."""

    code = "usage"
    next = "lockgate indicator --help"


def add(
    programme: Programme,
    indicator: Perhaps = None,
    title: Annotated[str | None, Parameter(name="TITLE", help="What is measured")] = None,
    *,
    reason: Reason,
    category: Annotated[str | None, Parameter(help="The category that it is put in")] = None,
    unit: Annotated[str | None, Parameter(help="What its values count")] = None,
    direction: Annotated[Direction, Parameter(help="Which is better")] = Direction.NONE,
    owner: Annotated[str | None, Parameter(help="Id of the person who looks after it")] = None,
    file: ListFile = None,
    keep_good: KeepGood = False,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Measure the programme by this as well, or by everything on a list."""
    if file and not (indicator or title):
        bench = Bench(
            file=file,
            row=IndicatorRow,
            wish=partial(_added, reason=reason),
            look=f"lockgate indicator list {programme}",
            keep_good=keep_good,
            dry_run=dry_run,
            common=common,
        )
        return bring_words(programme, bench)
    if file or indicator is None or title is None:
        raise NeitherTypedNorFile("Say INDICATOR and TITLE, or give a --file.")
    row = typed_row(
        IndicatorRow,
        id=indicator,
        title=title,
        category=category,
        unit=unit,
        direction=direction,
        owner=owner,
    )

    def wish(connection: Connection, desk: Desk) -> Word:
        id = programme_of(connection, programme)
        known = programme_as_recorded(connection, id)
        return _added(Shelf(connection=connection, id=id, programme=known, desk=desk), row, reason=reason)

    return _send(wish, f"The indicator {indicator} was written down.", dry_run=dry_run, common=common)


def read(
    programme: Programme,
    indicator: Perhaps = None,
    value: Annotated[str | None, Parameter(name="VALUE", help="Such as 8.5 or 60-120")] = None,
    *,
    on: On = None,
    source: Source = "",
    reason: Annotated[str, Parameter(help="Why; needed when it corrects another of that day")] = "",
    file: ListFile = None,
    keep_good: KeepGood = False,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say what an indicator was on a day, or several on a list."""
    if file and indicator is None:
        bench = Bench(
            file=file,
            row=ReadingRow,
            wish=_read,
            look=f"lockgate indicator list {programme}",
            keep_good=keep_good,
            dry_run=dry_run,
            common=common,
        )
        return bring_words(programme, bench)
    if file or indicator is None or value is None:
        raise NeitherTypedNorFile("Say INDICATOR and VALUE, or give a --file.")
    found, day = value_typed(value), on or now().date()

    def wish(connection: Connection, desk: Desk) -> Word:
        return ReadIndicator(
            programme=programme_of(connection, programme),
            indicator=IndicatorId(indicator),
            value=found,
            on=day,
            source=source,
            reason=reason,
            by=desk.actor,
            at=now(),
        )

    return _send(wish, f"Indicator {indicator} was {found} on {day}.", dry_run=dry_run, common=common)


def baseline(
    programme: Programme,
    indicator: Indicator,
    value: Value,
    *,
    on: Annotated[date, Parameter(help="The day on which it was so")],
    source: Source,
    reason: Why = "",
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say what an indicator was before anything changed."""
    found = value_typed(value)

    def wish(connection: Connection, desk: Desk) -> Word:
        return TakeBaseline(
            programme=programme_of(connection, programme),
            indicator=IndicatorId(indicator),
            value=found,
            on=on,
            source=source,
            reason=reason,
            by=desk.actor,
            at=now(),
        )

    said = f"Before, indicator {indicator} was {found} on {on}."
    return _send(wish, said, dry_run=dry_run, common=common)


def target(
    programme: Programme,
    indicator: Indicator,
    value: Annotated[str | None, Parameter(name="VALUE", help="What to come to")] = None,
    *,
    reason: Reason,
    status: Annotated[TargetStatus, Parameter(help="Whether people agreed")] = TargetStatus.NOT_SAID,
    due: Annotated[str | None, Parameter(help="When there will be a target, such as Q4 2025")] = None,
    due_by: Annotated[date | None, Parameter(help="The last day of that")] = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say what an indicator is to come to, or when there will be a target."""
    aim = Target(value=value_typed(value), status=status) if value is not None else None
    to_come = TargetToCome(words=due, by=due_by) if due is not None else None

    def wish(connection: Connection, desk: Desk) -> Word:
        return StateTarget(
            programme=programme_of(connection, programme),
            indicator=IndicatorId(indicator),
            target=aim,
            to_come=to_come,
            reason=reason,
            by=desk.actor,
            at=now(),
        )

    what = f"is to come to {aim.value}, {aim.status}" if aim else f"has a target to come: {due}"
    return _send(wish, f"Indicator {indicator} {what}.", dry_run=dry_run, common=common)


def _send(wish: Wish, said: str, *, dry_run: bool, common: Common) -> int:
    def told(word: Word) -> Told:
        return Told(said=(said,), look=f"lockgate indicator list {word.programme}")

    return send(wish, told, dry_run=dry_run, common=common)


def _added(shelf: Shelf, row: IndicatorRow, *, reason: str) -> AddIndicators:
    settings = shelf.desk.settings
    plan = indicator_of(row, lambda typed: person_of(shelf.connection, typed, shelf.id, settings))
    return AddIndicators(programme=shelf.id, indicators=(plan,), reason=reason, by=shelf.desk.actor, at=now())


def _read(shelf: Shelf, row: ReadingRow) -> ReadIndicator:
    return ReadIndicator(
        programme=shelf.id,
        indicator=IndicatorId(row.indicator),
        value=value_typed(row.value),
        on=row.on,
        source=row.source,
        reason=row.reason or "",
        by=shelf.desk.actor,
        at=now(),
    )
