"""How a command that could not be done tells why, and with which exit code."""

import json
import os
import re
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from cyclopts import CycloptsError

from console.plain import safe
from definitions.faults import BlueprintRefused
from domain.gate.refusals import IssuerNotTrusted
from domain.refusal import Rejected
from eventstore.errors import NotMigrated, RecordError, RecordForgot, RecordNotEmpty, RecordUnavailable
from runtime.failures import Failure, NotFound, NotSignedIn, Refused

DONE, FAILED, USAGE, NOT_SIGNED_IN, NOT_FOUND, REFUSED, WAITING, PARTLY, STOPPED = 0, 1, 2, 4, 5, 6, 7, 8, 130
DOCTOR = "Check it with: lockgate admin doctor"
EMPTY = "Name a database that is empty."
MIGRATE = "Make one with: lockgate admin migrate, or start everything with: lockgate dev"
_JSON = re.compile(r"(^|\s)(-o|--output)[\s=]?jsonl?(\s|$)")
_HOME = re.compile(r"(?:^|\s)--home[\s=](\S+)")
NOT_THERE = {
    "GateUnknown",
    "ReleaseUnknown",
    "BenefitUnknown",
    "DeliverableUnknown",
    "ProgrammeUnknown",
    "FundUnknown",
    "BusinessCaseUnknown",
    "VersionUnknown",
    "CapabilityUnknown",
    "PersonUnknown",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What went wrong, what to do next, and the exit code."""

    code: str
    message: str
    next: str
    exit: int


def report(error: BaseException, words: Sequence[str]) -> int:
    """Tells on standard error what went wrong; the exit code."""
    if isinstance(error, KeyboardInterrupt):
        return STOPPED
    if isinstance(error, BrokenPipeError):
        return _nobody_reads()
    trouble = trouble_of(error) or _unforeseen(error, words)
    sys.stderr.write(_as_json(trouble) if _wants_json(words) else _for_people(trouble))
    return trouble.exit


def trouble_of(error: BaseException) -> Trouble | None:
    """What an error means to the person who typed the command; None when nobody foresaw it."""
    match error:
        case CycloptsError():
            return _usage(error)
        case Failure():
            return Trouble(code=error.code, message=error.message, next=error.next, exit=_exit_of(error))
        case Rejected():
            return _rejected(error)
        case BlueprintRefused():
            return _blueprint(error)
        case RecordError():
            return _record(error)
        case _:
            return None


def _exit_of(error: Failure) -> int:
    match error:
        case NotSignedIn():
            return NOT_SIGNED_IN
        case NotFound():
            return NOT_FOUND
        case Refused():
            return NOT_FOUND if error.code in NOT_THERE else REFUSED
        case _:
            return USAGE if error.code == "usage" else FAILED


def _usage(error: CycloptsError) -> Trouble:
    try:
        message = " ".join(str(error).split())
    except ImportError:
        message = "There is no such command."
    return Trouble(code="usage", message=message, next="See: lockgate --help", exit=USAGE)


def _rejected(error: Rejected) -> Trouble:
    if error.reason in NOT_THERE:
        then = "See what there is: lockgate release list"
        return Trouble(code="not-found", message=error.sentence, next=then, exit=NOT_FOUND)
    if isinstance(error, IssuerNotTrusted):
        return Trouble(code=error.reason, message=error.sentence, next=NotSignedIn.next, exit=NOT_SIGNED_IN)
    return Trouble(code=error.reason, message=error.sentence, next=Refused.next, exit=REFUSED)


def _blueprint(error: BlueprintRefused) -> Trouble:
    then = "Put the file right, then: lockgate programme check FILE"
    return Trouble(code="blueprint-refused", message=str(error), next=then, exit=REFUSED)


def _record(error: RecordError) -> Trouble:
    match error:
        case NotMigrated():
            return Trouble(code="not-migrated", message=str(error), next=MIGRATE, exit=FAILED)
        case RecordNotEmpty():
            return Trouble(code="not-empty", message=str(error), next=EMPTY, exit=FAILED)
        case RecordForgot():
            return Trouble(code="forgot", message=str(error), next="Do it again.", exit=FAILED)
        case RecordUnavailable():
            return Trouble(code="unavailable", message=str(error), next=DOCTOR, exit=FAILED)
        case _:
            return Trouble(code="record", message=str(error), next=DOCTOR, exit=FAILED)


def _unforeseen(error: BaseException, words: Sequence[str]) -> Trouble:
    id = uuid4().hex[:12]
    file = _logged(error, id, _home(words))
    message = f"Something went wrong that nobody foresaw ({type(error).__name__}, id {id})."
    return Trouble(
        code="unforeseen", message=message, next=f"The details are in {file} under this id.", exit=FAILED
    )


def _home(words: Sequence[str]) -> Path:
    said = _HOME.search(" ".join(words))
    return Path(said[1] if said else os.environ.get("LOCKGATE_HOME", ".lockgate"))


def _logged(error: BaseException, id: str, home: Path) -> Path:
    """Kept in a file, so that what people see stays one line."""
    file = (home if home.is_dir() else Path(tempfile.gettempdir())) / "lockgate-errors.log"
    try:
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC).isoformat()} {id}\n{''.join(traceback.format_exception(error))}\n")
    except OSError:
        return Path("no file, since none could be written")
    return file


def _wants_json(words: Sequence[str]) -> bool:
    return bool(_JSON.search(" ".join(words)))


def _as_json(trouble: Trouble) -> str:
    return json.dumps({"code": trouble.code, "message": trouble.message, "next": trouble.next}) + "\n"


def _for_people(trouble: Trouble) -> str:
    lines = (*trouble.message.splitlines(), *((f"Next: {trouble.next}",) if trouble.next else ()))
    return "".join(f"{safe(line)}\n" for line in lines)


def _nobody_reads() -> int:
    """Whoever read the answer has closed the pipe, as `head` does; nothing more can be said there."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
