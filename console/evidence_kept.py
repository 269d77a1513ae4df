"""What has been handed in, and whether it is still there as it was."""

import asyncio
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, BinaryIO, Literal, TypeAlias

from cyclopts import Parameter

from console.answer import Answer, Cell, Sheet
from console.failing import DONE, FAILED
from console.gates import Gate, page_of
from console.installation import settings_of
from console.naming import programme_of
from console.new_files import new_file
from console.options import HERE, READING, Reading, Where
from console.printing import print_lines
from console.printing import show as print_answer
from console.reading import answers, ask
from console.sizes import in_bytes_if_known
from domain.evidence import Evidence
from domain.identity import Identity
from readmodels.gate_page_lines import GatePage
from runtime.evidence.checking import Checked, check_evidence
from runtime.evidence.folder import EvidenceFolder
from runtime.settings import Settings

Presence: TypeAlias = Literal["kept", "missing", "elsewhere"]
STANDARD_OUTPUT = Path("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A piece of evidence, and whether its file is there; a link's content is elsewhere."""

    piece: Evidence
    file: Presence


def show(gate: Gate, *, common: Reading = READING) -> int:
    """The evidence that the newest round of a gate is decided on, and what is missing."""
    page = ask(common, partial(page_of, gate=gate, round=None), about=gate)
    folder = EvidenceFolder(settings_of(common).evidence_home)
    lines = tuple(_Line(piece=each, file=_presence(folder, each)) for each in page.evidence)
    print_answer(_shown(page, lines), common.output)
    return DONE


def get(
    digest: Annotated[str, Parameter(name="DIGEST", help="The whole digest: sha256:…")],
    *,
    to: Annotated[
        Path,
        Parameter(name=("--to", "-o"), allow_leading_hyphen=True, help="A new file; - is standard output"),
    ],
    common: Where = HERE,
) -> int:
    """Write a file that was handed in, once its content is seen to be what it was."""
    settings = settings_of(common)
    with EvidenceFolder(settings.evidence_home).read(digest) as content, _target(to) as target:
        shutil.copyfileobj(content, target)
    if to != STANDARD_OUTPUT:
        print_lines(f"Written: {to}, unaltered since it was handed in.")
    return DONE


def check(
    programme: Annotated[str | None, Parameter(name="PROGRAMME", help="All of them when left out")] = None,
    *,
    common: Reading = READING,
) -> int:
    """Hash every file of evidence again; exit code 1 when one is missing or altered."""
    settings = settings_of(common)
    checked = asyncio.run(_check(settings, programme, common.as_of))
    removed = EvidenceFolder(settings.evidence_home).clear(datetime.now(UTC))
    print_answer(_checked(checked, removed), common.output)
    return DONE if all(each.is_well for each in checked) else FAILED


async def _check(settings: Settings, programme: str | None, moment: str | None) -> tuple[Checked, ...]:
    async with answers(settings, moment, programme=programme) as record:
        if programme is not None:
            await record.query(partial(programme_of, typed=programme))
        return await check_evidence(record, EvidenceFolder(settings.evidence_home), programme)


def _presence(folder: EvidenceFolder, piece: Evidence) -> Presence:
    if piece.link:
        return "elsewhere"
    return "kept" if folder.has(piece.digest) else "missing"


def _shown(page: GatePage, lines: tuple[_Line, ...]) -> Answer:
    said = [f"{page.gate}, round {page.round}: {page.state}", f"Evidence digest: {page.evidence_digest}"]
    if page.missing:
        said.append(f"Evidence still missing: {', '.join(page.missing)}.")
    columns = ("evidence", "type", "size", "author", "handed in by", "file", "digest", "link")
    document = {
        "gate": page.gate,
        "round": page.round,
        "evidence_digest": page.evidence_digest,
        "evidence": lines,
        "missing": page.missing,
    }
    return Answer(
        document=document,
        said=said,
        sheets=(Sheet(columns=columns, rows=[_row(page, each) for each in lines], empty="Nothing yet."),),
        next=f"lockgate gate show {page.gate}",
    )


def _row(page: GatePage, line: _Line) -> tuple[Cell, ...]:
    def called(who: Identity) -> str:
        return page.names.get(who, who.subject)

    piece = line.piece
    return (
        piece.name,
        piece.media_type or None,
        in_bytes_if_known(piece.size),
        called(piece.author),
        called(piece.submitted_by),
        line.file,
        piece.digest,
        piece.link or None,
    )


def _checked(checked: tuple[Checked, ...], removed: int) -> Answer:
    wrong = [each for each in checked if not each.is_well]
    links = sum(each.state == "elsewhere" for each in checked)
    said = [f"Files named in the record: {len(checked) - links}; missing or altered: {len(wrong)}."]
    if links:
        said.append(f"Links, whose content was not looked at: {links}.")
    if removed:
        said.append(f"Removed what a crash had left half-written: {removed}.")
    rows = [(each.named.piece.digest, each.state, each.named.piece.name, each.named.stream) for each in wrong]
    columns = ("digest", "is", "evidence", "handed in for")
    return Answer(
        document={"well": not wrong, "checked": len(checked), "wrong": wrong, "removed": removed},
        said=said,
        sheets=(Sheet(columns=columns, rows=rows),) if wrong else (),
        next="Restore these files from a backup, then: lockgate evidence check" if wrong else "",
    )


@contextmanager
def _target(file: Path) -> Iterator[BinaryIO]:
    if file == STANDARD_OUTPUT:
        yield sys.stdout.buffer
        return
    with new_file(file) as target:
        yield target
