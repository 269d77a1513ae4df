"""Receipts: what somebody keeps to show later that a fact was recorded."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import orjson
from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer
from console.failing import DONE, FAILED
from console.installation import settings_of
from console.options import COMMON, Common, Nth
from console.printing import show as print_answer
from console.reading import ask
from console.trust import Trust, trust_of
from console.writing_files import write_new
from eventstore import sealed
from eventstore.errors import NotSealed
from runtime.failures import Failure, NotFound, NotSealedYet
from tlog.encoding import Malformed
from tlog.merkle import ProofRefused
from tlog.note import SignatureRefused
from tlog.policy import Trusted
from tlog.proof import Receipt


def receipt(
    position: Annotated[Nth, Parameter(name="POSITION", help="As the timeline has it")],
    *,
    to: Annotated[Path, Parameter(help="A new file, such as approval.tlog-proof")],
    common: Common = COMMON,
) -> int:
    """Write the receipt of a fact, which can be checked without the record."""
    made = ask(common, partial(_made, position=position))
    write_new(to, str(made).encode())
    print_answer(_written(made, to), common.output)
    return DONE


def check_receipt(
    file: Annotated[Path, Parameter(name="FILE", help="The receipt")],
    *,
    trust: Trust = None,
    common: Common = COMMON,
) -> int:
    """Check a receipt against a policy, without the record; exit code 1 when it does not hold."""
    policy, believed = trust_of(settings_of(common), trust)
    kept = receipt_in(file)
    try:
        trusted = kept.check(policy)
    except (SignatureRefused, ProofRefused, Malformed) as refused:
        said = (believed, f"It does not hold: {refused}.")
        print_answer(
            Answer(
                document={"holds": False, "reason": str(refused)},
                said=said,
                next="Keep it, and ask who gave it to you.",
            ),
            common.output,
        )
        return FAILED
    print_answer(_holds(kept, trusted, believed), common.output)
    return DONE


def receipt_in(file: Path) -> Receipt:
    """The receipt in a file.

    :raises Failure: when there is none.
    """
    try:
        return Receipt.parse(file.read_bytes())
    except OSError as error:
        raise NotFound(f"{file} cannot be read: {error.strerror}.") from error
    except Malformed as error:
        raise Failure(f"{file} is no receipt: {error}.", code="not-a-receipt") from error


def _made(connection: Connection, *, position: int) -> Receipt:
    try:
        return sealed.receipt(connection, position)
    except NotSealed as error:
        raise NotSealedYet(
            f"There is no receipt for position {position} yet: {error}",
            next="See that the sealer runs: lockgate admin sealer",
        ) from error


def _written(made: Receipt, to: Path) -> Answer:
    said = (f"Written: {to}, of {_named(made)}.", "It names no person, and holds without this record.")
    document = {"file": to, "position": made.index + 1, "fact": _envelope(made)}
    return Answer(document=document, said=said, next=f"lockgate audit check-receipt {to}")


def _holds(kept: Receipt, trusted: Trusted, believed: str) -> Answer:
    seen = f", seen by {', '.join(sorted(trusted.cosigned))}" if trusted.cosigned else ", seen by no witness"
    said = (
        believed,
        f"It holds: {_named(kept)} is fact {kept.index + 1} of {trusted.checkpoint.origin},"
        f" in its tree of {trusted.checkpoint.size}{seen}.",
    )
    document = {
        "holds": True,
        "position": kept.index + 1,
        "log": trusted.checkpoint.origin,
        "size": trusted.checkpoint.size,
        "witnesses": sorted(trusted.cosigned),
        "fact": _envelope(kept),
    }
    return Answer(
        document=document, said=said, next="lockgate audit verify --receipt FILE, where the record is"
    )


def _named(kept: Receipt) -> str:
    envelope = _envelope(kept)
    return f"{envelope.get('type')} in {envelope.get('stream')}, recorded {envelope.get('at')}"


def _envelope(kept: Receipt) -> dict[str, Any]:
    """What the entry says; of another log it may be anything."""
    try:
        said = orjson.loads(kept.entry)
    except orjson.JSONDecodeError:
        return {}
    return said if isinstance(said, dict) else {}
