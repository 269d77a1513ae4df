"""What everybody who works on a release in a demonstration shares: whom to ask, and when."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypedDict

from domain.benefit.commands import HandOverBenefit, TakeOverBenefit
from domain.identity import Actor, Identity
from domain.programme.plan import ProgrammePlan
from domain.release.commands import FromPeople
from domain.release.plan import ReleaseId, ReleasePlan
from runtime.demo.answering import actor
from runtime.demo.front import Front
from runtime.demo.intentions import Intentions
from runtime.demo.papers import Papers


class Asked(TypedDict):
    """Who asks something of which release, and since when they mean to: what every command tells."""

    programme: str
    release: ReleaseId
    by: Actor
    at: datetime


class Company:
    """The people of a programme and what they mean to do."""

    def __init__(self, front: Front, plan: ProgrammePlan, papers: Papers, intentions: Intentions) -> None:
        self.plan = plan
        self.papers = papers
        self._front = front
        self._intentions = intentions

    def planned(self, release: ReleaseId) -> ReleasePlan:
        """What a release set out to do."""
        return self.plan.release(release)

    def asked(self, release: ReleaseId, by: Identity, at: datetime) -> Asked:
        """What a command of somebody to a release tells."""
        return Asked(programme=self.plan.id, release=release, by=actor(by), at=at)

    def somebody_but(self, *others: Identity) -> Identity:
        """The first of the people who is none of these."""
        return next(who for who in self.plan.roster.names if who not in others)

    def later(self, days: int, *commands: FromPeople) -> None:
        """Plans what is asked of releases so many days on, one after the other."""
        for command in commands:
            self._intentions.plan(command.at, command.stream, partial(self._tend, command), days=days)

    def later_of_benefit(self, days: int, *commands: HandOverBenefit | TakeOverBenefit) -> None:
        """Plans what is said of who owns a benefit so many days on, one after the other."""
        for command in commands:
            hand_over = partial(self._hand_over, command)
            self._intentions.plan(command.at, command.stream, hand_over, days=days)

    async def _hand_over(self, command: HandOverBenefit | TakeOverBenefit, now: datetime) -> None:
        await self._front.hand_over_benefit(replace(command, at=now))

    async def _tend(self, command: FromPeople, _: datetime) -> None:
        await self._front.tend_release(command)
