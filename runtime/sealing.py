"""How an installation is sealed for as long as its sealer runs, and its witnesses are asked."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import TypeVar

import structlog
from sqlalchemy import Connection

from eventstore import sealed
from eventstore.errors import RecordUnavailable
from eventstore.sealing import FormerKeys, Sealed, Sealer, nobody_before
from runtime.failures import SealRefused
from runtime.witnesses import Cosigned, HasSeen, NoAnswer, RemoteWitness, SawAnother
from tlog.checkpoint import Checkpoint, opened
from tlog.encoding import Malformed
from tlog.keys import SigningKey, VerifierKey
from tlog.note import Note, SignatureRefused
from tlog.witnessing import Growth

SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_UNTIL_ANOTHER_TRY = 5.0
KEEP = "Stop, keep this record as it is, and show both to the auditor; or restore the backup from before."

T = TypeVar("T")
_log = structlog.get_logger(__name__)


class Sealing:
    """Seals what is new, and has each witness see it; to be used in one event loop."""

    def __init__(
        self,
        sealer: Sealer,
        log: VerifierKey,
        thread: ThreadPoolExecutor,
        witnesses: Sequence[RemoteWitness] = (),
        *,
        former: FormerKeys = nobody_before,
        pause: float = SECONDS_BETWEEN_LOOKS,
        patience: float = SECONDS_UNTIL_ANOTHER_TRY,
    ) -> None:
        """`thread` is the sealer's one thread; the `log` has its key from the `former` ones.

        `pause` is between two looks, `patience` until a witness that did not answer is asked again.
        """
        self._sealer = sealer
        self.log = log
        self._former = former
        self._witnesses = witnesses
        self._pause = pause
        self._patience = patience
        self._thread = thread
        self._confirmed: dict[VerifierKey, int] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Seals and asks until it is to stop.

        :raises SealRefused: when a witness has seen another history than this record's.
        :raises SealBroken: when what was sealed is not what the record holds.
        """
        work = (self._seal_for_ever(), *map(self._ask_for_ever, self._witnesses), stop.wait())
        tasks: list[asyncio.Task[object]] = [asyncio.create_task(each) for each in work]
        try:
            ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for each in ended:
                each.result()
        finally:
            for each in tasks:
                each.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def seal(self) -> Sealed | None:
        """Seals what is new, once."""
        made = await self._in_thread(self._seal_news)
        if made:
            _log.info("sealed", size=made.checkpoint.size)
            if made.alarm:
                _log.warning("clock-wrong", why=made.alarm)
        return made

    async def ask(self, witness: RemoteWitness) -> bool:
        """Has one witness see the newest checkpoint; whether it has seen it now.

        :raises SealRefused: when it shows that it has seen another history.
        """
        newest = await self._question(sealed.newest)
        if newest is None:
            return False
        told, note, checkpoint = 0, newest.note, newest.checkpoint
        # A cosignature that lies in the record is not enough: it may have come back with a backup.
        if self._confirmed.get(witness.key) == checkpoint.size:
            return True
        own = replace(note, signatures=tuple(each for each in note.signatures if each.name == self.log.name))
        for _ in range(2):
            proof = await self._question(partial(sealed.growth, old=told, new=checkpoint.size))
            growth = Growth(old=told, proof=tuple(proof), note=own)
            match await asyncio.to_thread(witness.add_checkpoint, growth):
                case Cosigned(signature=signature):
                    keep = partial(self._sealer.keep, checkpoint.size, witness.key, signature)
                    await self._in_thread(keep)
                    self._confirmed[witness.key] = checkpoint.size
                    _log.info("witnessed", by=witness.name, size=checkpoint.size)
                    return True
                case HasSeen(size=size) if size <= checkpoint.size:
                    told = size
                case HasSeen(size=size):
                    await self._require_same(witness, checkpoint, f"it has seen {size} facts")
                    return False
                case SawAnother(reason=reason):
                    await self._require_same(witness, checkpoint, reason)
                    return False
                case NoAnswer(reason=reason):
                    _log.warning("witness-silent", witness=witness.name, why=reason)
                    return False
        return False

    async def _require_same(self, witness: RemoteWitness, checkpoint: Checkpoint, reason: str) -> None:
        """A witness that refuses is believed once it shows what this log signed.

        :raises SealRefused: when that is another history.
        """
        shown = await asyncio.to_thread(witness.newest, checkpoint.origin)
        with suppress(SignatureRefused, Malformed):
            theirs = await self._of_this_log(shown) if shown else checkpoint
            if theirs.size > checkpoint.size:
                raise SealRefused(
                    f"{witness.name} has seen {theirs.size} facts of {theirs.origin}, this record has"
                    f" {checkpoint.size}: an older backup was restored, or facts were taken out.",
                    next=KEEP,
                )
            if theirs.root != await self._root_at(theirs.size):
                raise SealRefused(
                    f"{witness.name} has seen other facts than the first {theirs.size} of this record:"
                    " its history was rewritten.",
                    next=KEEP,
                )
        _log.warning("witness-refuses", witness=witness.name, why=reason)

    async def _of_this_log(self, shown: Note) -> Checkpoint:
        for key in await self._question(self._former):
            with suppress(SignatureRefused):
                return opened(shown, key)
        return opened(shown, self.log)

    async def _root_at(self, size: int) -> bytes:
        return await self._question(lambda connection: sealed.nodes(connection).range_of(size).root)

    async def _seal_for_ever(self) -> None:
        is_away = False
        while True:
            try:
                await self.seal()
                is_away = False
            except RecordUnavailable as error:
                if not is_away:
                    _log.warning("sealer-waits", why=str(error))
                is_away = True
            await asyncio.sleep(self._pause)

    async def _ask_for_ever(self, witness: RemoteWitness) -> None:
        while True:
            has_seen = False
            with suppress(RecordUnavailable):
                has_seen = await self.ask(witness)
            await asyncio.sleep(self._pause if has_seen else self._patience)

    def _seal_news(self) -> Sealed | None:
        return self._sealer.seal() if self._sealer.has_news() else None

    async def _question(self, question: Callable[[Connection], T]) -> T:
        return await self._in_thread(partial(self._sealer.ask, question))

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


@asynccontextmanager
async def sealing(
    url: str,
    key: SigningKey,
    witnesses: Sequence[RemoteWitness] = (),
    *,
    also: Sequence[SigningKey] = (),
    former: FormerKeys = nobody_before,
    pause: float = SECONDS_BETWEEN_LOOKS,
    patience: float = SECONDS_UNTIL_ANOTHER_TRY,
) -> AsyncIterator[Sealing]:
    """A sealer of one record, let go of afterwards."""
    with ThreadPoolExecutor(1, thread_name_prefix="sealer") as thread:
        sealer = await asyncio.wrap_future(thread.submit(partial(Sealer, url, key, also=also, former=former)))
        try:
            yield Sealing(
                sealer, key.verifier, thread, witnesses, former=former, pause=pause, patience=patience
            )
        finally:
            await asyncio.wrap_future(thread.submit(sealer.close))
