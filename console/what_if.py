"""What would have been with another decision, policy, day or slip, from a command line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Annotated

from cyclopts import Parameter, validators
from sqlalchemy import Connection

from console.answer import Answer, Money, Sheet
from console.failing import DONE
from console.naming import gate_of, programme_of
from console.options import READING, Reading
from console.planning import Programme
from console.policies import loaded
from console.policy_trial import trials_of
from console.printing import show as print_answer
from console.reading import ask
from console.supposing import decision_typed, length_typed, outside_typed, start_typed
from console.today import Clock, clock_of
from definitions.policy_file import PolicyFile
from domain.benefit.timing import Case
from domain.financial_year import year_name
from domain.gate.evolving import fold
from domain.money import Pence, pounds
from domain.refusal import Rejected
from domain.what_if.another_policy import decisions
from domain.what_if.changes import (
    AnotherDecision,
    Change,
    ReworkUnknown,
)
from domain.what_if.comparing import MoneyLine, ReleaseLine, WhatIf
from domain.what_if.comparing import what_if as compare
from readmodels.supposing import RecordedCourse, recorded_course
from runtime.failures import NotFound, Refused

ESTIMATE = (
    "An estimate, kept nowhere: every release takes as long as it took or is expected to, after as much "
    "delay of its own, and what comes early lets nothing start before its day."
)
Several = tuple[str, ...]


def what_if(
    programme: Programme,
    *,
    gate: Annotated[
        Several,
        Parameter(help="Another decision, such as 1A/design=approved@2018-05-02 or 1A/design#2=stopped@…"),
    ] = (),
    policy: Annotated[
        str | None, Parameter(help="Another policy for its gates: a file, or a shipped one")
    ] = None,
    slip: Annotated[Several, Parameter(help="Working days more, such as 1A=20; or 1A=-5 for fewer")] = (),
    start: Annotated[Several, Parameter(help="Another planned start, such as 2A=2019-01-07")] = (),
    expect: Annotated[
        Several, Parameter(help="Another day for something outside, such as X1=2019-06-03")
    ] = (),
    rework_days: Annotated[
        int | None,
        Parameter(
            help="Working days that rework is assumed to take, while none is recorded",
            validator=validators.Number(gte=0),
        ),
    ] = None,
    case: Annotated[Case, Parameter(help="Of the forecasts of benefits")] = Case.LIKELY,
    common: Reading = READING,
) -> int:
    """The same programme with another decision, policy, day or slip, side by side with what happened."""
    read = loaded(policy) if policy else None
    days: list[Change] = [
        *(length_typed(text) for text in slip),
        *(start_typed(text) for text in start),
        *(outside_typed(text) for text in expect),
    ]
    question = partial(
        _supposed,
        typed=programme,
        gates=gate,
        read=read,
        days=days,
        rework_days=rework_days,
        case=case,
        clock=clock_of(common),
    )
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def _supposed(
    connection: Connection,
    *,
    typed: str,
    gates: Sequence[str],
    read: PolicyFile | None,
    days: Sequence[Change],
    rework_days: int | None,
    case: Case,
    clock: Clock,
) -> Answer:
    id = programme_of(connection, typed)
    course = recorded_course(connection, id, clock(connection, id).date())
    changes = [
        *(_decision(connection, course, id, text) for text in gates),
        *(_of_policy(course, read) if read else ()),
        *days,
    ]
    if read and not changes:
        raise Refused(
            "No recorded round would have ended otherwise.",
            code="nothing-differs",
            next=f"lockgate policy try POLICY --on {id}",
        )
    try:
        known = replace(course.known, rework_assumed=rework_days)
        found = compare(known, changes, course.benefits, case)
    except ReworkUnknown as refusal:
        assume = "Such as: --rework-days 15"
        raise Refused(refusal.sentence, code=refusal.reason, next=assume) from refusal
    except Rejected as refusal:
        raise Refused(refusal.sentence, code=refusal.reason, next=f"lockgate plan show {id}") from refusal
    return _answer(id, changes, found)


def _of_policy(course: RecordedCourse, read: PolicyFile) -> tuple[AnotherDecision, ...]:
    """At the gates that follow a policy of this id, or at all of them where none does."""
    trials = trials_of(course.gates, read)
    opened = (fold(events).opened for events in course.gates.rounds)
    same = {each.subject for each in opened if each and each.policy.id == read.policy.id}
    chosen = [trial for trial in trials if trial.subject in same] or trials
    return decisions(chosen, _end_of(course.known.on))


def _decision(connection: Connection, course: RecordedCourse, programme: str, text: str) -> AnotherDecision:
    typed, outcome, day = decision_typed(text)
    name, _, number = typed.partition("#")
    gate = gate_of(connection, name if name.count("/") > 1 else f"{programme}/{name}")
    rounds = {subject.round: (subject, fold(events)) for subject, events in course.rounds_of(gate)}
    wanted = int(number) if number.isdecimal() else max(rounds, default=0)
    if wanted not in rounds:
        raise NotFound(f"{gate} had no such round.", next=f"See its rounds: lockgate gate show {gate}")
    subject, was = rounds[wanted]
    return AnotherDecision(
        subject=subject,
        was=was.outcome,
        was_at=was.closed.at if was.closed else None,
        would=outcome,
        at=datetime.combine(day, time(12), tzinfo=UTC),
    )


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59), tzinfo=UTC)


def _answer(programme: str, changes: Sequence[Change], found: WhatIf) -> Answer:
    return Answer(
        document={"estimate": True, "programme": programme, "supposed": changes, "what_if": found},
        said=tuple(_said(found)),
        sheets=(_releases(found.releases), _money(found.money)),
        next=f"lockgate plan critical-path {programme}",
    )


def _said(found: WhatIf) -> Iterator[str]:
    first = found.first
    yield ESTIMATE
    if found.rework:
        how = "as assumed" if found.rework.is_assumed else "as a median of what was sent back here"
        yield f"Rework takes {found.rework.days} working days, {how}."
    yield f"First it differs at {first.of}: {first.was} as it is, {first.would} as supposed."
    if found.would_end is None:
        yield f"No release would be left; as it is, the programme ends on {found.ends}."
    elif found.ends == found.would_end:
        yield f"The programme still ends on {found.ends}."
    else:
        yield f"The programme would end on {found.would_end} instead of {found.ends}."
    total = Pence(sum(each.change for each in found.money))
    yield (
        f"Benefits in the years below: {_more_or_less(total)}. In each later year: "
        f"{_more_or_less(found.each_year_after)}."
    )


def _more_or_less(change: Pence) -> str:
    if change == 0:
        return "as much"
    return f"{pounds(Pence(abs(change)))} {'more' if change > 0 else 'less'}"


def _releases(lines: Sequence[ReleaseLine]) -> Sheet:
    columns = ("release", "starts", "would start", "finishes", "would finish", "days")
    rows = [
        (
            each.release,
            each.was.starts if each.was else "never",
            each.would.starts if each.would else "never",
            each.was.finishes if each.was else "never",
            each.would.finishes if each.would else "never",
            each.days,
        )
        for each in lines
    ]
    return Sheet(columns=columns, rows=rows, title="Releases", empty="none")


def _money(lines: Sequence[MoneyLine]) -> Sheet:
    columns = ("fund", "year", "as it is", "as supposed", "change")
    rows = [
        (each.fund, year_name(each.year), Money(each.was), Money(each.would), Money(each.change))
        for each in lines
    ]
    return Sheet(columns=columns, rows=rows, title="Benefit by fund and year", empty="No benefit is awaited.")
