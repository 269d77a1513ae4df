"""Why a gate stands as it does, from a command line."""

from collections.abc import Iterable
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.gate_sheets import (
    Called,
    check_sheets,
    lesson_sheets,
    money_sheets,
    pieces,
    refused_sheet,
    said_of_money,
    said_of_stopping,
)
from console.gates import Gate, page_of
from console.installation import settings_of
from console.naming import gate_of, person_of
from console.options import READING, Nth, Reading
from console.printing import show as print_answer
from console.reading import ask
from domain.gate.explaining import GateStanding
from domain.gate.since import SinceTheirWord
from domain.identity import Identity
from readmodels.gate_explained import GateExplained
from readmodels.gate_explained import explain as explain_gate
from readmodels.gate_explained import why_not as why_they_cannot

Who = Annotated[str, Parameter(name="PERSON", help="The name that they sign in with")]


def explain(gate: Gate, *, round: Nth | None = None, common: Reading = READING) -> int:
    """How a gate stands, why, and what would open it: its newest round, or another."""
    print_answer(_answer(ask(common, partial(_explained, gate=gate, round=round), about=gate)), common.output)
    return DONE


def why_not(person: Who, gate: Gate, *, common: Reading = READING) -> int:
    """Why somebody cannot say yes at a gate now, and what would help."""
    print_answer(
        ask(common, partial(_why_not, person=person, gate=gate, common=common), about=gate), common.output
    )
    return DONE


def _explained(connection: Connection, *, gate: str, round: int | None) -> GateExplained:
    page = page_of(connection, gate=gate, round=round)
    return explain_gate(connection, page.gate, round=page.round)


def _why_not(connection: Connection, *, person: str, gate: str, common: Reading) -> Answer:
    full = gate_of(connection, gate)
    who = person_of(connection, person, full.partition("/")[0], settings_of(common))
    found = why_they_cannot(connection, full, who)
    said = (found.sentence, found.remedy) if found else (f"{person} can say yes now.",)
    document = {"gate": full, "who": who, "can_approve": found is None, "why_not": found}
    return Answer(document=document, said=said, next=f"lockgate gate explain {full}")


def _nobodys(found: GateExplained) -> list[str]:
    is_shut = found.state in (
        GateStanding.LACKS_WORDS,
        GateStanding.LACKS_EVIDENCE,
        GateStanding.CHECKS_FAIL,
        GateStanding.UNSATISFIABLE,
    )
    return ["Nobody's yes would open it as things stand."] if is_shut else []


def _answer(found: GateExplained) -> Answer:
    called = dict(found.names)

    def one(who: Identity) -> str:
        return called.get(who, who.subject)

    return Answer(
        document=found,
        said=_said(found, one),
        sheets=(
            _steps(found, one),
            *check_sheets(found.checks),
            *lesson_sheets(found.lessons),
            *money_sheets(found.money, one),
            _people(found, one),
            _decisions(found, one),
            refused_sheet(found.refused, found.attempts, one),
        ),
        next=f"lockgate gate show {found.subject.gate}",
    )


def _said(found: GateExplained, one: Called) -> tuple[str, ...]:
    sets = [f"A yes of {_everybody(each, one)} would open it." for each in found.opening_sets]
    due = [f"Due by {found.due:%Y-%m-%d %H:%M} UTC."] if found.due and found.then else []
    return (
        f"{found.subject.gate}, round {found.subject.round}: {found.state}",
        found.title,
        *found.reasons,
        *(sets or _nobodys(found)),
        *due,
        *said_of_stopping(found.break_point),
        *said_of_money(found.money),
        *found.aftermath.effect,
        *found.then,
        *(f"Digest of {name}: {value}" for name, value in found.inputs.items()),
    )


def _steps(found: GateExplained, one: Called) -> Sheet:
    rows = [
        (
            each.step,
            each.kind,
            each.progress,
            " ".join(each.reasons),
            each.method,
            _everybody(each.heard, one),
            _everybody(each.awaited, one),
        )
        for each in found.steps
    ]
    columns = ("step", "kind", "stands", "why", "counted", "heard", "awaited")
    return Sheet(columns=columns, rows=rows, title="Steps")


def _people(found: GateExplained, one: Called) -> Sheet:
    rows = [
        (
            one(each.who),
            ", ".join(each.can),
            each.why_not.sentence if each.why_not else "",
            _since(each.since),
        )
        for each in found.people
    ]
    columns = ("who", "can", "why not say yes", "since their last word")
    return Sheet(columns=columns, rows=rows, title="People")


def _decisions(found: GateExplained, one: Called) -> Sheet:
    rows = [
        (
            one(each.decision.by),
            each.decision.choice,
            "no" if each.why_not else "yes",
            " ".join((each.why_not, *pieces(each.since))).strip(),
        )
        for each in found.decisions
    ]
    return Sheet(columns=("who", "said", "counts", "why not"), rows=rows, title="Decisions", empty="none")


def _everybody(people: Iterable[Identity], one: Called) -> str | None:
    return ", ".join(one(who) for who in people) or None


def _since(since: SinceTheirWord | None) -> str:
    return "" if since is None else " ".join((*pieces(since.evidence), *since.facts)) or "nothing changed"
