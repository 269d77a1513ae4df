"""What was planned in each baseline, told from what happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.identity import Identity
from domain.programme.baseline.events import BaselineAdopted, ReleaseTakenOut
from domain.programme.events import ProgrammeEvent, ProgrammeStarted, ReleasePlanned, RosterAdopted
from domain.release.plan import ReleaseId, ReleasePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """A plan as it was adopted: its number, why, by whom and when, and every release in it."""

    version: int
    reason: str
    by: Identity | None
    at: datetime | None
    releases: Mapping[ReleaseId, ReleasePlan]


def baselines(events: Iterable[ProgrammeEvent]) -> tuple[Baseline, ...]:
    """Every baseline of a programme, the first first; none before it has begun."""
    found: list[Baseline] = []
    for event in events:
        match event:
            case ProgrammeStarted():
                found.append(Baseline(version=1, reason="", by=None, at=event.at, releases={}))
            case RosterAdopted() if len(found) == 1 and found[0].by is None:
                found[0] = replace(found[0], by=event.by)
            case BaselineAdopted():
                found.append(
                    Baseline(
                        version=event.version,
                        reason=event.reason,
                        by=event.by,
                        at=event.at,
                        releases=found[-1].releases if found else {},
                    )
                )
            case ReleasePlanned() if found:
                releases = {**found[-1].releases, event.release: event.plan}
                found[-1] = replace(found[-1], releases=releases)
            case ReleaseTakenOut() if found:
                left = {id: plan for id, plan in found[-1].releases.items() if id != event.release}
                found[-1] = replace(found[-1], releases=left)
            case _:
                pass
    return tuple(found)
