"""The log's key, and the one that is to follow it."""

from dataclasses import replace

from domain.log_key.commands import AnnounceLogKey, AnyLogKeyCommand
from domain.log_key.events import LogKeyAnnounced
from tests.domain.people import DINA, LATER, NOON

FORMER, NEXT, LAST = (
    f"record.shepway.example/log+{id}" for id in ("00000001+Aa", "00000002+Ab", "00000003+Ac")
)
ANNOUNCE = AnnounceLogKey(former=FORMER, key=NEXT, reason="It is five years old.", by=DINA, at=NOON)
ANNOUNCED = LogKeyAnnounced(
    former=FORMER, key=NEXT, reason="It is five years old.", by=DINA.identity, at=NOON
)
AGAIN = replace(ANNOUNCE, former=NEXT, key=LAST, at=LATER)
WAY: tuple[AnyLogKeyCommand, ...] = (ANNOUNCE, AGAIN)
