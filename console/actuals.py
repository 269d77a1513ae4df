"""How actuals, and new versions of a business case, come in from files."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE, PARTLY, REFUSED
from console.importing import KeepGood, rows_of
from console.naming import programme_of
from console.options import COMMON, Common, Reason
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import with_seal
from console.writing import Desk, DryRun, desk_of, now, send
from definitions.lists.case_rows import CaseRow, lines_of
from definitions.lists.rows import RefusedRow, Rows
from definitions.lists.spend_rows import ActualRow
from definitions.lists.spend_rows import actuals as read_actuals
from domain.business_case.commands import FromPeople, RecordActuals, ReviseBusinessCase
from domain.business_case.plan import CaseVersion, VersionId
from domain.business_case.recording import Reconciled, reconciled
from domain.business_case.state import LATEST
from domain.money import Pence, exact_pounds
from readmodels.business_case import business_case_folded

Programme = Annotated[str, Parameter(name="PROGRAMME", help="Such as surrey-ctp")]
File: TypeAlias = Annotated[
    Path, Parameter(name="FILE", help="CSV or .xlsx; its first line names the columns")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The programme that is meant, what its file would bring about, and what is said of it."""

    programme: str
    command: FromPeople | None
    answer: Callable[[bool], Answer]
    is_whole: bool


def actuals(
    programme: Programme,
    file: File,
    *,
    keep_good: KeepGood = False,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Bring in a file of what was spent, ordered and owed: period, line, amount, kind, reference.

    With --keep-good what is understood counts, and what is not is kept beside it until it does.
    """
    question = partial(_actuals, typed=programme, file=file)
    return asyncio.run(_brought(question, keep_good=keep_good, dry_run=dry_run, common=common))


def revise(
    programme: Programme,
    version: Annotated[str, Parameter(name="VERSION", help="A name for it, such as update-2026")],
    file: File,
    *,
    name: Annotated[str | None, Parameter(help="What people call it; else its short name")] = None,
    reason: Reason,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Let another version of the business case stand: line, year, amount; more only for new lines."""
    question = partial(
        _revised, typed=programme, version=version, file=file, name=name or version, reason=reason
    )
    return asyncio.run(_brought(question, keep_good=False, dry_run=dry_run, common=common))


async def _brought(question: Callable[..., _Found], *, keep_good: bool, dry_run: bool, common: Common) -> int:
    desk, seal = desk_of(common), None
    async with answers(desk.settings, None) as record:
        found = await record.query(partial(question, desk=desk))
    is_brought = found.command is not None and (found.is_whole or keep_good)
    command = found.command
    if is_brought and command and not dry_run:
        look = f"lockgate money spend {found.programme}"
        seal = await send(desk, lambda opened: opened.tend_business_case(command), look=look)
    answer = found.answer(is_brought)
    print_answer(_dry(answer) if dry_run else with_seal(answer, seal), common.output)
    if not is_brought:
        return REFUSED
    return DONE if found.is_whole else PARTLY


def _actuals(connection: Connection, *, typed: str, file: Path, desk: Desk) -> _Found:
    programme = programme_of(connection, typed)
    case = business_case_folded(connection, programme)
    rows = rows_of(file, ActualRow, desk.settings)
    if not rows.good:
        return _unreadable(programme, rows)
    read, unreadable = read_actuals(rows, file)
    found = reconciled(case, read, unreadable)
    command = RecordActuals(
        programme=programme,
        by=desk.actor,
        at=now(),
        file=file.name,
        digest=f"sha256:{sha256(file.read_bytes()).hexdigest()}",
        rows=read,
        unreadable=unreadable,
    )
    return _Found(
        programme=programme,
        command=command,
        answer=partial(_reconciliation, programme, found),
        is_whole=not found.not_understood,
    )


def _revised(
    connection: Connection, *, typed: str, version: str, file: Path, name: str, reason: str, desk: Desk
) -> _Found:
    programme = programme_of(connection, typed)
    latest = business_case_folded(connection, programme).version(LATEST)
    rows = rows_of(file, CaseRow, desk.settings)
    lines, faults = lines_of(rows.good, latest)
    refused = (*rows.refused, *faults)
    made = CaseVersion(id=VersionId(version), name=name, reason=reason, lines=lines)
    command = ReviseBusinessCase(programme=programme, by=desk.actor, at=now(), version=made)
    said = f"{name} stands at {exact_pounds(made.total)}, after {exact_pounds(latest.total)}."
    return _Found(
        programme=programme,
        command=None if refused else command,
        answer=partial(_revision, programme, said, refused),
        is_whole=True,
    )


def _unreadable(programme: str, rows: Rows[ActualRow]) -> _Found:
    said = "Refused: nothing in the file could be read."
    answer = partial(_revision, programme, said, rows.refused)
    return _Found(programme=programme, command=None, answer=answer, is_whole=False)


def _reconciliation(programme: str, found: Reconciled, is_brought: bool) -> Answer:
    counted = len(found.entries)
    whole = exact_pounds(Pence(sum(each.amount for each in found.entries)))
    begins = "Brought in" if is_brought else "Refused"
    rest = f"{found.again} counted before, {len(found.not_understood)} not understood"
    said = [f"{begins}: {counted} of {whole} {'counted' if is_brought else 'would count'}, {rest}."]
    if not is_brought:
        said.append("--keep-good counts what is understood, and keeps the rest to be looked at.")
    return Answer(
        document={
            "done": is_brought,
            "counted": counted,
            "amount": sum(each.amount for each in found.entries),
            "again": found.again,
            "not_understood": found.not_understood,
        },
        said=said,
        sheets=(
            Sheet(
                columns=("row", "written", "why"),
                rows=[(each.number, each.written, each.reason) for each in found.not_understood],
                title="Rows not understood",
                empty="None.",
            ),
        ),
        next=f"lockgate money spend {programme}" if is_brought else "",
    )


def _revision(programme: str, said: str, refused: tuple[RefusedRow, ...], is_brought: bool) -> Answer:
    sheet = Sheet(
        columns=("line", "column", "why"),
        rows=[(each.line, each.column or None, each.reason) for each in refused],
        title="Refused rows",
    )
    return Answer(
        document={"done": is_brought, "refused": refused},
        said=(said if is_brought or not refused or said.startswith("Refused") else "Refused.",),
        sheets=(sheet,) if refused else (),
        next=f"lockgate money case {programme}" if is_brought else "",
    )


def _dry(answer: Answer) -> Answer:
    first, *more = answer.said
    document = {**answer.document, "done": False} if isinstance(answer.document, dict) else answer.document
    return Answer(
        document=document,
        said=(f"Dry run, nothing was sent: {first}", *more),
        sheets=answer.sheets,
        next=answer.next,
    )
