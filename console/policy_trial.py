"""What another policy would have made of the rounds that a programme has had, from a command line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.naming import START, programme_of
from console.options import READING, Reading
from console.policies import Policy, loaded
from console.printing import show as print_answer
from console.reading import ask
from definitions.policy_file import PolicyFile
from domain.gate.trial import Fate, Trial, tried
from domain.roster import Roster
from readmodels.gate_history import GateHistory, gate_history
from runtime.failures import NotFound

ESTIMATE = (
    "An estimate, kept nowhere: people say what they said, when they said it, and nobody says more. Roles "
    "are held as the programme has them now; those that only the policy's file knows, as the file has them."
)
COLUMNS = ("gate", "round", "was", "ended", "would", "decided", "outcome", "why")


def try_policy(
    policy: Policy,
    *,
    on: Annotated[str, Parameter(name="--on", help="The programme whose rounds it is tried on")],
    common: Reading = READING,
) -> int:
    """What a policy would have made of the recorded rounds of a programme: an estimate."""
    read = loaded(policy)
    found = ask(common, partial(_trials, programme=on, read=read), programme=on)
    print_answer(_answer(found, read, on), common.output)
    return DONE


def _trials(connection: Connection, *, programme: str, read: PolicyFile) -> tuple[Trial, ...]:
    history = gate_history(connection, programme_of(connection, programme))
    if history is None:
        raise NotFound("That programme has not begun.", next=START)
    return trials_of(history, read)


def trials_of(history: GateHistory, read: PolicyFile) -> tuple[Trial, ...]:
    """What a policy would have made of every round that is recorded."""
    roster = _together(history.roster, read.roster)
    found = (tried(events, read.policy, roster, history.calendar) for events in history.rounds)
    return tuple(trial for trial in found if trial)


def _together(programme: Roster, file: Roster) -> Roster:
    """The programme's people in the programme's roles, and the file's in those that only it knows."""
    people = tuple(each for each in file.people if each.identity not in programme.names)
    roles = tuple(each for each in file.roles if each.id not in programme.by_id)
    return replace(programme, people=(*programme.people, *people), roles=(*programme.roles, *roles))


def _answer(trials: Sequence[Trial], read: PolicyFile, programme: str) -> Answer:
    totals = Counter(each.fate for each in trials)
    assumed = tuple(dict.fromkeys(name for each in trials for name in each.assumed))
    counted = ", ".join(f"{totals[fate]} {fate}" for fate in Fate if totals[fate]) or "no rounds yet"
    return Answer(
        document={
            "estimate": True,
            "policy": read.policy.id,
            "digest": read.digest,
            "totals": {fate.name.lower().replace("_", "-"): totals[fate] for fate in Fate},
            "assumed_evidence": assumed,
            "rounds": [_document(each) for each in trials],
        },
        said=(
            ESTIMATE,
            *((f"Taken to have been handed in: {', '.join(assumed)}.",) if assumed else ()),
            f"Rounds: {len(trials)}; {counted}.",
        ),
        sheets=(Sheet(columns=COLUMNS, rows=[_row(each) for each in trials], empty="No round yet."),),
        next=f"lockgate programme show {programme}",
    )


def _row(each: Trial) -> tuple[Cell, ...]:
    subject, why = each.subject, " ".join(dict.fromkeys(each.reasons))
    return (subject.gate, subject.round, each.was, each.was_at, each.fate, each.would_at, each.would, why)


def _document(each: Trial) -> dict[str, object]:
    return {
        "gate": each.subject.gate,
        "round": each.subject.round,
        "was": each.was,
        "was_at": each.was_at,
        "fate": each.fate.name.lower().replace("_", "-"),
        "would": each.would,
        "would_at": each.would_at,
        "reasons": each.reasons,
        "not_counted": [{"by": word.by, "sentence": word.sentence} for word in each.not_counted],
        "assumed_evidence": each.assumed,
    }
