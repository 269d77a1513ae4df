"""What waiting at gates costs a programme in benefit, from what is recorded of them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from domain.gate.events import GateEvent
from domain.gate.evolving import fold
from domain.gate.turns import waiting_for
from domain.programme.path.forecast import Forecast, forecast, held_up
from domain.release.plan import ReleaseId
from domain.release.state import Release
from domain.waiting.cost import GateCost, GateWaiting, WaitingCost, cost_of_waiting, free_until
from domain.waiting.price import prices
from domain.waiting.waits import waits, waits_now
from readmodels.as_recorded import releases_as_recorded
from readmodels.benefits_recorded import benefits_as_recorded
from readmodels.gate_history import gate_history
from readmodels.plan import situation_of


def waiting_cost(connection: Connection, programme: str, on: datetime) -> WaitingCost:
    """What every gate of a programme costs at a moment: those that were asked for, in that order.

    :raises ProgrammeUnknown: when it has not begun.
    """
    found = forecast(situation_of(connection, programme, on.date()))
    releases = {ReleaseId(id): each for id, each in releases_as_recorded(connection, programme).items()}
    history = gate_history(connection, programme)
    gates = tuple(
        _gate(gate, rounds, releases, found, on)
        for gate, rounds in _by_gate(history.rounds if history else ()).items()
    )
    finishes = _finishes(found, releases)
    costs = prices(benefits_as_recorded(connection, programme), finishes)
    return cost_of_waiting(gates, costs, [*releases], on)


def gate_cost(connection: Connection, programme: str, gate: str, on: datetime) -> GateCost | None:
    """What one gate costs; None before it is asked for."""
    return next((each for each in waiting_cost(connection, programme, on).gates if each.gate == gate), None)


def _by_gate(rounds: Sequence[Sequence[GateEvent]]) -> Mapping[str, Sequence[Sequence[GateEvent]]]:
    found: dict[str, list[Sequence[GateEvent]]] = {}
    for events in rounds:
        opened = fold(events).opened
        if opened:
            found.setdefault(opened.subject.gate, []).append(events)
    return found


def _gate(
    gate: str,
    rounds: Sequence[Sequence[GateEvent]],
    releases: Mapping[ReleaseId, Release],
    found: Sequence[Forecast],
    on: datetime,
) -> GateWaiting:
    newest = fold(rounds[-1])
    subject = newest.opened.subject if newest.opened else None
    stage = subject.stage if subject else None
    id = ReleaseId(subject.release) if subject and subject.release else None
    release = releases.get(id) if id else None
    over = _over(release) if release else None
    return GateWaiting(
        gate=gate,
        release=id,
        stage=stage,
        planned=free_until(release.plan, stage) if release and release.plan and stage else None,
        waits=waits(rounds, over or on),
        holds_up=held_up(found, id) if id else (),
        asked=waiting_for(newest),
        waits_for=None if over else waits_now(rounds),
    )


def _over(release: Release) -> datetime | None:
    """When a release ended, so that it waits for nothing more."""
    if release.signed_off_at:
        return release.signed_off_at
    ended = release.stopped or release.withdrawn
    return ended.at if ended else None


def _finishes(found: Sequence[Forecast], releases: Mapping[ReleaseId, Release]) -> Mapping[ReleaseId, date]:
    """The days on which releases finish: as expected, or as they did."""
    done = {id: each.signed_off_at.date() for id, each in releases.items() if each.signed_off_at}
    return {**{each.release: each.finishes for each in found}, **done}
