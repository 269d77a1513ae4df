"""How a release goes live, is handed over and is closed, from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.naming import release_of
from console.options import READING, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.release_errands import ASKING, Asking, Counter, ask_release
from console.today import Clock, clock_of
from console.transition import Of
from domain.money import Pence, exact_pounds
from domain.release.closing.commands import CloseRelease
from domain.release.commands import FromPeople
from domain.release.exit_costs.commands import EstimateExitCost
from domain.release.exit_costs.plan import ExitCost
from domain.release.going_live.commands import (
    AcceptHandover,
    AddressNonCompliance,
    GoLive,
    OfferHandover,
    RaiseNonCompliance,
)
from domain.stage import Stage
from readmodels.closing import ClosingPage, as_would_be_asked, closing_page

Part = Annotated[str, Parameter(name="PART", help="Such as portal")]
Item = Annotated[str, Parameter(name="ITEM", help="A short name, such as 'paper forms'")]
PARTS = ("part", "to", "taken over")
NON_COMPLIANCE = ("item", "what", "owner", "addressed")
LACKING = ("lacking", "what to do")
THEN = "release closing"


def closing(wanted: Of, *, programme: Programme = None, common: Reading = READING) -> int:
    """How a release does after go-live, and what it lacks to be closed."""
    question = partial(_closing, wanted=wanted, programme=programme, clock=clock_of(common))
    print_answer(ask(common, question, about=wanted, programme=programme), common.output)
    return DONE


def go_live(release: Of, *, asking: Asking = ASKING) -> int:
    """Let people work with what a release built, as its lead."""

    def command(counter: Counter) -> FromPeople:
        return GoLive(**counter.occasion)

    return ask_release(asking.of(release, show=THEN), command, f"{release} is live.")


def hand_over(
    release: Of,
    part: Part,
    *,
    to: Annotated[str, Parameter(help="Who in the service is to take it over")],
    asking: Asking = ASKING,
) -> int:
    """Ask somebody in the service to take a part of a release over."""

    def command(counter: Counter) -> FromPeople:
        who = counter.somebody(to)
        return OfferHandover(part=part, to=who, **counter.occasion)

    return ask_release(asking.of(release, show=THEN), command, f"{to} is asked to take {part} over.")


def take_over(release: Of, part: Part, *, asking: Asking = ASKING) -> int:
    """Take a part of a release over, as whoever was asked to."""

    def command(counter: Counter) -> FromPeople:
        return AcceptHandover(part=part, **counter.occasion)

    return ask_release(asking.of(release, show=THEN), command, f"{part} is taken over.")


def non_compliance(
    release: Of,
    item: Item,
    *,
    what: Annotated[str, Parameter(help="What is not complied with")],
    owner: Annotated[str, Parameter(help="Who sees to it")],
    asking: Asking = ASKING,
) -> int:
    """Say where people do not work as a release set out, and who sees to it."""

    def command(counter: Counter) -> FromPeople:
        who = counter.somebody(owner)
        return RaiseNonCompliance(item=item, what=what, owner=who, **counter.occasion)

    return ask_release(asking.of(release, show=THEN), command, f"{item} is raised; {owner} sees to it.")


def address(
    release: Of,
    item: Item,
    *,
    how: Annotated[str, Parameter(help="How it was seen to")],
    asking: Asking = ASKING,
) -> int:
    """Say how something that was not complied with was seen to."""

    def command(counter: Counter) -> FromPeople:
        return AddressNonCompliance(item=item, how=how, **counter.occasion)

    return ask_release(asking.of(release, show=THEN), command, f"{item} is addressed.")


def close(release: Of, *, asking: Asking = ASKING) -> int:
    """Close a release that is optimised and handed over, as its lead."""

    def command(counter: Counter) -> FromPeople:
        return as_would_be_asked(counter.connection, CloseRelease(**counter.occasion))

    return ask_release(asking.of(release, show=THEN), command, f"{release} is closed.")


def exit_cost(
    release: Of,
    stage: Annotated[Stage, Parameter(name="STAGE")],
    *,
    pence: Annotated[int, Parameter(help="What stopping at its gate costs, in pence")],
    basis: Annotated[str, Parameter(help="What the estimate rests on")],
    asking: Asking = ASKING,
) -> int:
    """Say what stopping a release at the gate of a stage costs by now."""

    def command(counter: Counter) -> FromPeople:
        return EstimateExitCost(
            cost=ExitCost(stage=stage, amount=Pence(pence)), basis=basis, **counter.occasion
        )

    said = f"Stopping at the gate of {stage} costs {exact_pounds(Pence(pence))}."
    return ask_release(asking.of(release, show="release show"), command, said)


def _closing(connection: Connection, *, wanted: str, programme: str | None, clock: Clock) -> Answer:
    place, release = release_of(connection, wanted, programme)
    page = closing_page(connection, place, release, clock(connection, place))
    parts = [(each.part, each.to.subject, "yes" if each.is_accepted else "no") for each in page.handovers]
    raised = [
        (each.raised.item, each.raised.what, each.raised.owner.subject, each.addressed or "open")
        for each in page.non_compliance
    ]
    lacking = [(each.what, each.remedy) for each in page.lacking]
    return Answer(
        document=page,
        said=(f"{place}/{release}", *_said(page)),
        sheets=(
            Sheet(columns=LACKING, rows=lacking, empty="Nothing is lacking."),
            *((Sheet(columns=PARTS, rows=parts, title="Hand-over"),) if parts else ()),
            *((Sheet(columns=NON_COMPLIANCE, rows=raised, title="Non-compliance"),) if raised else ()),
        ),
        next=f"lockgate release show {place}/{release}",
    )


def _said(page: ClosingPage) -> list[str]:
    if page.live_since is None:
        return ["It is not live yet."]
    lines = [f"Live since {page.live_since:%Y-%m-%d}."]
    if page.support_until:
        lines.append(f"Supported until {page.support_until}.")
    if page.optimise_until:
        lines.append(f"Optimised until {page.optimise_until}.")
    return [*lines, f"Closed on {page.closed_at:%Y-%m-%d}."] if page.closed_at else lines
