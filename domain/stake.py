"""What an ask would commit, and what was committed before."""

from dataclasses import dataclass

from domain.authority import AmountAtStake
from domain.money import NOTHING, Pence
from domain.roster import RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The part of an ask that one body decides on, where each decides on its own money."""

    role: RoleId
    amount: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """What a role has committed before, in the ask's financial year and ever, without the ask itself."""

    role: RoleId
    in_year: Pence
    in_all: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class Spend:
    """What is committed of the envelope and of a year's ask, undecided asks included, in pence."""

    envelope: Pence
    committed: Pence
    year: int
    years_ask: Pence
    committed_in_year: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """The money of an ask, in pence.

    `whole` is the ask and all that it increases, since no increase is judged by itself. A role without a
    share decides on the whole. `drawn` is what has been taken under the ask by now.
    """

    whole: Pence
    year: int
    shares: tuple[Share, ...] = ()
    committed: tuple[Committed, ...] = ()
    drawn: Pence = NOTHING

    def for_role(self, role: RoleId) -> AmountAtStake:
        """What somebody who decides as a role would commit."""
        before = next((each for each in self.committed if each.role == role), None)
        return AmountAtStake(
            whole=next((each.amount for each in self.shares if each.role == role), self.whole),
            year=self.year,
            already_this_year=before.in_year if before else NOTHING,
            already_in_all=before.in_all if before else NOTHING,
        )
