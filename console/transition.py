"""How the transition of a release is planned and delivered from a command line."""

from datetime import date
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.naming import release_of
from console.options import COMMON, READING, Common, Programme, Reading, Release
from console.printing import show as print_answer
from console.reading import ask
from console.release_errands import Counter, Errand, ask_release
from console.writing import DryRun
from domain.release.commands import FromPeople
from domain.release.transition.commands import (
    DeliverTransitionElement,
    PlannedElement,
    PlanTransition,
    RuleOutTransitionElement,
)
from domain.release.transition.plan import ElementId
from readmodels.people import names
from readmodels.transition import TransitionPage, transition_page

Element = Annotated[str, Parameter(name="ELEMENT", help="Such as parallel-running")]
Of = Release
ELEMENTS = ("element", "name", "state", "owner", "due", "said")
STOPS = ("process", "stops on", "watched for", "by", "until")
EFFECTS = ("effect", "found", "by", "on", "put right")
CASES = ("old cases", "where", "until")


def show(wanted: Of, *, programme: Programme = None, common: Reading = READING) -> int:
    """The elements of a release's transition, the processes that it stops, and its old cases."""
    print_answer(ask(common, partial(_shown, wanted=wanted, programme=programme)), common.output)
    return DONE


def plan(
    release: Of,
    element: Element,
    *,
    owner: Annotated[str, Parameter(help="Who delivers it")],
    due: Annotated[date, Parameter(help="By which day")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Give an element of the transition an owner and a day."""

    def command(counter: Counter) -> FromPeople:
        who = counter.somebody(owner)
        wanted = PlannedElement(element=ElementId(element), owner=who, due=due)
        return PlanTransition(elements=(wanted,), **counter.occasion)

    errand = Errand(
        release=release, programme=programme, show="transition show", dry_run=dry_run, common=common
    )
    return ask_release(errand, command, f"{element} is for {owner} to deliver by {due}.")


def deliver(
    release: Of,
    element: Element,
    *,
    note: Annotated[str, Parameter(help="What was delivered")] = "",
    evidence: Annotated[str, Parameter(help="The digest of evidence that was handed in")] = "",
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say that an element of the transition is delivered."""

    def command(counter: Counter) -> FromPeople:
        return DeliverTransitionElement(
            element=ElementId(element), note=note, evidence_digest=evidence, **counter.occasion
        )

    errand = Errand(
        release=release, programme=programme, show="transition show", dry_run=dry_run, common=common
    )
    return ask_release(errand, command, f"{element} is delivered.")


def not_applicable(
    release: Of,
    element: Element,
    *,
    reason: Annotated[str, Parameter(help="Why it does not apply to this release")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say that an element of the transition does not apply to a release, and why."""

    def command(counter: Counter) -> FromPeople:
        return RuleOutTransitionElement(element=ElementId(element), reason=reason, **counter.occasion)

    errand = Errand(
        release=release, programme=programme, show="transition show", dry_run=dry_run, common=common
    )
    return ask_release(errand, command, f"{element} does not apply.")


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
