"""What a role has committed: the asks granted under it or waiting for it, and what it moved by itself."""

from collections.abc import Iterable

from domain.financial_year import quarter_of
from domain.fund.state import Ask, Fund
from domain.money import NOTHING, Pence
from domain.roster import RoleId
from domain.stake import Committed


def committed_by(fund: Fund, role: RoleId, year: int, asks: Iterable[Ask]) -> Committed:
    """What a role committed by these asks and by its own virements, in a financial year and ever.

    One limit covers all that a role decides. An ask that waits counts for every role that it waits for, so
    that two gates decided at the same moment never pass a limit together.
    """
    parts = [(each.asked.year, part_of(each, role)) for each in asks if role in roles_of(each)]
    parts += [
        (quarter_of(each.at.date()).year, each.amount)
        for each in fund.virements
        if role in each.under and not each.ask
    ]
    return Committed(
        role=role,
        in_year=Pence(sum(amount for of, amount in parts if of == year)),
        in_all=Pence(sum(amount for _, amount in parts)),
    )


def roles_of(ask: Ask) -> tuple[RoleId, ...]:
    """The roles that committed an ask, or may yet."""
    return ask.granted.under if ask.granted else ask.asked.deciders


def committed(ask: Ask) -> Pence:
    """What an ask commits, or would: nothing once it is closed, and what was taken once it is revoked."""
    if ask.closed:
        return NOTHING
    return ask.revoked.drawn if ask.revoked else ask.asked.amount


def part_of(ask: Ask, role: RoleId) -> Pence:
    """How much of an ask a role decides on: its share, or else the whole."""
    whole = committed(ask)
    share = next((each.amount for each in ask.asked.shares if each.role == role), whole)
    return min(share, whole)
