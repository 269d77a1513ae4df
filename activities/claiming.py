"""How a benefit that is to be promised learns what others in the record claim."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from activities.sight import Sight
from domain.aggregate import Command
from domain.benefit.commands import RegisterBenefit, benefit_stream
from domain.benefit.events import BenefitRegistered
from readmodels.claims import claims_in


async def knowing_claims(record: Sight, commands: Sequence[Command]) -> Sequence[Command]:
    """The same commands; each that claims posts or lines of a budget knows what is claimed of its group."""
    claiming = [each for each in commands if isinstance(each, RegisterBenefit) and each.profile.claims]
    if not claiming:
        return commands
    groups = frozenset(each.profile.overlap_group for each in claiming)
    claimed = await record.look_through(BenefitRegistered, partial(claims_in, groups=groups))
    # What is promised again was recorded by an earlier attempt, and what is withdrawn makes room.
    own = {each.stream for each in commands}
    others = tuple(each for each in claimed if benefit_stream(each.programme, each.profile.id) not in own)
    return [replace(each, claimed=others) if isinstance(each, RegisterBenefit) else each for each in commands]
