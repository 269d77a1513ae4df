"""The money at stake at the gate of an ask."""

from domain.fund.commitment import committed, committed_by, part_of, roles_of
from domain.fund.plan import AskId
from domain.fund.refusals import AskUnknown
from domain.fund.state import Ask, Fund
from domain.money import Pence
from domain.roster import RoleId
from domain.stake import Share, Stake


def stake_of(fund: Fund, ask: AskId, round: int | None = None) -> Stake:
    """What an ask would commit, and what each role committed before; in its newest round unless told.

    The whole is the ask with all that it increases, and with what else increases the same. Each gate counts
    the grants, and the asks made before its own that still wait: never those made after it. What was drawn
    under the ask is left for others to say.

    :raises AskUnknown: when there is no such ask.
    """
    this = fund.latest(ask) if round is None else fund.in_round(ask, round)
    if this is None:
        raise AskUnknown(ask)
    counted = [each for each in fund.asks if each is not this and _counts(fund, each, before=this)]
    family = _family(fund, ask)
    kin = [each for each in counted if each.asked.ask in family]
    others = [each for each in counted if each.asked.ask not in family]
    year = this.asked.year
    return Stake(
        whole=Pence(this.asked.amount + sum(committed(each) for each in kin)),
        year=year,
        shares=_shares(this, kin),
        committed=tuple(committed_by(fund, role, year, others) for role in _roles(fund)),
    )


def _counts(fund: Fund, ask: Ask, *, before: Ask) -> bool:
    if ask.granted:
        return True
    return ask.is_waiting and fund.asks.index(ask) < fund.asks.index(before)


def _family(fund: Fund, ask: AskId) -> set[AskId]:
    """The asks that increase one another, however far: none of them is judged by itself."""
    ties = [{each.asked.ask, each.asked.increases} for each in fund.asks if each.asked.increases]
    family = {ask}
    while grown := {each for tie in ties if tie & family for each in tie} - family:
        family |= grown
    return family


def _shares(this: Ask, kin: list[Ask]) -> tuple[Share, ...]:
    """Each partner's share with all that it increases."""
    roles = dict.fromkeys(share.role for each in (this, *kin) for share in each.asked.shares)
    return tuple(
        Share(role=role, amount=Pence(sum(part_of(each, role) for each in (this, *kin)))) for role in roles
    )


def _roles(fund: Fund) -> tuple[RoleId, ...]:
    asking = [role for each in fund.asks for role in (*roles_of(each), *each.asked.deciders)]
    return tuple(dict.fromkeys([*asking, *(role for each in fund.virements for role in each.under)]))
