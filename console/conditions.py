"""How conditions are asked for and met, and what becomes of an approval when they are not."""

from collections.abc import Collection, Iterator, Sequence
from itertools import count
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.gates import Gate as GateName
from console.moments import day_of
from console.naming import person_of
from console.options import COMMON, Common, Reason, Round
from console.tending import Errand, Occasion, tend
from console.writing import DryRun
from domain.gate.commands import DischargeCondition, FromPeople, RecallApproval
from domain.gate.condition import Condition
from domain.gate.state import Gate
from readmodels.gate_page_lines import GatePage
from runtime.failures import Failure
from runtime.settings import Settings


class NotACondition(Failure):
    """What was typed is no condition."""

    code = "usage"
    next = 'Give it as "TEXT;OWNER;YYYY-MM-DD".'


def discharge(
    gate: GateName,
    condition: Annotated[str, Parameter(help="The condition's name, such as c1")],
    *,
    note: Annotated[str, Parameter(help="What shows that it is met")],
    round: Round = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Show that a condition is met."""

    def asking(_: GatePage, occasion: Occasion) -> DischargeCondition:
        return DischargeCondition(**occasion, condition=condition, note=note)

    errand = Errand(gate=gate, round=round, dry_run=dry_run, common=common)
    return tend(errand, asking, lambda asked, _: [f"Condition {condition} of {asked.subject.gate} is met."])


def recall(
    gate: GateName,
    *,
    reason: Reason,
    round: Round = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Take an approval back whose condition was not met by its day."""

    def asking(_: GatePage, occasion: Occasion) -> RecallApproval:
        return RecallApproval(**occasion, reason=reason)

    errand = Errand(gate=gate, round=round, dry_run=dry_run, common=common)
    return tend(errand, asking, _recalled)


def conditions_of(
    connection: Connection, typed: Sequence[str], in_use: Collection[str], programme: str, settings: Settings
) -> tuple[Condition, ...]:
    """The conditions typed as TEXT;OWNER;DAY, each under a name of its own.

    :raises NotACondition: when one of them has another form.
    """
    free = (name for name in _names() if name not in in_use)
    return tuple(
        _condition(connection, each, name, programme, settings)
        for each, name in zip(typed, free, strict=False)
    )


def _recalled(asked: FromPeople, gate: Gate) -> Sequence[str]:
    released = gate.lapsed.released if gate.lapsed else ""
    return [f"The approval of {asked.subject.gate} is recalled.", *([released] if released else [])]


def _names() -> Iterator[str]:
    return (f"c{number}" for number in count(1))


def _condition(
    connection: Connection, typed: str, name: str, programme: str, settings: Settings
) -> Condition:
    parts = [part.strip() for part in typed.rsplit(";", 2)]
    if len(parts) < 3 or not all(parts):
        raise NotACondition(f"{typed!r} is no condition.")
    text, owner, due = parts
    who = person_of(connection, owner, programme, settings)
    return Condition(id=name, text=text, owner=who, due=day_of(due))
