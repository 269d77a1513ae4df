"""How the transition of a release is planned and delivered from a command line."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.importing import KeepGood, ListFile, incomplete, typed_row
from console.naming import release_of
from console.options import READING, Programme, Reading, Release
from console.printing import show as print_answer
from console.reading import ask
from console.release_errands import ASKING, Asking, Counter, ask_release, bring_to_release
from definitions.lists.transition_rows import TransitionRow, planned_elements
from domain.release.commands import FromPeople
from domain.release.transition.commands import (
    DeliverTransitionElement,
    PlanTransition,
    RuleOutTransitionElement,
)
from domain.release.transition.plan import ElementId
from readmodels.people import names
from readmodels.transition import TransitionPage, transition_page

THEN = "transition show"
Element = Annotated[str, Parameter(name="ELEMENT", help="Such as parallel-running")]
Of = Release
ELEMENTS = ("element", "name", "state", "owner", "due", "said")
STOPS = ("process", "stops on", "watched for", "by", "until")
EFFECTS = ("effect", "found", "by", "on", "put right")
CASES = ("old cases", "where", "until")


def show(wanted: Of, *, programme: Programme = None, common: Reading = READING) -> int:
    """The elements of a release's transition, the processes that it stops, and its old cases."""
    print_answer(
        ask(common, partial(_shown, wanted=wanted, programme=programme), about=wanted, programme=programme),
        common.output,
    )
    return DONE


def plan(
    release: Of,
    element: Annotated[str | None, Parameter(name="ELEMENT", help="Such as parallel-running")] = None,
    *,
    owner: Annotated[str | None, Parameter(help="Who delivers it")] = None,
    due: Annotated[date | None, Parameter(help="By which day")] = None,
    file: ListFile = None,
    keep_good: KeepGood = False,
    asking: Asking = ASKING,
) -> int:
    """Give an element of the transition an owner and a day; a file has element, owner and due."""
    errand = asking.of(release, show=THEN)
    if file:
        return bring_to_release(errand, file, TransitionRow, _planned, keep_good=keep_good)
    if element is None or owner is None or due is None:
        raise incomplete("ELEMENT, --owner and --due", "transition plan")
    row = typed_row(TransitionRow, element=element, owner=owner, due=due)
    said = f"{element} is for {owner} to deliver by {due}."
    return ask_release(errand, lambda counter: _planned(counter, [row]), said)


def deliver(
    release: Of,
    element: Element,
    *,
    note: Annotated[str, Parameter(help="What was delivered")] = "",
    evidence: Annotated[str, Parameter(help="The digest of evidence that was handed in")] = "",
    asking: Asking = ASKING,
) -> int:
    """Say that an element of the transition is delivered."""

    def command(counter: Counter) -> FromPeople:
        return DeliverTransitionElement(
            element=ElementId(element), note=note, evidence_digest=evidence, **counter.occasion
        )

    said = f"{element} is delivered."
    return ask_release(asking.of(release, show=THEN), command, said)


def not_applicable(
    release: Of,
    element: Element,
    *,
    reason: Annotated[str, Parameter(help="Why it does not apply to this release")],
    asking: Asking = ASKING,
) -> int:
    """Say that an element of the transition does not apply to a release, and why."""

    def command(counter: Counter) -> FromPeople:
        return RuleOutTransitionElement(element=ElementId(element), reason=reason, **counter.occasion)

    said = f"{element} does not apply."
    return ask_release(asking.of(release, show=THEN), command, said)


def _planned(counter: Counter, rows: Sequence[TransitionRow]) -> PlanTransition:
    return PlanTransition(elements=planned_elements(rows, counter.somebody), **counter.occasion)


def _shown(connection: Connection, *, wanted: str, programme: str | None) -> Answer:
    place, release = release_of(connection, wanted, programme)
    page = transition_page(connection, place, release)
    called = names(connection, place)
    elements = [
        (
            each.element,
            each.name,
            each.state,
            called.get(each.owner, each.owner.subject) if each.owner else None,
            each.due,
            each.said,
        )
        for each in page.elements
    ]
    empty = "The programme names no element of a transition."
    return Answer(
        document=page,
        said=(f"Transition of {place}/{release}",),
        sheets=(Sheet(columns=ELEMENTS, rows=elements, empty=empty), *_watched(page), *_kept(page)),
        next=f"lockgate release show {place}/{release}",
    )


def _watched(page: TransitionPage) -> tuple[Sheet, ...]:
    stops = [
        (each.process, each.stops_on, each.watched_for, each.watcher.subject, each.until)
        for each in page.stops
    ]
    effects = [
        (each.found.name, each.found.what, each.found.by.subject, each.found.at, each.resolved or "open")
        for each in page.effects
    ]
    return (
        *((Sheet(columns=STOPS, rows=stops, title="Processes that stop"),) if stops else ()),
        *((Sheet(columns=EFFECTS, rows=effects, title="Adverse effects"),) if effects else ()),
    )


def _kept(page: TransitionPage) -> tuple[Sheet, ...]:
    rows = [(each.cases, each.where, each.until) for each in page.kept]
    return (Sheet(columns=CASES, rows=rows, title="Old cases"),) if rows else ()
