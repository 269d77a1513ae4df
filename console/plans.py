"""What is planned in a programme, and what differs between two baselines, from a command line."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Nth, Reading
from console.planning import Programme
from console.printing import show as print_answer
from console.reading import ask
from console.today import Clock, clock_of
from domain.identity import Identity
from domain.money import exact_pounds
from domain.programme.baseline.difference import Change, differences
from domain.programme.baseline.history import Baseline
from domain.programme.leading.lead import lead_on, leads_gone
from domain.programme.state import Programme as State
from domain.release.plan import ReleasePlan
from readmodels.people import names
from readmodels.plan import baselines_of, programme_now
from runtime.failures import NotFound


def show(
    programme: Programme,
    *,
    baseline: Annotated[
        Nth | None, Parameter(name="--baseline", help="The one in force, unless it is given")
    ] = None,
    common: Reading = READING,
) -> int:
    """The releases as a baseline plans them, what they wait for, and who leads them."""
    question = partial(_shown, typed=programme, version=baseline, clock=clock_of(common))
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def diff(
    programme: Programme,
    first: Annotated[Nth, Parameter(name="FIRST", help="The number of a baseline")],
    second: Annotated[Nth, Parameter(name="SECOND", help="The number of another")],
    *,
    common: Reading = READING,
) -> int:
    """What differs between two baselines: releases, dates, dependencies, sprints, leads, exit costs."""
    print_answer(
        ask(common, partial(_differ, typed=programme, first=first, second=second), programme=programme),
        common.output,
    )
    return DONE


def changes_sheet(changes: Sequence[Change]) -> Sheet:
    """What is planned otherwise, release by release."""
    columns = ("release", "what", "before", "after", "days")
    rows = [(each.release, each.about, each.before, each.after, each.days) for each in changes]
    return Sheet(columns=columns, rows=rows, title="Changes", empty="none")


def _shown(connection: Connection, *, typed: str, version: int | None, clock: Clock) -> Answer:
    id = programme_of(connection, typed)
    every = baselines_of(connection, id)
    wanted = every[-1] if version is None else _numbered(every, version)
    programme, called = programme_now(connection, id), names(connection, id)
    on = clock(connection, id).date()
    gone = [f"{release} is led by {who.subject}, who has left." for release, who in leads_gone(programme, on)]
    return Answer(
        document={
            "programme": id,
            "baseline": wanted,
            "baselines": [each.version for each in every],
            "external": tuple(programme.externals.values()),
            "leads_gone": gone,
        },
        said=(_headline(wanted, len(every)), *gone),
        sheets=(_releases(wanted, programme, on), _outside(programme), _baselines(every, called)),
        next=f"lockgate plan critical-path {id}",
    )


def _differ(connection: Connection, *, typed: str, first: int, second: int) -> Answer:
    id = programme_of(connection, typed)
    every = baselines_of(connection, id)
    before, after = _numbered(every, first), _numbered(every, second)
    changes = differences(before.releases, after.releases)
    return Answer(
        document={"programme": id, "first": first, "second": second, "changes": changes},
        said=(f"From baseline {first} to {second} of {id}.",),
        sheets=(changes_sheet(changes),),
        next=f"lockgate plan show {id} --baseline {second}",
    )


def _numbered(every: Sequence[Baseline], version: int) -> Baseline:
    found = next((each for each in every if each.version == version), None)
    if found is None:
        raise NotFound(
            f"There is no baseline {version}: the newest is {len(every)}.", next="Give a number up to that."
        )
    return found


def _headline(wanted: Baseline, newest: int) -> str:
    why = f": {wanted.reason}" if wanted.reason else "."
    since = f", since {wanted.at:%Y-%m-%d}" if wanted.at else ""
    return f"Baseline {wanted.version} of {newest}{since}{why}"


def _releases(wanted: Baseline, programme: State, on: date) -> Sheet:
    columns = ("release", "from", "to", "lead", "waits for", "sprints", "exit costs", "is")
    rows = [_release(plan, programme, on) for plan in wanted.releases.values()]
    return Sheet(columns=columns, rows=rows, title="Releases", empty="none")


def _release(plan: ReleasePlan, programme: State, on: date) -> tuple[Cell, ...]:
    waits_for = ", ".join((*plan.depends_on, *plan.depends_on_external, *plan.build_awaits))
    costs = ", ".join(f"{each.stage} {exact_pounds(each.amount)}" for each in plan.exit_costs)
    lead = lead_on(programme, plan.id, on).subject
    return (
        plan.id,
        plan.starts,
        plan.ends,
        lead,
        waits_for or None,
        plan.sprints,
        costs or None,
        _is(plan, programme),
    )


def _is(plan: ReleasePlan, programme: State) -> str:
    release = plan.id
    if release in programme.blocked:
        return f"blocked by {programme.blocked[release]}"
    if release in programme.held:
        return f"blocked by {programme.held[release]}"
    standing = {
        "signed off": programme.completed,
        "stopped": programme.dropped,
        "taken out": programme.withdrawn,
        "begun": programme.cleared,
    }
    return next((word for word, releases in standing.items() if release in releases), "planned")


def _outside(programme: State) -> Sheet:
    columns = ("outside", "name", "owner", "needed by", "expected", "is", "note")
    rows = [
        (
            id,
            each.dependency.name,
            each.dependency.owner,
            each.dependency.needed_by,
            each.expected,
            "late" if each.is_late and each.standing == "awaited" else each.standing,
            each.note or None,
        )
        for id, each in programme.externals.items()
    ]
    return Sheet(columns=columns, rows=rows, title="Outside the programme", empty="nothing")


def _baselines(every: Sequence[Baseline], called: Mapping[Identity, str]) -> Sheet:
    rows = [
        (each.version, each.at, _by(each, called), len(each.releases), each.reason or None) for each in every
    ]
    return Sheet(columns=("baseline", "since", "by", "releases", "reason"), rows=rows, title="Baselines")


def _by(baseline: Baseline, called: Mapping[Identity, str]) -> str | None:
    return called.get(baseline.by, baseline.by.subject) if baseline.by else None
