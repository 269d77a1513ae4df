"""How a list from a file becomes one command, with every row that was refused."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeAlias, TypeVar

from cyclopts import Parameter

from console.answer import Answer, Sheet
from console.failing import DONE, PARTLY, REFUSED
from console.options import Output
from console.printing import show as print_answer
from console.seal_waiting import with_seal
from console.writing import Desk
from console.writing import send as send_to_office
from definitions.lists.making import made
from definitions.lists.reading import read_rows
from definitions.lists.rows import RefusedRow, Rows
from definitions.section import Section
from domain.aggregate import Command, aggregate_for
from domain.refusal import Rejected
from runtime.failures import Failure
from runtime.settings import Settings

if TYPE_CHECKING:
    from runtime.office import Office

R = TypeVar("R", bound=Section)
C = TypeVar("C", bound=Command)

ListFile: TypeAlias = Annotated[
    Path | None, Parameter(name="--file", help="A list as CSV or .xlsx; its first line names the columns")
]
KeepGood: TypeAlias = Annotated[
    bool, Parameter(negative=(), help="Keep the good rows of the file; else one refused row refuses it")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried(Generic[C]):
    """What a list would bring about: one command for all rows that can be kept, None when none can."""

    command: C | None
    good: int
    refused: tuple[RefusedRow, ...]

    def is_brought(self, *, keep_good: bool) -> bool:
        """Whether the command is to be sent, as people asked."""
        return self.command is not None and (keep_good or not self.refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """How a list is brought in: whether only its good rows, whether at all, and where to look afterwards."""

    desk: Desk
    keep_good: bool
    dry_run: bool
    output: Output
    look: str


def rows_of(file: Path, row: type[R], settings: Settings) -> Rows[R]:
    """The rows of a file, within the limits of this installation."""
    return read_rows(file, row, settings.list_limits)


def typed_row(row: type[R], **values: object) -> R:
    """The row of what was typed, held to the same shape as a row of a file.

    :raises Failure: with everything that is wrong with it.
    """
    found = made(row, {name: value for name, value in values.items() if value is not None})
    if isinstance(found, tuple):
        wrong = " ".join(f"{each.column}: {each.reason}" for each in found)
        raise Failure(wrong, code="usage", next="Put it right, and type it again.")
    return found


def incomplete(lacking: str, command: str) -> Failure:
    """What somebody is told who gave neither a list nor all that one row needs."""
    return Failure(f"Say {lacking}, or give a --file.", code="usage", next=f"lockgate {command} --help")


def tried(rows: Rows[R], state: Any, command_of: Callable[[Sequence[R]], C]) -> Tried[C]:
    """Each good row asked of an aggregate as it is now, one after the other; nothing is recorded.

    `command_of` makes one command of any number of rows. What it or the domain refuses is refused as a row.
    """
    kept: list[R] = []
    refused = list(rows.refused)
    for line, row in rows.good:
        try:
            state = _after(state, command_of([row]))
        except Rejected as refusal:
            refused.append(RefusedRow(line=line, column="", reason=refusal.sentence))
        except Failure as failure:
            refused.append(RefusedRow(line=line, column="", reason=failure.message))
        else:
            kept.append(row)
    in_order = sorted(refused, key=lambda each: each.line or 0)
    return Tried(command=command_of(kept) if kept else None, good=len(kept), refused=tuple(in_order))


async def bring(tried: Tried[C], how: Bringing, send: Callable[["Office", C], Awaitable[None]]) -> int:
    """Sends the command if it may be, lists what was refused, and the exit code."""
    is_brought, command, seal = tried.is_brought(keep_good=how.keep_good), tried.command, None
    if is_brought and command is not None and not how.dry_run:
        seal = await send_to_office(how.desk, lambda opened: send(opened, command), look=how.look)
    answer = _answer(tried, how, kept=tried.good if is_brought else 0)
    print_answer(with_seal(answer, seal), how.output)
    if not is_brought:
        return REFUSED
    return PARTLY if tried.refused else DONE


def _after(state: Any, command: Command) -> Any:
    aggregate = aggregate_for(command)
    return reduce(aggregate.evolve, aggregate.decide(state, command), state)


def _answer(tried: Tried[C], how: Bringing, *, kept: int) -> Answer:
    begins = "Dry run, nothing was sent" if how.dry_run else "Brought in" if kept else "Refused"
    said = f"{begins}: {_rows(kept)} kept, {_rows(len(tried.refused))} refused."
    left = tried.good and not kept
    sheet = Sheet(
        columns=("line", "column", "why"),
        rows=[(each.line, each.column or None, each.reason) for each in tried.refused],
        title="Refused rows",
        empty="None.",
    )
    return Answer(
        document={"done": bool(kept) and not how.dry_run, "kept": kept, "refused": tried.refused},
        said=(said, *((f"Good: {_rows(tried.good)}. --keep-good keeps them.",) if left else ())),
        sheets=(sheet,),
        next=how.look if kept else "",
    )


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"
