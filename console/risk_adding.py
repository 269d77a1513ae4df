"""How people write risks down, and split them, from a command line."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.importing import KeepGood, ListFile, typed_row
from console.naming import person_of, programme_of
from console.options import COMMON, Common, Reason
from console.watched_lists import Bench, Shelf, bring_words
from console.watched_naming import risk_of
from console.words import Told, Word, send
from console.writing import Desk, DryRun, now
from definitions.lists.watched_rows import RiskRow
from domain.programme.watched.commands import AddRisks, SplitRisk
from domain.risk.plan import RiskId, RiskPlan
from readmodels.as_recorded import programme_as_recorded
from runtime.failures import Failure

Programme = Annotated[str, Parameter(name="PROGRAMME", help="Such as surrey-ctp")]
Risk = Annotated[str, Parameter(name="RISK", help="Such as R12")]


class NeitherRiskNorFile(Failure):
    """What is to be written down is said in neither way."""

    code = "usage"
    next = "lockgate risk add --help"


class NotAPart(Failure):
    """What was typed names no part of a risk."""

    code = "usage"
    next = 'Give it as --into "R12a=Culture does not change".'


def add(
    programme: Programme,
    risk: Annotated[str | None, Parameter(name="RISK", help="Such as R13")] = None,
    title: Annotated[str | None, Parameter(name="TITLE", help="What may happen")] = None,
    *,
    reason: Reason,
    category: Annotated[str | None, Parameter(help="The category that it is put in")] = None,
    release: Annotated[str | None, Parameter(help="The release that it threatens; all, without one")] = None,
    owner: Annotated[tuple[str, ...], Parameter(negative=(), help="Who looks after it; may be several")] = (),
    board: Annotated[str | None, Parameter(help="The role or board that keeps it")] = None,
    likelihood: Annotated[str | None, Parameter(help="How likely, with the controls there are")] = None,
    impact: Annotated[str | None, Parameter(help="How bad, with the controls there are")] = None,
    inherent_likelihood: Annotated[str | None, Parameter(help="How likely, without controls")] = None,
    inherent_impact: Annotated[str | None, Parameter(help="How bad, without controls")] = None,
    control: Annotated[tuple[str, ...], Parameter(negative=(), help="A control that is in place")] = (),
    planned: Annotated[tuple[str, ...], Parameter(negative=(), help="A control still to come")] = (),
    review_on: Annotated[date | None, Parameter(help="When it is looked at again")] = None,
    file: ListFile = None,
    keep_good: KeepGood = False,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Write a risk down, or everything on a list."""
    if file and not (risk or title):
        return _bring(programme, file, reason, keep_good=keep_good, dry_run=dry_run, common=common)
    if file or risk is None or title is None:
        raise NeitherRiskNorFile("Say RISK and TITLE, or give a --file.")
    row = typed_row(
        RiskRow,
        id=risk,
        title=title,
        category=category,
        release=release,
        owner=owner,
        board=board,
        likelihood=likelihood,
        impact=impact,
        inherent_likelihood=inherent_likelihood,
        inherent_impact=inherent_impact,
        mitigations=control,
        planned=planned,
        review_on=review_on,
    )

    def wish(connection: Connection, desk: Desk) -> Word:
        id = programme_of(connection, programme)
        return _added(_shelf(connection, desk, id), row, reason=reason)

    told = partial(_told, said=f"The risk {risk} was written down.")
    return send(wish, told, dry_run=dry_run, common=common)


def split(
    programme: Programme,
    risk: Risk,
    *,
    into: Annotated[tuple[str, ...], Parameter(negative=(), help="ID=TITLE of each part")],
    reason: Reason,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Let a risk go on as two or more others, each of which is scored on its own."""
    parts = [_part(each) for each in into]

    def wish(connection: Connection, desk: Desk) -> Word:
        id = programme_of(connection, programme)
        plans = tuple(RiskPlan(id=part, title=title) for part, title in parts)
        return SplitRisk(programme=id, risk=RiskId(risk), into=plans, reason=reason, by=desk.actor, at=now())

    told = partial(_told, said=f"{risk} goes on as {', '.join(part for part, _ in parts)}.")
    return send(wish, told, dry_run=dry_run, common=common)


def _bring(programme: str, file: Path, reason: str, *, keep_good: bool, dry_run: bool, common: Common) -> int:
    bench = Bench(
        file=file,
        row=RiskRow,
        wish=partial(_added, reason=reason),
        look=f"lockgate risk list {programme}",
        keep_good=keep_good,
        dry_run=dry_run,
        common=common,
    )
    return bring_words(programme, bench)


def _shelf(connection: Connection, desk: Desk, id: str) -> Shelf:
    return Shelf(connection=connection, id=id, programme=programme_as_recorded(connection, id), desk=desk)


def _added(shelf: Shelf, row: RiskRow, *, reason: str) -> AddRisks:
    settings = shelf.desk.settings
    plan = risk_of(
        row,
        shelf.programme.watched.terms.scale,
        lambda typed: person_of(shelf.connection, typed, shelf.id, settings),
    )
    return AddRisks(programme=shelf.id, risks=(plan,), reason=reason, by=shelf.desk.actor, at=now())


def _part(typed: str) -> tuple[RiskId, str]:
    id, equals, title = typed.partition("=")
    if not (equals and id.strip() and title.strip()):
        raise NotAPart(f"{typed!r} is no part.")
    return RiskId(id.strip()), title.strip()


def _told(word: Word, *, said: str) -> Told:
    return Told(said=(said,), look=f"lockgate risk list {word.programme}")
