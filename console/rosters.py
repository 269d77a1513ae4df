"""Who holds which role in a programme, from a command line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.naming import START, programme_of
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.today import OnDay, on_day
from domain.identity import Identity
from domain.money import Pence, exact_pounds
from domain.programme.events import RosterAdopted
from domain.roster import Delegation, Limit, Person, Role, Roster
from readmodels.in_force import InForce, in_force
from runtime.failures import NotFound


def show(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    on: Annotated[
        str | None, Parameter(name="--on", help="A day, such as 2018-05-31; today without it")
    ] = None,
    common: Reading = READING,
) -> int:
    """People and roles on a day, who decides for whom, and who is away."""
    question = partial(_answer, typed=programme, on=on_day(on, common))
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def in_force_of(connection: Connection, typed: str | None) -> tuple[str, InForce]:
    """The programme meant, and what it has in force.

    :raises NotFound: when there is no such programme.
    """
    id = programme_of(connection, typed)
    if (found := in_force(connection, id)) is None:
        raise NotFound("That programme has not begun.", next=START)
    return id, found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """A roster as it stands on a day."""

    roster: Roster
    on: date

    def name(self, who: Identity) -> str:
        return self.roster.names.get(who, who.subject)

    def names(self, people: Iterable[Identity]) -> str | None:
        return ", ".join(self.name(who) for who in people) or None

    def holders(self, role: Role) -> tuple[Identity, ...]:
        return self.roster.holders_of(role.id, self.on)


def _answer(connection: Connection, *, typed: str | None, on: OnDay) -> Answer:
    programme, found = in_force_of(connection, typed)
    adopted = found.roster
    day = _Day(roster=adopted.roster, on=on(connection, programme))
    return Answer(
        document=_document(programme, adopted, day),
        said=(
            f"The roster of {programme}, in force since {adopted.at:%Y-%m-%d}, as it stands on {day.on}.",
            f"{day.name(adopted.by)} adopted it{f': {adopted.reason}' if adopted.reason else '.'}",
            f"Digest {adopted.roster_digest}",
        ),
        sheets=(_roles(day), _people(day), _delegations(day), _absences(day), _leavers(day)),
        next=f"lockgate roster adopt {programme} FILE --reason TEXT --as PERSON",
    )


def _document(programme: str, adopted: RosterAdopted, day: _Day) -> dict[str, object]:
    return {
        "programme": programme,
        "digest": adopted.roster_digest,
        "since": adopted.at,
        "by": adopted.by,
        "reason": adopted.reason,
        "on": day.on,
        "holders": {role.id: day.holders(role) for role in day.roster.roles},
        "roster": day.roster,
    }


def _roles(day: _Day) -> Sheet:
    rows = [
        (
            role.id,
            role.name,
            day.names(day.holders(role)) or "nobody",
            day.name(role.chair) if role.chair else None,
            role.escalates_to,
            _limit(role.limit),
        )
        for role in day.roster.roles
    ]
    columns = ("role", "name", "holders", "chair", "goes up to", "decides up to")
    return Sheet(columns=columns, rows=rows, title="Roles")


def _people(day: _Day) -> Sheet:
    rows = [
        (who.identity.subject, who.name, _roles_of(day, who), _where(day, who)) for who in day.roster.people
    ]
    return Sheet(columns=("person", "name", "roles", "is"), rows=rows, title="People")


def _roles_of(day: _Day, who: Person) -> str | None:
    return ", ".join(day.roster.roles_of(who.identity, day.on)) or None


def _where(day: _Day, who: Person) -> str:
    if day.roster.has_left(who.identity, day.on):
        return "gone"
    return "away" if day.roster.is_away(who.identity, day.on) else "here"


def _delegations(day: _Day) -> Sheet:
    rows = [_delegation(day, each) for each in day.roster.delegations]
    columns = ("delegation", "from", "to", "roles", "since", "until", "decides up to", "reason")
    return Sheet(columns=columns, rows=rows, title="Delegations", empty="none")


def _delegation(day: _Day, each: Delegation) -> tuple[str | date | None, ...]:
    people = (day.name(each.giver), day.name(each.taker))
    return (each.id, *people, ", ".join(each.roles), each.since, each.until, _limit(each.limit), each.reason)


def _absences(day: _Day) -> Sheet:
    rows = [(day.name(each.who), each.since, each.until) for each in day.roster.absences]
    return Sheet(columns=("away", "since", "until"), rows=rows, title="Absences", empty="none")


def _leavers(day: _Day) -> Sheet:
    rows = [(day.name(each.who), each.left) for each in day.roster.leavers]
    return Sheet(columns=("left", "on"), rows=rows, title="Leavers", empty="none")


def _limit(limit: Limit | None) -> str | None:
    if limit is None:
        return None
    parts: tuple[tuple[Pence | None, str], ...] = (
        (limit.per_decision, "at a time"),
        (limit.in_year, "a year"),
        (limit.in_all, "in all"),
    )
    return ", ".join(f"{exact_pounds(amount)} {how}" for amount, how in parts if amount is not None)
