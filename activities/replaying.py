"""Folding a programme's history again, and recording what came of that."""

from functools import partial

from temporalio import activity

from activities.door import Door
from activities.messages import ReplayAsk
from activities.runs import NightlyReplayRun
from domain.identity import service
from domain.replay.commands import RecordReplay
from eventstore.store import EventStore
from readmodels.programme_parts import parents
from readmodels.replaying import replay

ME = service("nightly-replay")


class Replaying:
    """What a nightly replay has done: which programmes there are, and each of them folded again."""

    def __init__(self, door: Door, store: EventStore) -> None:
        self._door = door
        self._store = store

    @activity.defn
    async def programmes_to_replay(self, _: NightlyReplayRun) -> tuple[str, ...]:
        """Every programme, ended or not: an auditor asks about either."""
        return tuple(await self._store.query(parents))

    @activity.defn
    async def replay_programme(self, ask: ReplayAsk) -> bool:
        """Folds it again and records that it was done, or the first difference; whether all agreed."""
        found = await self._store.query(partial(replay, programme=ask.programme))
        await self._door.settle(
            RecordReplay(
                programme=ask.programme,
                until=found.until,
                facts=found.facts,
                rounds=found.rounds,
                rows=found.rows,
                difference=found.difference,
                by=ME,
                at=ask.at,
            )
        )
        return found.difference is None
