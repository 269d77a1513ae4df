"""How people score, control, review, escalate and close risks from a command line."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, TypeAlias, TypedDict

from cyclopts import Parameter
from sqlalchemy import Connection

from console.importing import KeepGood, ListFile
from console.naming import person_of, programme_of
from console.options import COMMON, Common, Reason
from console.risk_adding import Programme, Risk
from console.watched_lists import Bench, Shelf, bring_words
from console.words import Told, Word, send
from console.writing import Desk, DryRun, now
from definitions.lists.watched_rows import ScoreRow
from domain.identity import Actor
from domain.risk.commands import (
    AssignRisk,
    CloseRisk,
    DropControl,
    EscalateRisk,
    EstablishControl,
    FromPeople,
    PlanControl,
    ReviewRisk,
    ScoreRisk,
)
from domain.risk.escalating import board_above
from domain.risk.plan import RiskId, ScoreKind
from domain.risk.refusals import NotTheNextBoard
from readmodels.as_recorded import programme_as_recorded
from readmodels.watched_as_recorded import risk_as_recorded
from runtime.failures import Failure


class NeitherScoreNorFile(Failure):
    """What is to be scored is said in neither way."""

    code = "usage"
    next = "lockgate risk score --help"


class Occasion(TypedDict):
    """What every command to a risk carries."""

    programme: str
    risk: RiskId
    by: Actor
    at: datetime


Asking: TypeAlias = Callable[[Connection, Desk, Occasion], FromPeople]


def score(
    programme: Programme,
    risk: Annotated[str | None, Parameter(name="RISK", help="Such as R12")] = None,
    likelihood: Annotated[str | None, Parameter(name="LIKELIHOOD", help="A level of the scale")] = None,
    impact: Annotated[str | None, Parameter(name="IMPACT", help="A level of the scale")] = None,
    *,
    reason: Reason,
    kind: Annotated[ScoreKind, Parameter(help="Counting which controls")] = ScoreKind.RESIDUAL,
    file: ListFile = None,
    keep_good: KeepGood = False,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say how likely and how bad a risk is now, or several on a list; what it was before is kept."""
    if file and risk is None:
        bench = Bench(
            file=file,
            row=ScoreRow,
            wish=lambda shelf, row: _scored(shelf, row, reason),
            look=f"lockgate risk list {programme}",
            keep_good=keep_good,
            dry_run=dry_run,
            common=common,
        )
        return bring_words(programme, bench)
    if file or risk is None or likelihood is None or impact is None:
        raise NeitherScoreNorFile("Say RISK, LIKELIHOOD and IMPACT, or give a --file.")

    def asking(_: Connection, __: Desk, occasion: Occasion) -> FromPeople:
        return ScoreRisk(kind=kind, likelihood=likelihood, impact=impact, reason=reason, **occasion)

    said = f"{risk} is scored {likelihood} by {impact}, {kind}."
    return _tend(programme, risk, asking, said, dry_run=dry_run, common=common)


def control(
    programme: Programme,
    risk: Risk,
    control: Annotated[str, Parameter(name="CONTROL", help="What is done about it")],
    *,
    in_place: Annotated[bool, Parameter(negative=(), help="It is done; without this, it is planned")] = False,
    drop: Annotated[str | None, Parameter(help="It is not done, or no more: why")] = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Plan a control of a risk, put it in place, or drop it."""

    def asking(_: Connection, __: Desk, occasion: Occasion) -> FromPeople:
        if drop is not None:
            return DropControl(control=control, reason=drop, **occasion)
        if in_place:
            return EstablishControl(control=control, **occasion)
        return PlanControl(control=control, **occasion)

    state = "dropped" if drop is not None else "in place" if in_place else "planned"
    return _tend(programme, risk, asking, f"{control} is {state}.", dry_run=dry_run, common=common)


def review(
    programme: Programme,
    risk: Risk,
    *,
    found: Annotated[str, Parameter(help="What was found, even that nothing has changed")],
    next_on: Annotated[date | None, Parameter(name="--next", help="When it is looked at again")] = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say what was found when a risk was looked at."""

    def asking(_: Connection, __: Desk, occasion: Occasion) -> FromPeople:
        return ReviewRisk(found=found, review_on=next_on, **occasion)

    return _tend(programme, risk, asking, f"{risk} was reviewed.", dry_run=dry_run, common=common)


def assign(
    programme: Programme,
    risk: Risk,
    *owner: Annotated[str, Parameter(name="OWNER", help="Who looks after it; may be several")],
    reason: Reason,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Let other people look after a risk."""

    def asking(connection: Connection, desk: Desk, occasion: Occasion) -> FromPeople:
        place, settings = occasion["programme"], desk.settings
        owners = tuple(person_of(connection, each, place, settings) for each in owner)
        return AssignRisk(owners=owners, reason=reason, **occasion)

    said = f"{risk} is looked after by {', '.join(owner) or 'nobody'}."
    return _tend(programme, risk, asking, said, dry_run=dry_run, common=common)


def escalate(
    programme: Programme, risk: Risk, *, reason: Reason, dry_run: DryRun = False, common: Common = COMMON
) -> int:
    """Take a risk that is above appetite up to the next board."""

    def asking(connection: Connection, _: Desk, occasion: Occasion) -> FromPeople:
        known = risk_as_recorded(connection, occasion["programme"], risk)
        roster = programme_as_recorded(connection, occasion["programme"]).roster
        above = board_above(known.board, roster)
        if known.registered and above is None:
            raise NotTheNextBoard(f"Nothing is above {known.board or 'it: no board keeps it'}.")
        return EscalateRisk(to=above or known.board, reason=reason, **occasion)  # type: ignore[arg-type]

    said = f"{risk} goes up to the next board."
    return _tend(programme, risk, asking, said, dry_run=dry_run, common=common)


def close(
    programme: Programme, risk: Risk, *, reason: Reason, dry_run: DryRun = False, common: Common = COMMON
) -> int:
    """Let a risk count no more; its history is kept."""

    def asking(_: Connection, __: Desk, occasion: Occasion) -> FromPeople:
        return CloseRisk(reason=reason, **occasion)

    return _tend(programme, risk, asking, f"{risk} is closed.", dry_run=dry_run, common=common)


def _tend(programme: str, risk: str, asking: Asking, said: str, *, dry_run: bool, common: Common) -> int:
    def wish(connection: Connection, desk: Desk) -> Word:
        place = programme_of(connection, programme)
        return asking(connection, desk, Occasion(programme=place, risk=RiskId(risk), by=desk.actor, at=now()))

    def told(word: Word) -> Told:
        return Told(said=(said,), look=f"lockgate risk show {word.programme} {risk}")

    return send(wish, told, dry_run=dry_run, common=common)


def _scored(shelf: Shelf, row: ScoreRow, reason: str) -> ScoreRisk:
    return ScoreRisk(
        programme=shelf.id,
        risk=RiskId(row.risk),
        kind=row.kind,
        likelihood=row.likelihood,
        impact=row.impact,
        reason=row.reason or reason,
        by=shelf.desk.actor,
        at=now(),
    )
