"""How processes that a release replaces are stopped and watched, and harm is put right."""

from datetime import date, datetime, timedelta

from domain.release.plan import ReleaseId
from domain.release.watching.commands import (
    DeclareProcessStop,
    KeepOldCases,
    ReadWatch,
    ResolveAdverseEffect,
)
from domain.release.watching.events import ProcessId
from runtime.demo import script
from runtime.demo.at_work.company import Company
from runtime.demo.script import StopPlayed

FIRST_EFFECT = 1
RETENTION = timedelta(days=6 * 365)


class Stopping:
    """Whoever leads a release stops what the script has it stop, and watches it."""

    def __init__(self, company: Company, played: tuple[StopPlayed, ...]) -> None:
        self._company = company
        self._played = played

    def begin(self, release: ReleaseId, at: datetime) -> None:
        """Plans what stops in a release, once it is live."""
        for each in self._played:
            if each.release == release:
                self._plan(release, each, at)

    def _plan(self, release: ReleaseId, played: StopPlayed, at: datetime) -> None:
        lead = self._company.planned(release).lead
        asked, process = self._company.asked(release, lead, at), ProcessId(played.process)
        stops = _after(at, script.DAYS_TO_HAND_IN)
        declare = DeclareProcessStop(
            **asked,
            process=process,
            stops_on=stops,
            watched_for=played.watched_for,
            watcher=lead,
            until=_after(at, script.DAYS_TO_PUT_RIGHT),
        )
        kept = KeepOldCases(**asked, cases=f"cases of {process}", where="archive", until=stops + RETENTION)
        self._company.later(script.DAYS_TO_HAND_IN, declare, kept)
        found = ReadWatch(**asked, process=process, note=played.effect, is_adverse=True)
        self._company.later(script.DAYS_TO_FIND_HARM, found)
        right = ResolveAdverseEffect(**asked, process=process, effect=FIRST_EFFECT, how=played.put_right)
        clear = ReadWatch(**asked, process=process, note="No further harm.", is_adverse=False)
        self._company.later(script.DAYS_TO_PUT_RIGHT, right, clear)


def _after(at: datetime, days: int) -> date:
    return at.date() + timedelta(days=days)
